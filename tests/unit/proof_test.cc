// The proof of a month: balances, posted lines, taxes in boxes.
#include "engine/book/proof.h"

#include <gtest/gtest.h>

#include "engine/book/decide.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/statements.h"

namespace kontor {
namespace {

const Period kMarch = Period::of_month(2026, 3);

KnownBalance opening(const std::string& day, const std::string& amount) {
  return {Day::from_iso(day), eur(amount), true, 1};
}
KnownBalance closing(const std::string& day, const std::string& amount) {
  return {Day::from_iso(day), eur(amount), false, 1};
}

const std::vector<BankLine> kLines{bank_line({"2026-03-03", "100.00", "A", "a"}),
                                   bank_line({"2026-03-10", "-30.00", "B", "b"}),
                                   bank_line({"2026-03-20", "5.00", "C", "c"})};

// A firm whose March has these lines and balances; every line is posted to private withdrawals.
std::unique_ptr<Firm> firm_with(const std::vector<BankLine>& lines, const std::vector<KnownBalance>& balances,
                                bool posts = true) {
  auto firm = firm_with_bank();
  StatementFile file = statement_of(lines);
  file.statements[0].balances = balances;
  import_into(*firm, file);
  Book book = firm->book();
  for (const LineRecord& line : lines_in(*firm))
    if (posts) decide(book, line.id, {{"1800", -line.line.amount, ""}}, {"Test", "client", ""});
  return firm;
}

Proof proof_of(Firm& firm) {
  const VatForm form = VatForm::from_toml(template_text("tax/de-ustva-2026.toml"), "de-ustva-2026.toml");
  Book book = firm.book();
  return prove(book, kMarch, [&](const Period&) -> const VatForm& { return form; });
}

std::vector<Fault> faults_of(const Proof& proof) {
  std::vector<Fault> faults;
  for (const Finding& finding : proof.findings) faults.push_back(finding.fault);
  return faults;
}

TEST(ProofTest, OpeningPlusLinesIsClosing) {
  const auto firm = firm_with(kLines, {opening("2026-03-01", "50.00"), closing("2026-03-31", "125.00")});
  const Proof proof = proof_of(*firm);
  EXPECT_TRUE(proof.is_complete());
  ASSERT_EQ(proof.accounts.size(), 1U);
  EXPECT_EQ(proof.accounts[0].opening, eur("50.00"));
  EXPECT_EQ(proof.accounts[0].closing, eur("125.00"));
  EXPECT_EQ(proof.accounts[0].sum, eur("75.00"));
  EXPECT_EQ(proof.accounts[0].lines, 3);
  EXPECT_EQ(proof.accounts[0].proven_to, Day::of(2026, 3, 31));
}

TEST(ProofTest, AGapIsNarrowedToTheDaysBetweenTwoBalances) {
  const auto firm = firm_with(kLines, {opening("2026-03-03", "50.00"), closing("2026-03-03", "150.00"),
                                       closing("2026-03-10", "108.00"), closing("2026-03-20", "113.00")});
  const Proof proof = proof_of(*firm);
  EXPECT_EQ(faults_of(proof), std::vector{Fault::balance_gap});
  const std::vector<BalanceGap> expected{{Day::of(2026, 3, 4),
                                          Day::of(2026, 3, 10),
                                          eur("-12.00"),
                                          "auszug.csv",
                                          {GapKind::lines_missing, {}, eur("-12.00")}}};
  EXPECT_EQ(proof.accounts[0].gaps, expected);
}

// A March with one balance on the 5th and one on its last day, and these lines in between.
GapCause cause_in(const std::vector<BankLine>& lines, const std::string& closing_amount) {
  const auto firm = firm_with(lines, {closing("2026-03-05", "100.00"), closing("2026-03-31", closing_amount)});
  const Proof proof = proof_of(*firm);
  EXPECT_EQ(proof.accounts.at(0).gaps.size(), 1U);
  return proof.accounts.at(0).gaps.at(0).cause;
}

TEST(ProofTest, OfTwoEqualLinesOneIsDoubledWhenItClosesTheGap) {
  const GapCause cause =
      cause_in({bank_line({"2026-03-10", "-30.00", "B", "b"}), bank_line({"2026-03-10", "-30.00", "B", "b"})}, "70.00");
  EXPECT_EQ(cause.kind, GapKind::line_doubled);
  EXPECT_EQ(cause.lines, (std::vector<std::int64_t>{1, 2}));
}

TEST(ProofTest, ALineTheBankDoesNotKnowIsOneTooMany) {
  const GapCause cause =
      cause_in({bank_line({"2026-03-10", "-30.00", "B", "b"}), bank_line({"2026-03-12", "7.00", "C", "c"})}, "107.00");
  EXPECT_EQ(cause.kind, GapKind::lines_too_many);
  EXPECT_EQ(cause.lines, std::vector<std::int64_t>{1});
}

TEST(ProofTest, AWrongSignIsTold) {
  const GapCause cause = cause_in({bank_line({"2026-03-10", "30.00", "B", "b"})}, "70.00");
  EXPECT_EQ(cause.kind, GapKind::sign_changed);
  EXPECT_EQ(cause.amount, eur("-30.00"));
}

TEST(ProofTest, ExchangedDigitsAreTold) {
  const GapCause cause = cause_in({bank_line({"2026-03-10", "-45.00", "B", "b"})}, "46.00");
  EXPECT_EQ(cause.kind, GapKind::amount_changed);
  EXPECT_EQ(cause.amount, eur("-54.00"));
}

TEST(ProofTest, DaysWithoutAnyLineLackTheirStatement) {
  const auto firm = firm_with({kLines[0]}, {closing("2026-03-05", "100.00"), closing("2026-03-31", "80.00")});
  EXPECT_EQ(proof_of(*firm).accounts.at(0).gaps.at(0).cause.kind, GapKind::no_statement);
}

TEST(ProofTest, ALineOnTheWrongDayIsMissedOnOneAndTooManyOnTheOther) {
  const auto firm =
      firm_with({bank_line({"2026-03-20", "-30.00", "B", "b"}), bank_line({"2026-03-10", "5.00", "C", "c"})},
                {closing("2026-03-05", "100.00"), closing("2026-03-15", "75.00"), closing("2026-03-31", "75.00")});
  const Proof proof = proof_of(*firm);
  ASSERT_EQ(proof.accounts.at(0).gaps.size(), 2U);
  for (const BalanceGap& gap : proof.accounts[0].gaps) {
    EXPECT_EQ(gap.cause.kind, GapKind::line_moved);
    EXPECT_EQ(gap.cause.lines,
              std::vector<std::int64_t>{lines_in(*firm).at(0).line.amount == eur("-30.00") ? lines_in(*firm).at(0).id
                                                                                           : lines_in(*firm).at(1).id});
  }
}

TEST(ProofTest, ExchangedAmountsNameBothLines) {
  const auto firm =
      firm_with({bank_line({"2026-03-10", "-20.00", "B", "b"}), bank_line({"2026-03-20", "-31.00", "C", "c"})},
                {closing("2026-03-05", "100.00"), closing("2026-03-15", "69.00"), closing("2026-03-31", "49.00")});
  const Proof proof = proof_of(*firm);
  ASSERT_EQ(proof.accounts.at(0).gaps.size(), 2U);
  EXPECT_EQ(proof.accounts[0].gaps[0].cause.kind, GapKind::lines_swapped);
  EXPECT_EQ(proof.accounts[0].gaps[0].cause.lines, (std::vector<std::int64_t>{1, 2}));
}

TEST(ProofTest, AnAnnouncedLineThatIsNotBookedYetIsNamed) {
  BankLine announced = bank_line({"2026-03-10", "-30.00", "B", "b"});
  announced.state = LineState::pending;
  const auto firm = firm_with_bank();
  StatementFile file = statement_of({announced, bank_line({"2026-03-12", "5.00", "C", "c"})});
  file.statements[0].balances = {closing("2026-03-05", "100.00"), closing("2026-03-31", "75.00")};
  import_into(*firm, file);
  const GapCause cause = proof_of(*firm).accounts.at(0).gaps.at(0).cause;
  EXPECT_EQ(cause.kind, GapKind::line_announced);
  ASSERT_EQ(cause.lines.size(), 1U);
  EXPECT_EQ(firm->storage().pending_lines(1).at(0).id, cause.lines[0]);
}

TEST(ProofTest, AFileThatSaysItAllInOtherWordsIsTooManyAsAWhole) {
  const auto firm =
      firm_with({bank_line({"2026-03-10", "-30.00", "B", "b"}), bank_line({"2026-03-12", "7.00", "C", "c"})},
                {closing("2026-03-05", "100.00"), closing("2026-03-31", "77.00")});
  StatementFile other =
      statement_of({bank_line({"2026-03-11", "-25.00", "D", "d"}), bank_line({"2026-03-13", "-4.00", "E", "e"})});
  other.file = "anders.csv";
  import_into(*firm, other);
  const GapCause cause = proof_of(*firm).accounts.at(0).gaps.at(0).cause;
  EXPECT_EQ(cause.kind, GapKind::lines_too_many);
  EXPECT_EQ(cause.file, "anders.csv");
  EXPECT_EQ(cause.lines.size(), 2U);
}

TEST(ProofTest, WhileLinesAreAskedTheirFileIsTheLikelyCause) {
  const auto firm = firm_with({bank_line({"2026-03-10", "-30.00", "Bäckerei Krume", "Brot"})},
                              {closing("2026-03-05", "100.00"), closing("2026-03-31", "50.00")});
  StatementFile other = statement_of({bank_line({"2026-03-10", "-30.00", "KRUME", "Danke"})}, "camt.053.001.08");
  other.file = "auszug.xml";
  ASSERT_EQ(import_into(*firm, other).lines_asked, 1);
  const GapCause cause = proof_of(*firm).accounts.at(0).gaps.at(0).cause;
  EXPECT_EQ(cause.kind, GapKind::lines_asked);
  EXPECT_EQ(cause.file, "auszug.xml");
  EXPECT_EQ(cause.amount, eur("-20.00"));
}

TEST(ProofTest, EveryDayOpensWithTheBalanceOfTheOneBefore) {
  const auto firm = firm_with(
      kLines, {opening("2026-03-01", "50.00"), closing("2026-03-10", "108.00"), closing("2026-03-31", "113.00")});
  const std::vector<ProofDay> days = proof_of(*firm).accounts.at(0).days;
  ASSERT_EQ(days.size(), 4U);
  EXPECT_EQ(days[0].opening, eur("50.00"));
  EXPECT_EQ(days[0].state, DayState::gap);
  EXPECT_EQ(days[1].closing, eur("120.00"));
  EXPECT_EQ(days[1].stated, eur("108.00"));
  EXPECT_EQ(days[1].file, "auszug.csv");
  EXPECT_EQ(days[2].opening, eur("108.00"));
  EXPECT_EQ(days[2].state, DayState::follows);
  EXPECT_EQ(days[3].state, DayState::confirmed);
}

TEST(ProofTest, AGapOutsideThePeriodIsNotOfThePeriod) {
  const auto firm = firm_with(kLines, {closing("2026-01-31", "1.00"), closing("2026-02-15", "2.00"),
                                       closing("2026-02-28", "2.00"), closing("2026-03-31", "77.00")});
  EXPECT_TRUE(proof_of(*firm).is_complete());
}

TEST(ProofTest, LinesNoTwoBalancesEncloseAreUnproven) {
  const auto firm = firm_with(kLines, {opening("2026-03-05", "150.00"), closing("2026-03-15", "120.00")});
  const Proof proof = proof_of(*firm);
  EXPECT_EQ(faults_of(proof), (std::vector{Fault::balance_unproven, Fault::balance_unproven}));
  const std::vector<UnprovenDays> expected{{Day::of(2026, 3, 3), Day::of(2026, 3, 3), 1},
                                           {Day::of(2026, 3, 20), Day::of(2026, 3, 20), 1}};
  EXPECT_EQ(proof.accounts[0].unproven, expected);
  EXPECT_EQ(proof.accounts[0].opening, eur("50.00")) << "reckoned backwards";
  EXPECT_EQ(proof.accounts[0].closing, eur("125.00"));
}

TEST(ProofTest, APersonMayStateTheBalancesNoFileStates) {
  const auto firm = firm_with(kLines, {});
  EXPECT_EQ(faults_of(proof_of(*firm)), std::vector{Fault::balance_unproven});
  Book book = firm->book();
  state_balance(book, "Girokonto", closing("2026-02-28", "50.00"));
  state_balance(book, "Girokonto", closing("2026-03-31", "125.00"));
  EXPECT_TRUE(proof_of(*firm).is_complete());
  EXPECT_REFUSAL(state_balance(book, "Sparbuch", closing("2026-03-31", "1.00")), Fault::bank_account_unknown);
}

TEST(ProofTest, AnExportMadeAtNoonStatesNoonAndTheLaterOneCounts) {
  const auto firm = firm_with(
      kLines, {opening("2026-03-03", "50.00"), closing("2026-03-20", "120.00"), closing("2026-03-20", "125.00")});
  EXPECT_TRUE(proof_of(*firm).is_complete());
}

TEST(ProofTest, AnOpenLineKeepsTheProofOpen) {
  const auto firm = firm_with(kLines, {opening("2026-03-01", "50.00"), closing("2026-03-31", "125.00")}, false);
  const Proof proof = proof_of(*firm);
  EXPECT_EQ(faults_of(proof), std::vector{Fault::lines_open});
  EXPECT_EQ(proof.accounts[0].lines_open, 3);
}

TEST(ProofTest, ATaxWithoutABoxKeepsTheProofOpen) {
  const auto firm = firm_with({}, {});
  firm->post("2026-03-05", {"4920:119.00@V19", "1200:-119.00"});
  const VatForm form = VatForm::from_toml(
      "from = \"2026-01-01\"\nto = \"2026-12-31\"\nsource = \"none\"\nsource_day = \"2026-01-01\"\n", "empty.toml");
  Book book = firm->book();
  const Proof proof = prove(book, kMarch, [&](const Period&) -> const VatForm& { return form; });
  EXPECT_EQ(faults_of(proof), (std::vector{Fault::statement_missing, Fault::tax_unplaced}));
  EXPECT_EQ(proof.unplaced, std::vector<std::string>{"V19"});
}

TEST(ProofTest, AYearWithoutFormIsTold) {
  const auto firm = firm_with(kLines, {opening("2026-03-01", "50.00"), closing("2026-03-31", "125.00")});
  firm->post("2026-03-05", {"4920:119.00@V19", "1800:-119.00"});
  Book book = firm->book();
  const Proof proof = prove(book, kMarch, [](const Period&) -> const VatForm& { refuse(Fault::form_missing, "2026"); });
  EXPECT_EQ(faults_of(proof), std::vector{Fault::form_missing});
}

TEST(ProofTest, AnAccountWithoutStatementIsMissing) {
  const auto firm = firm_with({}, {closing("2026-02-28", "50.00")});
  EXPECT_EQ(faults_of(proof_of(*firm)), std::vector{Fault::statement_missing});
  Book book = firm->book();
  state_balance(book, kIban, closing("2026-04-02", "50.00"));
  EXPECT_TRUE(proof_of(*firm).is_complete()) << "balances on both sides, no line between";
}

TEST(ProofTest, ABookWithoutStatementsHasNoPeriodOfThem) {
  const auto firm = firm_with_bank();
  Book book = firm->book();
  EXPECT_FALSE(period_of_statements(book));
  const auto busy = firm_with(kLines, {closing("2026-03-31", "125.00")});
  Book busy_book = busy->book();
  EXPECT_EQ(period_of_statements(busy_book), (Period{Day::of(2026, 3, 3), Day::of(2026, 3, 31)}));
}

}  // namespace
}  // namespace kontor
