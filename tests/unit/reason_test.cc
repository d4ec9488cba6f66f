// Why the operating system refused, in the reader's language.
#include "engine/system/reason.h"

#include <gtest/gtest.h>

#include <cerrno>

#include "engine/base/refusal.h"
#include "engine/system/files.h"
#include "tests/unit/firm.h"
#include "tests/unit/invoice_firm.h"

namespace kontor {
namespace {

// The reason inside "Die Datei „x“ lässt sich nicht lesen: ....".
std::string told(int number, std::string_view language = "de") {
  const Finding finding{Fault::file_unreadable, {}, "x", {reason_of(number)}};
  const std::string message = words_of(finding, test_wording(language)).message;
  const std::size_t colon = message.rfind(": ");
  return message.substr(colon + 2, message.size() - colon - 3);
}

TEST(ReasonTest, TheCommonOnesHaveWordsInEveryLanguage) {
  EXPECT_EQ(told(EACCES), "keine Berechtigung");
  EXPECT_EQ(told(EPERM, "en"), "no permission");
  EXPECT_EQ(told(ENOSPC), "kein Platz mehr auf dem Datenträger");
  for (const int number : {EACCES, EPERM, ENOENT, EISDIR, ENOTDIR, ENOSPC, EDQUOT, EFBIG, EROFS, EMFILE, ENFILE,
                           ENAMETOOLONG, EBUSY, ETXTBSY, EEXIST, EIO}) {
    EXPECT_TRUE(reason_of(number).find(' ') == std::string::npos) << number;
    EXPECT_EQ(told(number).find("reasons/"), std::string::npos) << number;
    EXPECT_EQ(told(number, "en").find("reasons/"), std::string::npos) << number;
    EXPECT_NE(told(number), told(number, "en")) << number;
  }
}

TEST(ReasonTest, AnyOtherKeepsItsNumber) {
  EXPECT_EQ(told(EILSEQ), "Fehler " + std::to_string(EILSEQ) + " des Betriebssystems");
  EXPECT_EQ(told(ELOOP, "en"), "error " + std::to_string(ELOOP) + " of the operating system");
}

TEST(ReasonTest, OnlyReasonsAreTranslated) {
  for (const char* detail :
       {"reasons/", "reasons/nothing", "reasons/ ", "places/text", "reasons", "reasons/other/x 1"}) {
    const Finding finding{Fault::file_unreadable, {}, "x", {detail}};
    EXPECT_NE(words_of(finding, test_wording()).message.find(detail), std::string::npos) << detail;
  }
}

TEST(ReasonTest, FilesSayWhatIsWrongWithThem) {
  const TemporaryFolder folder;
  write_file(folder.file("datei"), "x");
  const auto reason = [](const auto& act) -> std::string {
    try {
      act();
    } catch (const Refusal& refusal) {
      return refusal.findings().front().details.front();
    }
    return "done";
  };
  EXPECT_EQ(reason([&] { read_file(folder.file("")); }), "reasons/is_folder");
  EXPECT_EQ(reason([&] { read_file(folder.file("datei/innen")); }), "reasons/not_a_folder");
  EXPECT_EQ(reason([&] { write_file(folder.file("fehlt/neu"), "x"); }), "reasons/missing");
  EXPECT_EQ(reason([&] { write_file(folder.file(std::string(300, 'n')), "x"); }), "reasons/name_too_long");
  EXPECT_EQ(reason([&] { make_folder(folder.file("datei/innen")); }), "reasons/not_a_folder");
}

}  // namespace
}  // namespace kontor
