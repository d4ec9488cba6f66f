// Statements into the book: each line once, whatever is imported when, and all of a file or nothing.
#include "engine/book/import.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/bank/cell.h"
#include "engine/bank/iban.h"
#include "engine/book/bank_accounts.h"
#include "engine/book/close.h"
#include "engine/book/decide.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/samples.h"
#include "tests/unit/statements.h"

namespace kontor {
namespace {

const BankLine kRent = bank_line({"2026-03-03", "-1428.00", "Weiß", "Miete"});
const BankLine kCourse = bank_line({"2026-03-04", "119.00", "Anna Grün", "Kurs RE-7"});
const BankLine kTram = bank_line({"2026-03-05", "-3.20", "BVG", "Einzelfahrt"});
const BankLine kPhone = bank_line({"2026-03-09", "-47.60", "Telekom", "März"});

std::vector<Fault> faults_of(const ImportResult& result) {
  std::vector<Fault> faults;
  for (const Finding& finding : result.findings) faults.push_back(finding.fault);
  return faults;
}

BankLine in_state(BankLine line, LineState state) {
  line.state = state;
  return line;
}

TEST(ImportTest, TheSameFileTwiceAddsNothing) {
  const auto firm = firm_with_bank();
  const StatementFile file = statement_of({kRent, kCourse});
  EXPECT_EQ(import_into(*firm, file, SimilarLines::ask, "h").lines_new, 2);
  const ImportResult again = import_into(*firm, file, SimilarLines::ask, "h");
  EXPECT_TRUE(again.repeated);
  EXPECT_EQ(again.lines_new, 0);
  EXPECT_EQ(again.lines_known, 2);
  EXPECT_EQ(firm->storage().files().size(), 1U);
}

TEST(ImportTest, OverlappingFilesAddOnlyWhatIsNew) {
  const auto firm = firm_with_bank();
  EXPECT_EQ(import_into(*firm, statement_of({kRent, kCourse, kTram})).lines_new, 3);
  const ImportResult second = import_into(*firm, statement_of({kCourse, kTram, kPhone}));
  EXPECT_EQ(second.lines_new, 1);
  EXPECT_EQ(second.lines_known, 2);
  EXPECT_EQ(lines_in(*firm).size(), 4U);
}

TEST(ImportTest, TwoEqualRowsOnOneDayStayTwo) {
  const auto firm = firm_with_bank();
  EXPECT_EQ(import_into(*firm, statement_of({kTram, kTram})).lines_new, 2);
  EXPECT_EQ(import_into(*firm, statement_of({kTram, kTram, kPhone})).lines_new, 1);
  EXPECT_EQ(import_into(*firm, statement_of({kTram, kTram, kTram})).lines_new, 1);
}

TEST(ImportTest, EverythingAFileSaysAboutALineIsKept) {
  const auto firm = firm_with_bank();
  BankLine line = kCourse;
  line.day_value = Day::of(2026, 3, 5);
  line.counterparty_account = "DE75512108001245126199";
  line.counterparty_bank = "SOGEDEFFXXX";
  line.kind = "RETOURE";
  line.reference = "2026030400017";
  line.end_to_end = "RE-7";
  line.mandate = "M-1";
  line.creditor = "DE98ZZZ09999999999";
  line.amount_original = Amount(13090, Currency::from_code("USD"));
  line.exchange_rate = Decimal(11, 1);
  line.return_reason = "MD06";
  line.charges = eur("3.00");
  import_into(*firm, statement_of({line}));
  line.line = 2;
  EXPECT_EQ(lines_in(*firm).at(0).line, line);
}

TEST(ImportTest, LinesAreNumberedByDayWhicheverWayTheBankSorts) {
  const auto firm = firm_with_bank();
  const BankLine first = bank_line({"2026-03-05", "1.00", "A", "vormittags"});
  const BankLine second = bank_line({"2026-03-05", "2.00", "B", "nachmittags"});
  import_into(*firm, statement_of({kPhone, second, first, kRent}));
  std::vector<BankLine> by_number;
  for (std::int64_t id = 1; id <= 4; ++id) by_number.push_back(firm->storage().line(id)->line);
  EXPECT_EQ(by_number[0].amount, kRent.amount);
  EXPECT_EQ(by_number[1].amount, first.amount);
  EXPECT_EQ(by_number[2].amount, second.amount);
  EXPECT_EQ(by_number[3].amount, kPhone.amount);
}

TEST(ImportTest, BookedLinesAreOpenAndTheOthersStandAside) {
  const auto firm = firm_with_bank();
  const BankLine notice = bank_line({"2026-03-31", "0.00", "", "Rechnungsabschluss"});
  import_into(*firm, statement_of({kRent, notice, in_state(kPhone, LineState::pending)}));
  std::vector<LineStage> stages;
  for (const LineRecord& line : lines_in(*firm)) stages.push_back(line.stage);
  EXPECT_EQ(stages, (std::vector{LineStage::open, LineStage::aside, LineStage::aside}));
  EXPECT_EQ(firm->storage().open_line_count(), 1);
}

TEST(ImportTest, APendingLineGoesWhenItsBookingComes) {
  const auto firm = firm_with_bank();
  const BankLine announced = bank_line({"2026-03-08", "-47.60", "", "TELEKOM"});
  EXPECT_EQ(import_into(*firm, statement_of({kRent, in_state(announced, LineState::pending)})).lines_new, 1);
  EXPECT_EQ(lines_in(*firm).size(), 2U);
  import_into(*firm, statement_of({kRent, kPhone}));
  ASSERT_EQ(lines_in(*firm).size(), 2U);
  for (const LineRecord& line : lines_in(*firm)) EXPECT_EQ(line.stage, LineStage::open);
}

TEST(ImportTest, APendingLineOfAnOldFileDoesNotComeBack) {
  const auto firm = firm_with_bank();
  import_into(*firm, statement_of({kRent, kPhone}));
  import_into(*firm, statement_of({kRent, in_state(kPhone, LineState::pending)}));
  EXPECT_EQ(lines_in(*firm).size(), 2U);
}

TEST(ImportTest, APendingLineTheBankForgetsGoesAfterTwoWeeks) {
  const auto firm = firm_with_bank();
  import_into(*firm, statement_of({kRent, in_state(kTram, LineState::pending)}));
  import_into(*firm, statement_of({bank_line({"2026-03-25", "1.00", "A", "a"})}));
  EXPECT_EQ(lines_in(*firm).size(), 2U);
}

TEST(ImportTest, ALateLineIsTakenAndTold) {
  const auto firm = firm_with_bank();
  import_into(*firm, statement_of({kRent, kPhone}));
  const ImportResult result = import_into(*firm, statement_of({kRent, kTram, kPhone}));
  EXPECT_EQ(result.lines_new, 1);
  EXPECT_EQ(faults_of(result), std::vector{Fault::line_late});
}

TEST(ImportTest, ALineInASealedPeriodIsTakenAndTold) {
  const auto firm = firm_with_bank();
  Book book = firm->book();
  close(book, Period::of_month(2026, 3));
  const ImportResult result = import_into(*firm, statement_of({kRent}));
  EXPECT_EQ(result.lines_new, 1);
  EXPECT_EQ(faults_of(result), std::vector{Fault::line_sealed});
}

TEST(ImportTest, AKnownLineThatIsGoneFromALaterFileIsToldAndStays) {
  const auto firm = firm_with_bank();
  import_into(*firm, statement_of({kRent, kTram, kPhone}));
  const ImportResult result = import_into(*firm, statement_of({kRent, kCourse, kPhone}));
  EXPECT_EQ(faults_of(result), (std::vector{Fault::line_missing, Fault::line_late}));
  EXPECT_EQ(lines_in(*firm).size(), 4U);
}

TEST(ImportTest, CsvAndCamtOfOneAccountMakeOneBook) {
  BankLine camt = bank_line({"2026-03-04", "119.00", "ANNA GRUEN", "SVWZ+KURS RE-7"});
  camt.reference = "2026-0001";
  for (const bool csv_first : {true, false}) {
    const auto firm = firm_with_bank();
    const StatementFile csv = statement_of({kCourse});
    const StatementFile xml = statement_of({camt}, "camt.053.001.08");
    EXPECT_EQ(import_into(*firm, csv_first ? csv : xml).lines_new, 1);
    EXPECT_EQ(import_into(*firm, csv_first ? xml : csv).lines_known, 1);
    EXPECT_EQ(lines_in(*firm).size(), 1U);
  }
}

TEST(ImportTest, ASimilarLineWaitsForAnAnswer) {
  const BankLine words = bank_line({"2026-03-04", "119.00", "", "Gutschrift Kundin"});
  for (const SimilarLines answer : {SimilarLines::known, SimilarLines::fresh}) {
    const auto firm = firm_with_bank();
    import_into(*firm, statement_of({kCourse}, "camt.053.001.08"));
    const ImportResult asked = import_into(*firm, statement_of({words}), SimilarLines::ask, "h");
    EXPECT_EQ(asked.lines_asked, 1);
    EXPECT_EQ(faults_of(asked), std::vector{Fault::line_similar});
    EXPECT_EQ(lines_in(*firm).size(), 1U);
    const ImportResult again = import_into(*firm, statement_of({words}), SimilarLines::ask, "h");
    EXPECT_EQ(again.lines_asked, 1) << "still open";
    EXPECT_EQ(faults_of(again), std::vector{Fault::line_similar}) << "and told again";
    import_into(*firm, statement_of({words}), answer, "h");
    EXPECT_EQ(lines_in(*firm).size(), answer == SimilarLines::fresh ? 2U : 1U);
    EXPECT_EQ(import_into(*firm, statement_of({words}), SimilarLines::ask, "h").lines_asked, 0) << "answered";
  }
}

TEST(ImportTest, ATransferBetweenTwoOwnAccountsIsALineOfEach) {
  const auto firm = firm_with_bank(true);
  StatementFile other = statement_of({kRent});
  other.statements[0].account = "DE75512108001245126199";
  EXPECT_EQ(import_into(*firm, statement_of({kRent})).lines_new, 1);
  EXPECT_EQ(import_into(*firm, other).lines_new, 1);
}

TEST(ImportTest, PagesOfOneAccountInOneFileAreOneStatement) {
  const auto firm = firm_with_bank();
  StatementFile file = statement_of({kTram});
  file.statements.push_back(file.statements[0]);
  EXPECT_EQ(import_into(*firm, file).lines_new, 2) << "two equal rides, one on each page";
}

TEST(ImportTest, ADayNoBankCanHaveBookedYetIsRefusedWhole) {
  const auto firm = firm_with_bank();
  const Day today = firm->book().today;
  const auto on = [](Day day) { return bank_line({day.to_iso(), "1.00", "Weiß", "Miete"}); };
  EXPECT_REFUSAL(import_into(*firm, statement_of({kRent, on(today.plus_days(11))})), Fault::line_in_future);
  EXPECT_TRUE(lines_in(*firm).empty());
  EXPECT_EQ(import_into(*firm, statement_of({kRent, on(today.plus_days(10))})).lines_new, 2);
}

TEST(ImportTest, AFileWhoseBalancesDoNotFitIsRefusedWholeUnlessAskedFor) {
  const auto firm = firm_with_bank();
  StatementFile file = statement_of({kRent});
  file.findings.push_back({Fault::balance_differs, {"auszug.csv", 9, ""}, "100.00", {"90.00", "10.00"}});
  EXPECT_REFUSAL(import_into(*firm, file), Fault::balance_differs);
  EXPECT_TRUE(lines_in(*firm).empty());
  EXPECT_TRUE(firm->storage().files().empty());
  Book book = firm->book();
  EXPECT_EQ(import_statement(book, {file, "h", "", SimilarLines::ask, true}).lines_new, 1);
}

TEST(ImportTest, WhatAnExportSaysAboutTodayIsTheBalanceBeforeTodaysLines) {
  const auto firm = firm_with_bank();
  StatementFile file =
      statement_of({bank_line({"2026-12-30", "10.00", "A", "a"}), bank_line({"2026-12-31", "5.00", "B", "b"})});
  file.statements[0].balances = {{Day::of(2026, 12, 31), eur("115.00"), false, 1}};
  import_into(*firm, file);
  const std::vector<BalanceRecord> balances = firm->storage().balances();
  ASSERT_EQ(balances.size(), 1U);
  EXPECT_TRUE(balances[0].balance.opening);
  EXPECT_EQ(balances[0].balance.amount, eur("110.00"));
}

TEST(ImportTest, ALineWithoutABookingDayIsNotDoubledWhenALaterFileBringsIt) {
  const std::string early = sample_bytes("ubs.csv");
  const std::string late = changed(early, "16:08:11;;", "16:08:11;2026-04-02;");
  for (const bool early_first : {true, false}) {
    Firm firm(TaxProfile{ProfitMethod::cash, VatMethod::received});
    firm.settings().banks.push_back({"UBS", "CH9300762011623852957", "", "1200"});
    for (const std::string& bytes : {early_first ? early : late, early_first ? late : early})
      import_into(firm, statement_readers().read(bytes, "ubs.csv"));
    EXPECT_EQ(lines_in(firm).size(), 2U) << early_first;
  }
}

// Lines and their sum after the import of these real files, in this order.
std::string book_of(const std::vector<std::string>& names) {
  Firm firm(TaxProfile{ProfitMethod::cash, VatMethod::received});
  firm.settings().banks.push_back({"Girokonto", "", "", "1200"});
  for (const std::string& name : names) {
    const StatementFile file = statement_readers().read(read_file(shared_statements() + name), name);
    if (firm.settings().banks[0].iban.empty() && is_iban(file.statements[0].account))
      firm.settings().banks[0].iban = file.statements[0].account;
    import_into(firm, file);
  }
  int count = 0;
  Amount sum(0, Currency());
  for (const LineRecord& line : lines_in(firm)) {
    if (line.line.state != LineState::booked) continue;
    ++count;
    sum += line.line.amount;
  }
  return std::to_string(count) + " lines, " + sum.to_plain();
}

TEST(ImportTest, OverlappingExportsMakeOneBookInEveryOrder) {
  if (shared_statements().empty()) GTEST_SKIP() << "no shared folder (KONTOR_SHARED)";
  std::vector<std::string> names{"comdirect__overlap1__mock-2026.csv", "comdirect__overlap2__mock-2026.csv",
                                 "comdirect__overlap3__mock-2026.csv"};
  do {
    EXPECT_EQ(book_of(names), "109 lines, -9565.10") << names[0] << names[1] << names[2];
  } while (std::next_permutation(names.begin(), names.end()));
}

TEST(ImportTest, TwoDaysOfReportsMakeOneBookInBothOrders) {
  if (shared_statements().empty()) GTEST_SKIP() << "no shared folder (KONTOR_SHARED)";
  const std::string one = "camt052.08__fewohbee-day1.xml", two = "camt052.08__fewohbee-day2.xml";
  EXPECT_EQ(book_of({one, two}), book_of({two, one}));
  EXPECT_EQ(book_of({one, two, one}), book_of({two, one}));
}

TEST(ImportTest, EqualRowsWithAnotherRunningBalanceAreSeveralLines) {
  if (shared_statements().empty()) GTEST_SKIP() << "no shared folder (KONTOR_SHARED)";
  const std::string name = "ing__with-saldo__2018.csv";
  const StatementFile file = statement_readers().read(read_file(shared_statements() + name), name);
  std::size_t booked = 0;
  for (const BankLine& line : file.statements[0].lines) booked += line.state == LineState::booked ? 1 : 0;
  EXPECT_TRUE(book_of({name, name}).starts_with(std::to_string(booked) + " lines"));
}

TEST(ImportTest, ABookedLineIsNeverDeleted) {
  const auto firm = firm_with_bank();
  import_into(*firm, statement_of({kRent}));
  firm->storage().begin();
  firm->storage().drop_pending(lines_in(*firm)[0].id);
  firm->storage().commit();
  EXPECT_EQ(lines_in(*firm).size(), 1U);
}

// Whose statement is it?

std::vector<std::size_t> banks_of_account(Firm& firm, const std::string& in_file, const std::string& chosen = "") {
  StatementFile file = statement_of({kRent});
  file.statements[0].account = in_file;
  return banks_of(file, firm.settings(), chosen);
}

TEST(BankAccountsTest, AnAccountIsKnownByIbanOrByTheNumberThatEndsIt) {
  const auto firm = firm_with_bank(true);
  EXPECT_EQ(banks_of_account(*firm, kIban), std::vector<std::size_t>{0});
  EXPECT_EQ(banks_of_account(*firm, "0000202051"), std::vector<std::size_t>{0});
  EXPECT_EQ(banks_of_account(*firm, "1245126199"), std::vector<std::size_t>{1});
}

TEST(BankAccountsTest, AnAccountNobodyNamedIsRefused) {
  const auto firm = firm_with_bank(true);
  EXPECT_REFUSAL(banks_of_account(*firm, "DE21500105171234567890"), Fault::bank_account_unknown);
  EXPECT_REFUSAL(banks_of_account(*firm, "", "Sparbuch"), Fault::bank_account_unknown);
  firm->settings().banks.clear();
  EXPECT_REFUSAL(banks_of_account(*firm, ""), Fault::bank_account_unknown);
}

TEST(BankAccountsTest, AFileThatSaysNothingGoesToTheOnlyAccountOrToTheChosenOne) {
  const auto firm = firm_with_bank(true);
  EXPECT_REFUSAL(banks_of_account(*firm, ""), Fault::bank_account_ambiguous);
  EXPECT_EQ(banks_of_account(*firm, "", "tagesgeld"), std::vector<std::size_t>{1});
  EXPECT_EQ(banks_of_account(*firm, "", "DE75 5121 0800 1245 1261 99"), std::vector<std::size_t>{1});
  firm->settings().banks.pop_back();
  EXPECT_EQ(banks_of_account(*firm, ""), std::vector<std::size_t>{0});
}

TEST(BankAccountsTest, AFileOfAnotherAccountThanAskedForIsRefused) {
  const auto firm = firm_with_bank(true);
  EXPECT_REFUSAL(banks_of_account(*firm, kIban, "Tagesgeld"), Fault::bank_account_differs);
}

TEST(BankAccountsTest, SeveralAccountsWithoutNumberInOneFileAreNotGuessed) {
  const auto firm = firm_with_bank(true);
  StatementFile file = statement_of({kRent});
  file.statements[0].account = "";
  file.statements[0].account_name = "Visa-Karte";
  file.statements.push_back(file.statements[0]);
  file.statements[1].account_name = "Depot";
  EXPECT_REFUSAL(banks_of(file, firm->settings(), "Girokonto"), Fault::bank_account_ambiguous);
  file.statements[0].account_name = "Girokonto";
  file.statements[1].account_name = "Tagesgeld";
  EXPECT_EQ(banks_of(file, firm->settings(), ""), (std::vector<std::size_t>{0, 1}));
}

}  // namespace
}  // namespace kontor
