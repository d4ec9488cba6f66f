// The recapitulative statement (§ 18a UStG): every listed sale has a customer, and the sums are those of the return.
#include <gtest/gtest.h>

#include "engine/book/canonical.h"
#include "engine/book/verify.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/firm.h"

namespace kontor {
namespace {

constexpr TaxProfile kSoll{ProfitMethod::accrual, VatMethod::agreed};

std::vector<std::string> lines_of(const ZmReport& report) {
  std::vector<std::string> lines;
  for (const ZmLine& line : report.lines) lines.push_back(line.vat_id + " " + line.kind + " " + line.amount);
  return lines;
}

std::vector<Fault> faults_of(const ZmReport& report) {
  std::vector<Fault> faults;
  for (const Finding& finding : findings_of(report)) faults.push_back(finding.fault);
  return faults;
}

TEST(RecapitulativeStatement, ListsSalesByHandUnderTheCustomerTheyName) {
  Firm firm(kSoll);
  firm.post("2026-05-12", {"1400:3200.00", "8125:-3200.00@IGL"}, "ATU12345678");
  firm.post("2026-06-15", {"1400:800.40", "8336:-800.40@EU_SL"}, "FR12345678901");
  const ZmReport report = firm.zm("2026-Q2");
  EXPECT_EQ(lines_of(report), (std::vector<std::string>{"ATU12345678 L 3200", "FR12345678901 S 800"}));
  EXPECT_EQ(faults_of(report), std::vector<Fault>{});
  ASSERT_EQ(report.balances.size(), 2U);
  EXPECT_EQ(report.balances[0].box, "41");
  EXPECT_EQ(report.balances[0].declared, eur("3200.00"));
  EXPECT_EQ(report.balances[1].box, "21");
  EXPECT_EQ(report.balances[1].listed, eur("800.40"));
}

TEST(RecapitulativeStatement, NamesEverySaleWithoutCustomerAndTheDifferenceToTheReturn) {
  Firm firm(kSoll);
  firm.post("2026-05-12", {"1400:3200.00", "8125:-3200.00@IGL"}, "ATU12345678");
  const std::int64_t without = firm.post("2026-05-13", {"1400:99.50", "8125:-99.50@IGL"});
  const ZmReport report = firm.zm("2026-Q2");
  ASSERT_EQ(report.gaps.size(), 1U);
  EXPECT_EQ(report.gaps[0].entry, without);
  EXPECT_EQ(report.gaps[0].amount, eur("99.50"));
  EXPECT_EQ(faults_of(report), (std::vector<Fault>{Fault::zm_customer_missing, Fault::zm_differs}));
}

TEST(RecapitulativeStatement, ASaleThatWasTakenBackNeedsNoCustomer) {
  Firm firm(kSoll);
  const std::int64_t without = firm.post("2026-05-13", {"1400:99.50", "8125:-99.50@IGL"});
  Book book = firm.book();
  reverse(book, {without, "USt-IdNr. fehlt", Day::of(2026, 5, 14)});
  firm.post("2026-05-13", {"1400:99.50", "8125:-99.50@IGL"}, "ATU12345678");
  EXPECT_EQ(lines_of(firm.zm("2026-Q2")), std::vector<std::string>{"ATU12345678 L 100"});
  EXPECT_EQ(faults_of(firm.zm("2026-Q2")), std::vector<Fault>{});
}

TEST(RecapitulativeStatement, AReversalTakesTheSaleFromItsCustomerAgain) {
  Firm firm(kSoll);
  const std::int64_t sale = firm.post("2026-05-13", {"1400:500.00", "8336:-500.00@EU_SL"}, "ATU12345678");
  Book book = firm.book();
  reverse(book, {sale, "doppelt", Day::of(2026, 7, 1)});
  EXPECT_EQ(lines_of(firm.zm("2026-Q2")), std::vector<std::string>{"ATU12345678 S 500"});
  EXPECT_EQ(lines_of(firm.zm("2026-Q3")), std::vector<std::string>{"ATU12345678 S -500"});
}

TEST(RecapitulativeStatement, TheCustomerIsPartOfTheChainedEntry) {
  Firm firm(kSoll);
  firm.post("2026-05-13", {"1400:500.00", "8336:-500.00@EU_SL"}, "ATU12345678");
  const std::string bytes = canonical_bytes(*firm.storage().entry(1));
  EXPECT_NE(bytes.find("fact EU_SL 8336 2026-05-13 500.00 0.00 ATU12345678\n"), std::string::npos) << bytes;
  EXPECT_EQ(entry_from_canonical(bytes).facts.front().vat_id, "ATU12345678");
  Book book = firm.book();
  EXPECT_TRUE(verify(book).findings.empty());
}

TEST(RecapitulativeStatement, OtherCodesKeepNoCustomer) {
  Firm firm(kSoll);
  firm.post("2026-05-13", {"1400:119.00", "8400:-119.00@U19"}, "ATU12345678");
  EXPECT_EQ(firm.storage().entry(1)->facts.front().vat_id, "");
}

TEST(RecapitulativeStatement, ASaleByHandWithoutCustomerIsAsked) {
  Firm firm(kSoll);
  StatedEntry stated;
  stated.day = Day::of(2026, 5, 13);
  stated.text = "Beratung";
  stated.postings = {{"1400", eur("500.00"), ""}, {"8336", eur("-500.00"), "EU_SL"}};
  Book book = firm.book();
  const Findings asked = left_out_customers(book, preview(book, stated));
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked[0].fault, Fault::zm_customer_needed);
  EXPECT_EQ(asked[0].value, "EU_SL");
}

}  // namespace
}  // namespace kontor
