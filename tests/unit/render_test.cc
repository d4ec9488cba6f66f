// One Document, four writers: what a person, a program and a spreadsheet get to see.
#include <gtest/gtest.h>

#include "engine/render/csv.h"
#include "engine/render/json.h"
#include "engine/render/sheet_name.h"
#include "engine/render/sheet_plan.h"
#include "engine/render/terminal.h"
#include "engine/render/xlsx.h"
#include "engine/system/environment.h"
#include "engine/text/nearest.h"
#include "engine/text/width.h"

namespace kontor {

namespace {

const Wording& german() {
  static const Wording kWords(data_folder() + "/locales", "de");
  return kWords;
}

const Wording& english() {
  static const Wording kWords(data_folder() + "/locales", "en");
  return kWords;
}

Amount euros(std::string_view text) { return Amount::from_plain(text); }

// Two accounts and their sum, with names that a stranger chose.
Document balances(const std::string& name = "Bank") {
  Table table{"lines", "", {}, {}};
  table.columns = {{"account", "Konto", ColumnKind::code},
                   {"name", "Bezeichnung", ColumnKind::text},
                   {"day", "Datum", ColumnKind::day},
                   {"balance", "Saldo", ColumnKind::amount}};
  table.rows = {{{"0027", name, Day::of(2026, 3, 31), euros("1234.50")}},
                {{"1200", "Müller", {}, euros("-34.50")}},
                {{{}, "Summe", {}, euros("1200.00")}, RowRole::total, {{0, 1, 1}}}};
  Document document;
  document.key = "balances";
  document.title = "Salden";
  document.client = "Yogastudio Lux";
  document.period = "März 2026";
  document.period_code = "2026-03";
  document.day_made = Day::of(2026, 4, 8);
  document.figures = {{"due", "Fällig", Day::of(2026, 4, 10)}};
  document.tables = {table};
  document.notes = {"Alle Angaben ohne Gewähr."};
  return document;
}

std::string on_terminal(const Document& document, TerminalLook look = {}) {
  return terminal_text(document, german(), look);
}

// The longest line, in columns.
int widest_line(const std::string& text) {
  int widest = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    widest = std::max(widest, width_of(text.substr(at, end - at)));
    at = end + 1;
  }
  return widest;
}

}  // namespace

TEST(Terminal, AlignsAmountsToTheRightAndRulesOffTheSum) {
  EXPECT_EQ(on_terminal(balances()),
            "Salden · März 2026\n"
            "Yogastudio Lux\n"
            "\n"
            "Fällig  10.04.2026\n"
            "\n"
            "Konto  Bezeichnung  Datum          Saldo\n"
            "─────  ───────────  ──────────  ────────\n"
            "0027   Bank         31.03.2026  1.234,50\n"
            "1200   Müller                     -34,50\n"
            "                                ────────\n"
            "       Summe                    1.200,00\n"
            "\n"
            "* Alle Angaben ohne Gewähr.\n");
}

TEST(Terminal, ShortensTextsAndNothingElse) {
  const std::string text = on_terminal(balances("Eine Bank mit einem Namen, der nicht endet"), {50, false});
  EXPECT_EQ(widest_line(text), 50);
  EXPECT_NE(text.find("0027   Eine Bank mit einem…   31.03.2026  1.234,50"), std::string::npos) << text;
}

TEST(Terminal, StaysReadableWhereNothingFits) {
  const std::string text = on_terminal(balances("Eine Bank mit einem Namen, der nicht endet"), {10, false});
  EXPECT_NE(text.find("0027   Eine Ba…"), std::string::npos) << text;
  EXPECT_NE(text.find("1.234,50"), std::string::npos);
}

TEST(Terminal, LetsNoTextMoveTheCursor) {
  const std::string text = on_terminal(balances("\033[2J\rBank\xE2\x80\xAE"), {0, false});
  EXPECT_EQ(text.find('\033'), std::string::npos);
  EXPECT_EQ(text.find('\r'), std::string::npos);
  EXPECT_EQ(text.find("\xE2\x80\xAE"), std::string::npos);
}

TEST(Terminal, IsBoldOnlyWhenAsked) {
  EXPECT_EQ(on_terminal(balances()).find('\033'), std::string::npos);
  EXPECT_NE(on_terminal(balances(), {80, true}).find("\033[1m"), std::string::npos);
}

TEST(Terminal, SaysThatATableIsEmpty) {
  Document document = balances();
  document.tables[0].rows.clear();
  EXPECT_NE(on_terminal(document).find("Nichts in diesem Zeitraum."), std::string::npos);
}

