// Files a person writes: what is wrong in them is told with its line, whatever the library under us does with it.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/text/toml_ascii.h"
#include "engine/text/toml_scan.h"
#include "engine/text/toml_string.h"
#include "engine/text/toml_table.h"
#include "tests/unit/expect_refusal.h"

namespace kontor {
namespace {

int line_of_foreign(std::string_view toml) {
  const auto found = foreign_character(toml);
  return found ? found->line : 0;
}

TEST(TomlTest, LettersBeyondAsciiBelongIntoQuotesAndRemarks) {
  EXPECT_EQ(line_of_foreign("\xEF\xBB\xBFname = \"Müller\" # für Ärzte\nb = 'ß'\nc = \"\"\"\nä \" ö\n\"\"\"\n"), 0);
  EXPECT_EQ(line_of_foreign("name = \"Zoë \\\" Weiß\"\nd = '''\n'ü'\n'''\n"), 0);
  EXPECT_EQ(line_of_foreign("a = 1\nstraße = \"x\"\n"), 2);
  EXPECT_EQ(line_of_foreign("a = 1\nb = 2\nname = „Müller“\n"), 3);
  EXPECT_EQ(line_of_foreign("a = \"offen\nü = 2\n"), 2);
  EXPECT_EQ(line_of_foreign("a = \"nie geschlossen"), 0);
}

TEST(TomlTest, AForeignCharacterIsRefusedWithItsLineAndItself) {
  try {
    TomlTable::parse("a = 1\nname =\u00A0\"x\"\n", "kontor.toml");
    FAIL();
  } catch (const Refusal& refusal) {
    const Finding& finding = refusal.findings().front();
    EXPECT_EQ(finding.fault, Fault::toml_foreign_character);
    EXPECT_EQ(finding.where.line, 2);
    EXPECT_EQ(finding.value, "\u00A0");
  }
}

TEST(TomlTest, AQuoteAstrayHidesNothing) {
  EXPECT_EQ(foreign_character("a = 1 \"ä").value().character, "ä");
  EXPECT_EQ(foreign_character("a = 0.\"ä\"").value().character, "ä");
  EXPECT_EQ(foreign_character("a = 0\x0e \"b\"").value().character, "U+000E");
  EXPECT_FALSE(foreign_character("a.\"ä\" = { \"ö\" = 'ü', b = [\"ß\",\n \"é\"] }"));
}

TEST(TomlTest, LettersComeBackAsTheyWere) {
  const std::string text = "ä ~ 100 % ~% ~%7E € 😀 ";
  const std::string ascii = toml_in_ascii(text);
  EXPECT_TRUE(std::all_of(ascii.begin(), ascii.end(), [](char c) { return (c & 0x80) == 0; }));
  EXPECT_EQ(from_toml_ascii(ascii), text);
  const TomlTable table = TomlTable::parse("\"grün ~\" = { b = ['ß', \"\\u00fc~%C3\"] }", "a.toml");
  EXPECT_EQ(table.table("grün ~")->texts("b"), (std::vector<std::string>{"ß", "ü~%C3"}));
}

TEST(TomlTest, WhatIsWrittenIsReadAgain) {
  const std::vector<std::string> texts{"Müller \"& Co\"", "a\\b", "zwei\nZeilen", "\x01\t\x7f", ""};
  const TomlTable table =
      TomlTable::parse("one = " + toml_string(texts[2]) + "\nall = " + toml_array(texts) + "\n", "a.toml");
  EXPECT_EQ(table.text("one"), texts[2]);
  EXPECT_EQ(table.texts("all"), texts);
}

TEST(TomlTest, BrokenFilesAreRefusedAndNeverEndTheProgram) {
  for (const char* text : {"[", "[,", "[[\t", "a", "a =", "a = {", "a = [1,", "a = \"", "[a]\n[a]", "a = 1\na = 2",
                           "\xEF\xBA\xBF", "a = { b = \xDE\xA8 }"})
    EXPECT_TRUE(fault_of([&] { TomlTable::parse(text, "x.toml"); })) << text;
}

}  // namespace
}  // namespace kontor
