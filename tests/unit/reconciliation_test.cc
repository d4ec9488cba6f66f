// The ledger's account of a bank against the bank: what lies between has a cause.
#include "engine/book/reconciliation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/book/close.h"
#include "engine/book/decide.h"
#include "engine/book/proof.h"
#include "tests/unit/statements.h"
#include "tests/unit/tamper.h"

namespace kontor {
namespace {

const Period kMarch = Period::of_month(2026, 3);

// Lines of March from 50.00 to 125.00.
StatementFile march() {
  StatementFile file =
      statement_of({bank_line({"2026-03-03", "100.00", "A", "a"}), bank_line({"2026-03-10", "-30.00", "B", "b"}),
                    bank_line({"2026-03-20", "5.00", "C", "c"})});
  file.statements[0].balances = {{Day::of(2026, 3, 1), eur("50.00"), true, 1},
                                 {Day::of(2026, 3, 31), eur("125.00"), false, 1}};
  return file;
}

std::unique_ptr<Firm> firm_of_march() {
  auto firm = firm_with_bank();
  import_into(*firm, march());
  return firm;
}

void post_lines(Firm& firm, std::optional<Day> on = std::nullopt) {
  Book book = firm.book();
  for (const LineRecord& line : lines_in(firm))
    if (line.stage == LineStage::open)
      decide(book, line.id, {{"1800", -line.line.amount, ""}}, {"Test", "client", "", on});
}

Proof proof_of(Firm& firm, const Period& period = kMarch) {
  const VatForm form = VatForm::from_toml(template_text("tax/de-ustva-2026.toml"), "de-ustva-2026.toml");
  Book book = firm.book();
  return prove(book, period, [&](const Period&) -> const VatForm& { return form; });
}

// The causes that are not zero, as "without_line 7.00"; they lead from the bank's figure to the ledger's.
std::vector<std::string> causes(const Reconciliation& ledger) {
  std::vector<std::string> told;
  Amount sum = ledger.bank;
  for (const Reconciliation::Cause& cause : ledger.causes()) {
    sum += cause.amount;
    if (!cause.amount.is_zero()) told.push_back(std::string(cause.name) + " " + cause.amount.to_plain());
  }
  EXPECT_EQ(sum, ledger.ledger) << "the causes add up";
  return told;
}

std::vector<std::string> told(const Proof& proof) {
  std::vector<std::string> out;
  for (const Finding& finding : proof.findings) {
    out.push_back(std::string(name_of(finding.fault)) + " " + finding.value);
    for (const std::string& detail : finding.details) out.back() += " " + detail;
  }
  return out;
}

using Texts = std::vector<std::string>;

TEST(ReconciliationTest, AnOpeningThatIsPostedMakesBankAndLedgerTheSame) {
  const auto firm = firm_of_march();
  post_lines(*firm);
  firm->post("2026-03-01", {"1200:50.00", "9000:-50.00"});
  const Proof proof = proof_of(*firm);
  EXPECT_TRUE(proof.is_complete());
  EXPECT_EQ(proof.accounts[0].ledger->bank, eur("125.00"));
  EXPECT_EQ(proof.accounts[0].ledger->ledger, eur("125.00"));
  EXPECT_EQ(causes(*proof.accounts[0].ledger), Texts{});
}

TEST(ReconciliationTest, AnOpeningNobodyPostedIsNamedAndIsNoContradiction) {
  const auto firm = firm_of_march();
  post_lines(*firm);
  const Proof proof = proof_of(*firm);
  EXPECT_TRUE(proof.is_complete());
  EXPECT_EQ(causes(*proof.accounts[0].ledger), Texts{"opening -50.00"});
}

TEST(ReconciliationTest, AnOpeningOfAnotherAmountIsFound) {
  const auto firm = firm_of_march();
  post_lines(*firm);
  const std::int64_t opening = firm->post("2026-01-01", {"1200:40.00", "9000:-40.00"});
  const Proof proof = proof_of(*firm);
  EXPECT_EQ(told(proof), Texts{"opening_differs 1200 10.00 " + std::to_string(opening)});
  EXPECT_EQ(causes(*proof.accounts[0].ledger), Texts{"opening -10.00"});
}

TEST(ReconciliationTest, AnOpeningMayBePostedLate) {
  const auto firm = firm_of_march();
  post_lines(*firm);
  firm->post("2026-03-15", {"1200:50.00", "9000:-50.00"});
  EXPECT_TRUE(proof_of(*firm).is_complete());
}

TEST(ReconciliationTest, OpenLinesAreTheDifferenceAndNothingElseIsTold) {
  const auto firm = firm_of_march();
  const Proof proof = proof_of(*firm);
  EXPECT_EQ(told(proof), Texts{"lines_open 3 2026-03-31"});
  EXPECT_EQ(causes(*proof.accounts[0].ledger), (Texts{"open -75.00", "opening -50.00"}));
}

TEST(ReconciliationTest, EntriesNoLineStandsBehindAreListed) {
  const auto firm = firm_of_march();
  post_lines(*firm);
  const std::int64_t first = firm->post("2026-03-12", {"4920:47.60", "1200:-47.60"});
  const std::int64_t second = firm->post("2026-03-25", {"1200:7.60", "8200:-7.60"});
  firm->post("2026-04-02", {"1200:1.00", "8200:-1.00"});
  const Proof proof = proof_of(*firm);
  const std::string numbers = std::to_string(first) + ", " + std::to_string(second);
  EXPECT_EQ(told(proof), Texts{"entries_without_line 1200 -40.00 " + numbers + " 2026-03-31"});
  EXPECT_EQ(causes(*proof.accounts[0].ledger), (Texts{"opening -50.00", "without_line -40.00"}));
  ASSERT_EQ(proof.accounts[0].ledger->entries.size(), 2U);
  EXPECT_EQ(proof.accounts[0].ledger->entries[0],
            (EntryWithoutLine{first, Day::of(2026, 3, 12), eur("-47.60"), "Beispiel"}));
}

TEST(ReconciliationTest, AReversedEntryLeavesNothingBehind) {
  const auto firm = firm_of_march();
  post_lines(*firm);
  const std::int64_t wrong = firm->post("2026-03-12", {"4920:47.60", "1200:-47.60"});
  const std::int64_t other = firm->post("2026-03-13", {"4920:9.00", "1200:-9.00"});
  Book book = firm->book();
  reverse(book, {wrong, "doppelt", Day::of(2026, 3, 30)});
  reverse(book, {other, "doppelt", Day::of(2026, 4, 2)});
  EXPECT_EQ(told(proof_of(*firm)), Texts{"entries_without_line 1200 -9.00 " + std::to_string(other) + " 2026-03-31"})
      << "at the end of March the second was still there";
  EXPECT_TRUE(proof_of(*firm, Period::from_text("2026-03-01..2026-04-02")).accounts[0].ledger->is_explained());
}

TEST(ReconciliationTest, ALineDecidedOnceMoreIsPostedOnce) {
  const auto firm = firm_of_march();
  post_lines(*firm);
  Book book = firm->book();
  reverse(book, {1, "falsch", Day::of(2026, 3, 3)});
  post_lines(*firm);
  const Proof proof = proof_of(*firm);
  EXPECT_TRUE(proof.is_complete());
  EXPECT_EQ(causes(*proof.accounts[0].ledger), Texts{"opening -50.00"});
}

TEST(ReconciliationTest, ALineOfASealedMonthIsPostedLater) {
  const auto firm = firm_of_march();
  post_lines(*firm);
  Book book = firm->book();
  close(book, kMarch);
  reverse(book, {3, "falsch", Day::of(2026, 4, 1)});
  post_lines(*firm, Day::of(2026, 4, 1));
  EXPECT_TRUE(proof_of(*firm).accounts[0].ledger->is_explained()) << "in March the first entry of the line stood";
  StatementFile late = statement_of({bank_line({"2026-03-30", "2.00", "D", "d"})});
  import_into(*firm, late);
  post_lines(*firm, Day::of(2026, 4, 2));
  const Proof proof = proof_of(*firm);
  EXPECT_TRUE(proof.accounts[0].ledger->is_explained());
  EXPECT_EQ(causes(*proof.accounts[0].ledger), (Texts{"missing 2.00", "later -2.00", "opening -50.00"}))
      << "the bank's balance of 31 March knew nothing of it";
  EXPECT_EQ(causes(*proof_of(*firm, Period::from_text("2026-03-01..2026-04-02")).accounts[0].ledger),
            (Texts{"missing 2.00", "opening -50.00"}));
}

TEST(ReconciliationTest, WithoutAnyBalanceTheMovementsAreCompared) {
  const auto firm = firm_with_bank();
  StatementFile file = march();
  file.statements[0].balances.clear();
  import_into(*firm, file);
  post_lines(*firm);
  firm->post("2026-01-01", {"1200:40.00", "9000:-40.00"});
  EXPECT_TRUE(proof_of(*firm).accounts[0].ledger->is_explained()) << "an opening nothing contradicts";
  firm->post("2026-03-12", {"4920:47.60", "1200:-47.60"});
  EXPECT_FALSE(proof_of(*firm).accounts[0].ledger->is_explained());
}

TEST(ReconciliationTest, AnEntryThatDiffersFromItsLineIsFound) {
  const auto firm = firm_of_march();
  post_lines(*firm);
  tamper(firm->book_path(), "DROP TRIGGER line_stays; UPDATE bank_line SET cents = cents + 100 WHERE id = 2");
  const Proof proof = proof_of(*firm);
  EXPECT_EQ(causes(*proof.accounts[0].ledger), (Texts{"missing 1.00", "opening -50.00", "rest -1.00"}));
  const Texts all = told(proof);
  EXPECT_NE(std::find(all.begin(), all.end(), "ledger_differs 1200 -1.00"), all.end());
}

TEST(ReconciliationTest, TwoBankAccountsOnOneAccountAreComparedTogether) {
  const auto firm = firm_of_march();
  firm->settings().banks.push_back({"Zweitkonto", "DE89370400440532013000", "", "1200"});
  StatementFile second = statement_of({bank_line({"2026-03-05", "11.00", "E", "e"})});
  second.statements[0].account = "DE89370400440532013000";
  import_into(*firm, second);
  post_lines(*firm);
  const Proof proof = proof_of(*firm);
  ASSERT_EQ(proof.accounts.size(), 2U);
  EXPECT_EQ(proof.accounts[0].ledger->ledger, eur("86.00"));
  EXPECT_EQ(proof.accounts[1].ledger->ledger, eur("86.00"));
  EXPECT_TRUE(proof.accounts[0].ledger->is_explained());
}

TEST(ReconciliationTest, ForeignMoneyIsNotCompared) {
  const auto firm = firm_of_march();
  StatementFile dollars = statement_of({bank_line({"2026-03-05", "11.00", "E", "e"})});
  BankLine line = dollars.statements[0].lines[0];
  line.amount = Amount(1100, Currency::from_code("USD"));
  dollars.statements[0].lines.replace(0, line);
  dollars.statements[0].currency = Currency::from_code("USD");
  import_into(*firm, dollars);
  for (const AccountProof& account : proof_of(*firm).accounts) EXPECT_FALSE(account.ledger);
}

}  // namespace
}  // namespace kontor
