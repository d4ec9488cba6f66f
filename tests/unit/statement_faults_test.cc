// Damaged, foreign and strange statements: each fault of the readers by one small change to a sound file.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "tests/unit/expect_refusal.h"
#include "tests/unit/samples.h"

namespace kontor {
namespace {

using namespace std::string_view_literals;

// What reading the sample does after this change.
std::optional<Fault> fault_after(const std::string& name, std::string_view from, std::string_view to) {
  const std::string bytes = changed(sample_bytes(name), from, to);
  EXPECT_FALSE(bytes.empty()) << name << " has no " << from;
  return fault_of([&] { static_cast<void>(statement_readers().read(bytes, name)); });
}

// What reading the sample tells, without refusing, after this change.
std::vector<Fault> findings_after(const std::string& name, std::string_view from, std::string_view to) {
  const std::string bytes = changed(sample_bytes(name), from, to);
  EXPECT_FALSE(bytes.empty()) << name << " has no " << from;
  std::vector<Fault> faults;
  for (const Finding& finding : statement_readers().read(bytes, name).findings) faults.push_back(finding.fault);
  return faults;
}

TEST(StatementFaultsTest, AWrongCellRefusesTheWholeFile) {
  EXPECT_EQ(fault_after("sparkasse-camt-v2.csv", "119,00", "119.00"), Fault::statement_amount_malformed);
  EXPECT_EQ(fault_after("sparkasse-camt-v2.csv", "119,00", "1,19E+02"), Fault::statement_amount_malformed);
  EXPECT_EQ(fault_after("sparkasse-camt-v2.csv", "119,00", "DE21500105171234567890"),
            Fault::statement_amount_malformed);
  EXPECT_EQ(fault_after("n26.csv", "-88.5", "-88,5"), Fault::row_cut);
  EXPECT_EQ(fault_after("dkb.csv", "\"2.000\"", "\"2.00\""), Fault::statement_amount_malformed);
  EXPECT_EQ(fault_after("n26.csv", "2026-03-02,2026", "02.03.2026,2026"), Fault::statement_day_malformed);
  EXPECT_EQ(fault_after("n26.csv", "2026-03-02,2026-03-02", "2026-03-02,2026-02-30"), std::nullopt)
      << "banks count months of thirty days in value days";
  EXPECT_EQ(fault_after("n26.csv", "2026-03-02,2026-03-02", "2026-03-02,2026-02-31"), Fault::statement_day_malformed);
  EXPECT_EQ(fault_after("dkb.csv", "Gebucht", "Storniert"), Fault::statement_word_unknown);
  EXPECT_EQ(fault_after("vr-old.csv", "\"12,00\";\"S\"", "\"12,00\";\"X\""), Fault::statement_word_unknown);
  EXPECT_EQ(fault_after("ing.csv", "119,00;EUR", "119,00;EURO"), Fault::currency_unknown);
}

TEST(StatementFaultsTest, AShiftedColumnRefusesTheWholeFile) {
  EXPECT_EQ(fault_after("sparkasse-camt-v2.csv", "\"119,00\";", "\"\";\"119,00\";"), Fault::row_cut);
  EXPECT_EQ(fault_after("sparkasse-camt-v2.csv", "\"119,00\";", ""), Fault::row_cut);
  EXPECT_EQ(fault_after("deutsche-bank.csv", ";;;2.750;;;;;2.750;EUR", ";;2.750;;;;;2.750;EUR"), Fault::row_cut);
}

TEST(StatementFaultsTest, AFileWithoutItsEndIsCutOff) {
  EXPECT_EQ(fault_after("deutsche-bank.csv", "Kontostand;31.3.2026;;;1.850,00;EUR\n", ""), Fault::statement_cut_off);
  EXPECT_EQ(fault_after("vr-old.csv", "Endsaldo", "Ende"), Fault::statement_cut_off);
  EXPECT_EQ(fault_after("dkb.csv", "\"E-9\"", "\"E-9"), Fault::statement_cut_off);
  EXPECT_EQ(fault_after("camt.053.001.08.xml", "</Document>", ""), Fault::xml_malformed);
  EXPECT_EQ(fault_after("camt.053.001.08.xml", "<Stmt><Id>S1</Id>", "<Other>"), Fault::xml_malformed);
}

TEST(StatementFaultsTest, BalancesThatDoNotFollowAreTold) {
  EXPECT_EQ(findings_after("deutsche-bank.csv", "1.850,00;EUR", "1.851,00;EUR"), std::vector{Fault::balance_differs});
  EXPECT_EQ(findings_after("camt.053.001.08.xml", ">691.00<", ">692.00<"), std::vector{Fault::balance_differs});
  EXPECT_EQ(findings_after("vr.csv", ";1000;", ";999;"), std::vector{Fault::balance_chain_broken})
      << "one link of one is no chain";
  std::string long_chain = sample_bytes("ing-balance-padded.csv");
  EXPECT_EQ(fault_of([&] {
              static_cast<void>(statement_readers().read(changed(long_chain, "155,5;", "155,6;"), "ing.csv"));
            }),
            std::nullopt)
      << "both links break: no running balance";
}

TEST(StatementFaultsTest, ARowLostFromARunningBalanceRefusesTheFile) {
  std::string text = sample_bytes("ing-balance-padded.csv");
  text +=
      "26.03.2026;26.03.2026;Karl;Gutschrift;Woche;111,00;EUR;10,00;EUR;;\n"
      "25.03.2026;25.03.2026;Karl;Gutschrift;Woche;99,00;EUR;10,00;EUR;;\n";
  EXPECT_REFUSAL(statement_readers().read(text, "ing.csv"), Fault::balance_chain_broken);
}

TEST(StatementFaultsTest, FilesWithoutLinesAndFilesOfNobody) {
  const auto read = [](std::string_view bytes) { static_cast<void>(statement_readers().read(bytes, "datei")); };
  EXPECT_REFUSAL(read(""), Fault::file_empty);
  EXPECT_REFUSAL(read(" \r\n\n"), Fault::file_empty);
  EXPECT_REFUSAL(read("Datum;Text;Euro\n01.03.2026;Kaffee;3,50\n"), Fault::statement_unknown);
  EXPECT_REFUSAL(read("Booking Date,Partner Name,Payment Reference,Amount (EUR)\n"), Fault::statement_without_lines);
  EXPECT_REFUSAL(read("a\0b;c"sv), Fault::text_undecodable);
  EXPECT_REFUSAL(read("<?xml version=\"1.0\"?><Invoice xmlns=\"urn:ubl\"/>"), Fault::xml_not_a_statement);
  EXPECT_REFUSAL(read("<!DOCTYPE Document [<!ENTITY a \"b\">]><Document/>"), Fault::xml_doctype);
  std::string deep;
  for (int i = 0; i < 2000; ++i) deep += "<a>";
  EXPECT_REFUSAL(read("<Document><BkToCstmrStmt><Stmt>" + deep), Fault::xml_too_deep);
}

TEST(StatementFaultsTest, WorthTellingButNotWorthRefusing) {
  EXPECT_EQ(findings_after("sparkasse-camt-v8-category.csv", "Kategorie", "Stimmung"), std::vector{Fault::column_new});
  EXPECT_EQ(findings_after("deutsche-bank.csv", "NOTPROVIDED", "6,17761E+025"), std::vector{Fault::reference_damaged});
  EXPECT_EQ(findings_after("consorsbank.csv", "Grün", "Gr\xEF\xBF\xBDn"), std::vector{Fault::text_damaged});
  EXPECT_EQ(findings_after("sparkasse-camt-v2.csv", "Anna", "Ann\xEF\xBF\xBD"), std::vector{Fault::text_damaged});
  EXPECT_EQ(findings_after("camt.053.001.08.xml", "Anna", "\xEF\xBF\xBDnna"), std::vector{Fault::text_damaged});
  const std::string dollars =
      changed(sample_bytes("camt.053.001.08.xml"), "<Amt Ccy=\"EUR\">4.60", "<Amt Ccy=\"USD\">4.60");
  const StatementFile file = statement_readers().read(dollars, "camt.xml");
  ASSERT_EQ(file.statements.size(), 2U);
  EXPECT_EQ(file.findings.front().fault, Fault::entry_currency_differs);
  const std::string batch = changed(sample_bytes("camt.053.001.02.xml"), "</TxDtls></NtryDtls>",
                                    "<Amt Ccy=\"EUR\">1.00</Amt></TxDtls><TxDtls><Amt Ccy=\"EUR\">2.00</Amt>"
                                    "<RmtInf><Ustrd>Teil</Ustrd></RmtInf></TxDtls></NtryDtls>");
  EXPECT_EQ(statement_readers().read(batch, "camt.xml").findings.front().fault, Fault::batch_differs);
}

std::vector<BankLine> all_lines(const StatementFile& file) {
  std::vector<BankLine> lines;
  for (const Statement& statement : file.statements)
    lines.insert(lines.end(), statement.lines.begin(), statement.lines.end());
  return lines;
}

TEST(StatementFaultsTest, AProfileWithAHeaderWithoutNameIsRefusedWithItsLine) {
  try {
    StatementReaders::from_profiles({{"bank.toml", "bank = \"X\"\n[,"}});
    FAIL();
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.findings().front().fault, Fault::toml_malformed);
    EXPECT_EQ(refusal.findings().front().where.line, 2);
  }
}

// Two tables of comdirect: what stands above the second is not what stands below the first.
TEST(StatementFaultsTest, TheNextSectionOfAFileIsNotTheFooterOfTheOneBefore) {
  const std::string text =
      "\"Umsätze Girokonto\";\"Zeitraum: 01.03.2026 - 31.03.2026\";\n\"Neuer Kontostand\";\"1.034,56 EUR\";\n\n"
      "\"Buchungstag\";\"Wertstellung (Valuta)\";\"Vorgang\";\"Buchungstext\";\"Umsatz in EUR\";\n"
      "\"31.03.2026\";\"31.03.2026\";\"Übertrag\";\"Auftraggeber: Müller Buchungstext: RE 1\";\"34,56\";\n\n"
      "\"Alter Kontostand\";\"1.000,00 EUR\";\n\n"
      "\"Umsätze Visa-Karte\";\"Zeitraum: 01.03.2026 - 31.03.2026\";\n\"Neuer Kontostand\";\"-20,00 EUR\";\n\n"
      "\"Buchungstag\";\"Umsatztag\";\"Vorgang\";\"Referenz\";\"Buchungstext\";\"Umsatz in EUR\";\n"
      "\"05.03.2026\";\"04.03.2026\";\"Visa-Umsatz\";\"123456789\";\"Hotel Adler\";\"-20,00\";\n\n"
      "\"Alter Kontostand\";\"0,00 EUR\";\n";
  const StatementFile file = statement_readers().read(text, "umsaetze.csv");
  EXPECT_TRUE(file.findings.empty());
  ASSERT_EQ(file.statements.size(), 2U);
  EXPECT_EQ(file.statements[0].balances.back().amount, Amount::from_plain("1034.56"));
  EXPECT_EQ(file.statements[1].account_name, "Visa-Karte");
  EXPECT_EQ(file.statements[1].balances.back().amount, Amount::from_plain("-20.00"));
}

// A download that broke off: refused, or at least nothing in it is another day or amount than the bank's.
TEST(StatementFaultsTest, AFileCutAnywhereNeverGivesAWrongLine) {
  const std::string folder = std::string(KONTOR_SOURCE_DIR) + "/tests/statements";
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    if (name == "INDEX.csv") continue;
    ++files;
    const std::string bytes = sample_bytes(name);
    std::multimap<int, BankLine> by_line;  // a row of a payment service may move two currencies
    for (const BankLine& line : all_lines(statement_readers().read(bytes, name))) by_line.emplace(line.line, line);
    for (std::size_t size = 1; size < bytes.size(); ++size) {
      StatementFile cut;
      try {
        cut = statement_readers().read(std::string_view(bytes).substr(0, size), name);
      } catch (const Refusal&) {
        continue;
      }
      for (const BankLine& line : all_lines(cut)) {
        const auto [first, last] = by_line.equal_range(line.line);
        EXPECT_TRUE(std::any_of(first, last,
                                [&](const auto& sound) {
                                  return sound.second.amount == line.amount &&
                                         (line.state != LineState::booked || sound.second.day == line.day);
                                }))
            << name << " cut at " << size << ": " << line.amount.to_plain();
      }
    }
  }
  EXPECT_GT(files, 40);
}

}  // namespace
}  // namespace kontor