TEST(Terminal, NamesACurrencyThatIsNotTheEuro) {
  Document document = balances();
  document.tables[0].rows[0].cells[3] = Amount(100, Currency::from_code("JPY"));
  EXPECT_NE(on_terminal(document).find("100 JPY"), std::string::npos);
}

TEST(Width, CountsColumnsOfLettersAndNotBytes) {
  EXPECT_EQ(width_of("Müller"), 6);
  EXPECT_EQ(width_of("Mu\xCC\x88ller"), 6);  // u and combining diaeresis
  EXPECT_EQ(width_of("日本"), 4);
}

TEST(Width, ShortensBetweenLetters) {
  EXPECT_EQ(shortened("Müller", 6), "Müller");
  EXPECT_EQ(shortened("Müller", 5), "Müll…");
  EXPECT_EQ(shortened("Mu\xCC\x88ller", 3), "Mu\xCC\x88…");
  EXPECT_EQ(shortened("日本語", 4), "日…");
  EXPECT_EQ(shortened_utf16("\xF0\x9F\x98\x80\xF0\x9F\x98\x80", 3), "\xF0\x9F\x98\x80…");
}

TEST(Nearest, FindsTheCommandThatWasMeant) {
  const std::vector<std::string> commands{"report", "reverse", "read", "prüfen"};
  EXPECT_EQ(nearest("raport", commands), "report");
  EXPECT_EQ(nearest("reprot", commands), "report");
  EXPECT_EQ(nearest("PRUFEN", commands), "prüfen");
  EXPECT_EQ(nearest("bilanz", commands), "");
}

TEST(Csv, IsInGermanWhatGermanSpreadsheetsOpen) {
  EXPECT_EQ(csv_text(balances(), german()),
            "\xEF\xBB\xBFKonto;Bezeichnung;Datum;Saldo\r\n"
            "0027;Bank;31.03.2026;1234,50\r\n"
            "1200;Müller;;-34,50\r\n"
            ";Summe;;1200,00\r\n");
}

TEST(Csv, IsPlainInEnglish) {
  EXPECT_EQ(csv_text(balances(), english()),
            "Konto,Bezeichnung,Datum,Saldo\r\n"
            "0027,Bank,2026-03-31,1234.50\r\n"
            "1200,Müller,,-34.50\r\n"
            ",Summe,,1200.00\r\n");
}

TEST(Csv, QuotesSeparatorsAndDoublesQuotes) {
  EXPECT_NE(csv_text(balances("a;b \"c\""), german()).find(";\"a;b \"\"c\"\"\";"), std::string::npos);
}

TEST(Csv, MakesNoFormulaOutOfAText) {
  for (const char* text : {"=1+1", "+49 341", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "＝1+1", "'quoted"}) {
    const std::string csv = csv_text(balances(text), german());
    EXPECT_NE(csv.find(";'"), std::string::npos) << text;
  }
  EXPECT_NE(csv_text(balances(), german()).find(";-34,50"), std::string::npos);
}

TEST(Csv, GivesForeignAmountsTheirCurrency) {
  Document document = balances();
  document.tables[0].rows[0].cells[3] = Amount(1234, Currency::from_code("USD"));
  const std::string csv = csv_text(document, german());
  EXPECT_NE(csv.find("Saldo;Währung\r\n"), std::string::npos);
  EXPECT_NE(csv.find("12,34;USD\r\n"), std::string::npos);
  EXPECT_NE(csv.find("-34,50;EUR\r\n"), std::string::npos);
}

TEST(Csv, PutsTablesOfTheSameColumnsUnderOneHeader) {
  Document document = balances();
  document.tables.push_back(document.tables[0]);
  document.tables[0].title = "Erste";
  document.tables[1].title = "Zweite";
  const std::string csv = csv_text(document, german());
  EXPECT_NE(csv.find("Tabelle;Konto;"), std::string::npos);
  EXPECT_NE(csv.find("Zweite;1200;Müller;;-34,50\r\n"), std::string::npos);
  EXPECT_EQ(csv.find("Konto"), csv.rfind("Konto"));
}

TEST(JsonWriter, HasStableKeysAndExactValues) {
  const nlohmann::ordered_json json = json_of(balances());
  EXPECT_EQ(json["report"], "balances");
  EXPECT_EQ(json["period"], "2026-03");
  EXPECT_EQ(json["client"], "Yogastudio Lux");
  EXPECT_EQ(json["figures"]["due"], "2026-04-10");
  EXPECT_EQ(json["lines"][0].dump(),
            "{\"account\":\"0027\",\"name\":\"Bank\",\"day\":\"2026-03-31\",\"balance\":\"1234.50\"}");
  EXPECT_TRUE(json["lines"][1]["day"].is_null());
  EXPECT_EQ(json["lines"][2]["role"], "total");
  EXPECT_EQ(json["notes"][0], "Alle Angaben ohne Gewähr.");
}

