// More money than was open: the excess is a debt to the customer, without income and without VAT, until it is paid
// back, set off against another invoice, or reversed.
#include <gtest/gtest.h>

#include "engine/book/assign.h"
#include "engine/book/decide.h"
#include "engine/book/offset.h"
#include "engine/book/verify.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/invoice_firm.h"
#include "tests/unit/match_world.h"

namespace kontor {
namespace {

constexpr TaxProfile kIst{ProfitMethod::cash, VatMethod::received};
constexpr TaxProfile kSoll{ProfitMethod::accrual, VatMethod::agreed};
const std::string kFile(kInvoiceExample);  // 800.00 + 152.00 = 952.00
const Ground kByHand{"von Hand", "adviser", ""};

// A firm with a bank account that has issued RE-2026-0001 and RE-2026-0002 to one customer.
class PaidFirm : public InvoiceFirm {
 public:
  explicit PaidFirm(TaxProfile profile) : InvoiceFirm(profile) {
    issue(kFile);
    issue(kFile);
    Transaction act(storage());
    bank_ = storage().add_bank_account({0, two_banks()[0].iban, "1200"});
    act.commit();
  }
  std::int64_t line(const std::string& amount, const std::string& purpose = "") {
    LineRecord record;
    record.bank_account = bank_;
    record.line = bank_line(amount, "Bäckerei Krume GmbH", purpose);
    record.line.day = Day::of(2026, 4, 8);
    Transaction act(storage());
    const std::int64_t id = storage().add_line(record);
    act.commit();
    return id;
  }
  DecidedPayment pay(const std::string& amount, const InvoicePayment& payment) {
    Book open = book();
    return decide_payment(open, line(amount), payment, kByHand);
  }
  Assignment assign() {
    Book open = book();
    return kontor::assign(open, {rules_of("[released]\npayments = \"adviser\"\n"), false}, test_wording());
  }
  Amount open(const std::string& number) {
    Amount sum;
    for (const OpenItem& item : storage().open_items())
      if (item.number == number) sum += item.open();
    return sum;
  }
  void expect_sound() {
    Book open = book();
    for (const Finding& finding : verify(open).findings)
      ADD_FAILURE() << name_of(finding.fault) << " " << finding.value;
  }

