// The fee a payment service keeps: gross to the other side, fee to the account of the settings, net on the account.
#include <gtest/gtest.h>

#include "engine/book/assign.h"
#include "engine/book/decide.h"
#include "engine/book/verify.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/match_world.h"
#include "tests/unit/statements.h"

namespace kontor {
namespace {

// A sale of 119.00 of which PayPal keeps 3.31.
StatementFile sale() {
  BankLine line = bank_line({"2026-03-02", "115.69", "Anna Grün", "Kurs RE-2026-0007"});
  line.fee = eur("-3.31");
  StatementFile file = statement_of({line}, "csv/paypal");
  file.statements[0].account.clear();
  file.statements[0].account_name = "PayPal";
  return file;
}

std::unique_ptr<Firm> firm_with_paypal() {
  auto firm = firm_with_bank();
  firm->settings().role = Role::adviser;
  firm->settings().banks.push_back({"PayPal", "", "", "1220"});
  return firm;
}

std::vector<std::string> postings_of(Firm& firm, std::int64_t entry) {
  std::vector<std::string> shown;
  const std::optional<EntryRecord> record = firm.storage().entry(entry);
  for (const Posting& posting : record.value().postings)
    shown.push_back(posting.account + " " + posting.amount.to_plain());
  return shown;
}

using Shown = std::vector<std::string>;

TEST(FeeTest, TheBookKeepsTheFeeOfALine) {
  const auto firm = firm_with_paypal();
  import_into(*firm, sale());
  const std::vector<LineRecord> lines = lines_in(*firm);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].line.amount, eur("115.69"));
  EXPECT_EQ(lines[0].line.fee, eur("-3.31"));
  EXPECT_EQ(lines[0].line.gross(), eur("119.00"));
}

TEST(FeeTest, ADecisionIsAboutTheGrossAndTheFeeGoesItsOwnWay) {
  const auto firm = firm_with_paypal();
  import_into(*firm, sale());
  Book book = firm->book();
  const std::int64_t entry = decide(book, 1, {{"8400", eur("-119.00"), "U19"}}, {"", "adviser", ""});
  EXPECT_EQ(postings_of(*firm, entry), (Shown{"1220 115.69", "8400 -100.00", "1776 -19.00", "4970 3.31"}));
}

TEST(FeeTest, TheSettingsSayWhereTheFeeGoes) {
  const auto firm = firm_with_paypal();
  firm->settings().banks.back().fee_account = "4760";
  firm->settings().banks.back().fee_tax_code = "V19";
  import_into(*firm, sale());
  Book book = firm->book();
  const std::int64_t entry = decide(book, 1, {{"8400", eur("-119.00"), "U19"}}, {"", "adviser", ""});
  EXPECT_EQ(postings_of(*firm, entry), (Shown{"1220 115.69", "8400 -100.00", "1776 -19.00", "4760 2.78", "1576 0.53"}));
}

TEST(FeeTest, PartsMayNameTheFeeThemselves) {
  const auto firm = firm_with_paypal();
  import_into(*firm, sale());
  Book book = firm->book();
  const LineParts parts{{"8400", eur("-119.00"), "U19"}, {"4760", eur("3.31"), ""}};
  const std::int64_t entry = decide(book, 1, parts, {"", "adviser", ""});
  EXPECT_EQ(postings_of(*firm, entry), (Shown{"1220 115.69", "8400 -100.00", "1776 -19.00", "4760 3.31"}));
  const auto other = firm_with_paypal();
  import_into(*other, sale());
  Book second = other->book();
  const LineParts too_little{{"8400", eur("-118.00"), "U19"}};
  EXPECT_REFUSAL(decide(second, 1, too_little, {"", "adviser", ""}), Fault::parts_differ);
}

}  // namespace
}  // namespace kontor