TEST(JsonWriter, SurvivesBytesThatAreNoText) {
  Document document = balances("Bank \xFF\xC3");
  document.client = "\xFF";
  EXPECT_TRUE(nlohmann::json::accept(json_text(json_of(document))));
}

TEST(SheetName, IsLegalAndUnique) {
  SheetNames names;
  EXPECT_EQ(names.take("1200 Bank"), "1200 Bank");
  EXPECT_EQ(names.take("1200 BANK"), "1200 BANK (2)");
  EXPECT_EQ(names.take("a[b]:*?/\\c"), "a-b------c");
  EXPECT_EQ(names.take("'quoted'"), "quoted");
  EXPECT_EQ(names.take("History"), "_History");
  EXPECT_EQ(names.take(""), "1");
  EXPECT_EQ(names.take("8400 Erlöse aus Lieferungen und Leistungen"), "8400 Erlöse aus Lieferungen un…");
  EXPECT_EQ(names.take("8400 Erlöse aus Lieferungen und Mieten"), "8400 Erlöse aus Lieferunge… (2)");
  EXPECT_EQ(quoted_sheet("O'Neill"), "'O''Neill'");
}

// The formula of the total row, with the table's rows from row 7 of its sheet on.
std::string formula(const Document& document, std::size_t column = 3) {
  const Table& table = document.tables[0];
  const std::vector<SheetPart> parts{{"Salden", &table, 0, table.rows.size(), 6, true}};
  return sum_formula(table.rows.back(), column, parts, parts[0]).value_or("");
}

TEST(SumFormula, AddsWhatTheRowSaysItAdds) {
  Document document = balances();
  EXPECT_EQ(formula(document), "=SUM(D7:D8)");
  document.tables[0].rows.back().sums = {{0, 0, 1}, {1, 1, 1}};
  EXPECT_EQ(formula(document), "=SUM(D7:D8)");
  document.tables[0].rows.back().sums = {{0, 0, 1}, {1, 1, -1}};
  document.tables[0].rows.back().cells[3] = euros("1269.00");
  EXPECT_EQ(formula(document), "=D7-D8");
}

TEST(SumFormula, IsNotWrittenWhenItWouldNotGiveTheFigure) {
  Document document = balances();
  document.tables[0].rows.back().cells[3] = euros("1200.01");
  EXPECT_EQ(formula(document), "");
}

TEST(SumFormula, IsNotWrittenOverAmountsASpreadsheetCannotHold) {
  Document document = balances();
  document.tables[0].rows[0].cells[3] = euros("10000000000000.00");
  document.tables[0].rows[1].cells[3] = euros("-9999999999999.00");
  document.tables[0].rows.back().cells[3] = euros("1.00");
  EXPECT_EQ(formula(document), "");
  EXPECT_TRUE(is_exact_in_spreadsheet(euros("9999999999999.99")));
  EXPECT_FALSE(is_exact_in_spreadsheet(Amount(INT64_MIN)));
}

TEST(SumFormula, ReachesOverSheets) {
  const Document document = balances();
  const Table& table = document.tables[0];
  const std::vector<SheetPart> parts{{"Salden", &table, 0, 1, 6, false}, {"Salden (2)", &table, 1, 2, 6, true}};
  EXPECT_EQ(sum_formula(table.rows.back(), 3, parts, parts[1]), "=SUM('Salden'!D7,D7)");
}

TEST(SumFormula, NamesColumnsLikeASpreadsheet) {
  EXPECT_EQ(column_letters(0), "A");
  EXPECT_EQ(column_letters(25), "Z");
  EXPECT_EQ(column_letters(26), "AA");
}

TEST(Workbook, IsTheSameBytesEachTime) {
  const std::string bytes = xlsx_bytes(balances(), german());
  EXPECT_EQ(bytes.substr(0, 2), "PK");
  EXPECT_EQ(xlsx_bytes(balances(), german()), bytes);
  EXPECT_NE(xlsx_bytes(balances("Kasse"), german()), bytes);
}

TEST(Workbook, TakesEveryTextAndManyRows) {
  Document document = balances(std::string(40'000, 'x') + std::string("\0\x01\xFF\xEF\xBF\xBF", 7));
  document.client = "Müller & Söhne " + std::string(300, '&');
  for (int i = 0; i < 100; ++i) document.tables[0].rows.push_back({{"1000", "mehr", {}, Amount(INT64_MAX)}});
  EXPECT_EQ(xlsx_bytes(document, german(), {20}).substr(0, 2), "PK");
}

}  // namespace kontor