 private:
  std::int64_t bank_ = 0;
};

TEST(OverpaymentTest, TheExcessIsADebtToTheCustomerWithoutIncomeAndVat) {
  for (const TaxProfile profile : {kIst, kSoll}) {
    PaidFirm firm(profile);
    EXPECT_EQ(firm.pay("1000.00", {{"RE-2026-0001"}}).credit, eur("48.00"));
    EXPECT_EQ(firm.open("RE-2026-0001"), eur("-48.00"));
    EXPECT_EQ(firm.balance("1400"), eur("904.00")) << "952 open of the other invoice, 48 owed";
    EXPECT_EQ(firm.box("2026-Q2", "81"), profile == kIst ? "800" : "0");
    EXPECT_EQ(firm.box("2026-Q1", "81"), profile == kIst ? "0" : "1600");
    EXPECT_EQ(firm.eur_line("2026", "112"), profile == kIst ? "800.00" : "1600.00");
    firm.expect_sound();
  }
}

TEST(OverpaymentTest, ASecondPaymentOfAPaidInvoiceIsACreditAsAWhole) {
  PaidFirm firm(kIst);
  firm.pay("952.00", {{"RE-2026-0001"}});
  EXPECT_EQ(firm.pay("952.00", {{"RE-2026-0001"}}).credit, eur("952.00"));
  EXPECT_EQ(firm.pay("10.00", {{"RE-2026-0001"}}).credit, eur("10.00"));
  EXPECT_EQ(firm.open("RE-2026-0001"), eur("-962.00"));
  EXPECT_EQ(firm.box("2026-Q2", "81"), "800");
  firm.pay("-962.00", {{"RE-2026-0001"}});
  EXPECT_EQ(firm.open("RE-2026-0001"), Amount()) << "one number stands for all that is owed under it";
  firm.expect_sound();
}

TEST(OverpaymentTest, AssignProposesItAndPostsTheRefund) {
  PaidFirm firm(kIst);
  const std::int64_t over = firm.line("1000.00", "RE-2026-0001");
  Assignment assignment = firm.assign();
  EXPECT_EQ(assignment.posted, 0);
  ASSERT_EQ(assignment.proposed.size(), 1U);
  Book book = firm.book();
  accept(book, {{over, assignment.proposed.front().proposal, kByHand}});
  EXPECT_EQ(firm.open("RE-2026-0001"), eur("-48.00"));
  firm.line("952.00", "RE-2026-0001");
  assignment = firm.assign();
  ASSERT_EQ(assignment.proposed.size(), 1U);
  EXPECT_EQ(assignment.proposed.front().proposal.why.key, "payment_by_name") << "the other invoice fits to the cent";
  firm.line("-48.00", "Rückzahlung zu viel RE-2026-0001");
  EXPECT_EQ(firm.assign().posted, 1);
  EXPECT_EQ(firm.open("RE-2026-0001"), Amount());
  firm.expect_sound();
}

TEST(OverpaymentTest, ALaterInvoiceTakesTheCreditUp) {
  for (const TaxProfile profile : {kIst, kSoll}) {
    PaidFirm firm(profile);
    firm.pay("1000.00", {{"RE-2026-0001"}});
    Book book = firm.book();
    const Offset done = set_off(book, {"RE-2026-0002", "RE-2026-0001", Day::of(2026, 5, 2)});
    EXPECT_EQ(done.amount, eur("48.00"));
    EXPECT_EQ(done.open, eur("904.00"));
    EXPECT_EQ(done.credit_left, Amount());
    EXPECT_EQ(firm.box("2026-05", "81"), profile == kIst ? "40" : "0") << "48.00 is paid for it on that day";
    firm.expect_sound();
    reverse(book, {done.entry, "vertan", Day::of(2026, 5, 3)});
    EXPECT_EQ(firm.open("RE-2026-0001"), eur("-48.00"));
    EXPECT_EQ(firm.open("RE-2026-0002"), eur("952.00"));
    firm.expect_sound();
  }
}

TEST(OverpaymentTest, OnePaymentLessTheCreditPaysTheNextInvoice) {
  PaidFirm firm(kIst);
  firm.pay("1000.00", {{"RE-2026-0001"}});
  firm.pay("904.00", {{"RE-2026-0002", "RE-2026-0001"}});
  EXPECT_TRUE(firm.storage().open_items().empty());
  EXPECT_EQ(firm.balance("1400"), Amount());
  EXPECT_EQ(firm.box("2026-Q2", "81"), "1600");
  firm.expect_sound();
}

TEST(OverpaymentTest, ATipIsRevenueWithItsTax) {
  PaidFirm firm(kIst);
  EXPECT_EQ(firm.pay("963.90", {{"RE-2026-0001"}, false, "8400", "U19"}).credit, Amount());
  EXPECT_EQ(firm.open("RE-2026-0001"), Amount());
  EXPECT_EQ(firm.box("2026-Q2", "81"), "810");
  EXPECT_EQ(firm.box("2026-Q2", "83"), "153.90");
  firm.expect_sound();
}

TEST(OverpaymentTest, SkontoIsOnlyWhatIsMissing) {
  PaidFirm firm(kIst);
  EXPECT_EQ(firm.pay("960.00", {{"RE-2026-0001"}, true}).credit, eur("8.00"));
  EXPECT_EQ(firm.box("2026-Q2", "81"), "800");
  firm.expect_sound();
}

TEST(OverpaymentTest, AReversalTakesTheCreditBackUnlessItIsUsed) {
  PaidFirm firm(kIst);
  const std::int64_t entry = firm.pay("1000.00", {{"RE-2026-0001"}}).entry;
  const std::int64_t back = firm.pay("-48.00", {{"RE-2026-0001"}}).entry;
  Book book = firm.book();
  EXPECT_REFUSAL(reverse(book, {entry, "vertan", Day::of(2026, 4, 9)}), Fault::credit_used);
  reverse(book, {back, "vertan", Day::of(2026, 4, 9)});
  EXPECT_EQ(firm.open("RE-2026-0001"), eur("-48.00"));
  reverse(book, {entry, "vertan", Day::of(2026, 4, 9)});
  EXPECT_EQ(firm.open("RE-2026-0001"), eur("952.00"));
  firm.expect_sound();
}

TEST(OverpaymentTest, MoneyThatGoesOutPaysBackNoMoreThanIsOwed) {
  PaidFirm firm(kIst);
  firm.pay("1000.00", {{"RE-2026-0001"}});
  EXPECT_REFUSAL(firm.pay("-50.00", {{"RE-2026-0001"}}), Fault::parts_differ);
  EXPECT_REFUSAL(firm.pay("-48.00", {{"RE-2026-0002"}}), Fault::payment_other_direction);
  EXPECT_REFUSAL(firm.pay("48.00", {{"RE-2026-0009"}}), Fault::invoice_unknown);
  firm.pay("-48.00", {{"RE-2026-0001"}});
  EXPECT_REFUSAL(firm.pay("-48.00", {{"RE-2026-0001"}}), Fault::invoice_settled);
}

TEST(OverpaymentTest, SettingOffNeedsBothSidesOfOneCustomer) {
  PaidFirm firm(kIst);
  Book book = firm.book();
  const Day day = Day::of(2026, 5, 2);
  EXPECT_REFUSAL(set_off(book, {"RE-2026-0002", "RE-2026-0001", day}), Fault::credit_missing);
  firm.pay("1000.00", {{"RE-2026-0001"}});
  EXPECT_REFUSAL(set_off(book, {"RE-2026-0001", "RE-2026-0001", day}), Fault::invoice_settled);
  EXPECT_REFUSAL(set_off(book, {"RE-2026-0009", "RE-2026-0001", day}), Fault::invoice_unknown);
  EXPECT_REFUSAL(set_off(book, {"RE-2026-0002", "RE-2026-0001", Day::of(2026, 4, 7)}), Fault::offset_too_early);
  firm.issue(with(with(kFile, "K-1001", "K-1002"), "Krume", "Rinde"));
  EXPECT_REFUSAL(set_off(book, {"RE-2026-0003", "RE-2026-0001", day}), Fault::offset_other_customer);
}

}  // namespace
}  // namespace kontor
