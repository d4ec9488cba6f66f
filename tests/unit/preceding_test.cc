// Advances, the final invoice that takes them off, and credit notes: to the cent, in every tax profile.
#include "engine/book/preceding.h"

#include <gtest/gtest.h>

#include "engine/book/verify.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/invoice_firm.h"

namespace kontor {
namespace {

constexpr TaxProfile kCash{ProfitMethod::cash, VatMethod::received};
constexpr TaxProfile kCashAgreed{ProfitMethod::cash, VatMethod::agreed};
constexpr TaxProfile kAccrual{ProfitMethod::accrual, VatMethod::agreed};

// 1,000.00 + 190.00 = 1,190.00, done in March.
const std::string kWork = with(std::string(kInvoiceExample), "\"80.00\"", "\"100.00\"");

// 400.00 + 76.00 = 476.00, asked for in January.
const std::string kAdvance =
    "kind = \"advance\"\n" +
    with(with(with(std::string(kInvoiceExample), "\"80.00\"", "\"40.00\""), "2026-03-31", "2026-01-20"),
         "period = [\"2026-03-01\", \"2026-03-31\"]\n", "");
const std::string kFinal = "deducts = [\"RE-2026-0001\"]\n" + kWork;

std::string credit_of(const std::string& number, const std::string& price) {
  return "kind = \"credit\"\ncorrects = \"" + number + "\"\n" +
         with(std::string(kInvoiceExample), "\"80.00\"", "\"" + price + "\"");
}

void expect_sound(InvoiceFirm& firm) {
  Book book = firm.book();
  EXPECT_TRUE(verify(book).findings.empty());
}

TEST(AdvanceTest, TaxIsDueWithTheMoneyAndTheRestWithTheSupply) {
  for (const TaxProfile& profile : {kCash, kCashAgreed, kAccrual}) {
    InvoiceFirm firm(profile);
    firm.issue(kAdvance);
    EXPECT_EQ(firm.box("2026-01", "81"), "0") << "§ 13 (1) Nr. 1 a sentence 4 UStG: not before the money";
    firm.pay("RE-2026-0001", Day::of(2026, 2, 3), eur("476.00"));
    EXPECT_EQ(firm.box("2026-02", "81"), "400");
    const IssuedInvoice rest = firm.issue(kFinal);
    EXPECT_EQ(rest.invoice.net, eur("600.00"));
    EXPECT_EQ(rest.invoice.tax, eur("114.00"));
    EXPECT_EQ(rest.record.gross, eur("714.00"));
    EXPECT_EQ(firm.storage().invoice("RE-2026-0001")->deducted_by, rest.record.number);
    EXPECT_EQ(firm.box("2026-03", "81"), profile.vat == VatMethod::agreed ? "600" : "0");
    firm.pay(rest.record.number, Day::of(2026, 4, 10), eur("714.00"));
    EXPECT_EQ(firm.box("2026", "81"), "1000");
    EXPECT_EQ(firm.balance("8400"), eur("-1000.00"));
    EXPECT_EQ(firm.balance("1776"), eur("-190.00"));
    for (const char* account : {"1400", "1390", "1766", "1593", "1718", "1710"})
      EXPECT_TRUE(firm.balance(account).is_zero()) << account;
    EXPECT_TRUE(firm.storage().open_items().empty());
    expect_sound(firm);
  }
}

TEST(AdvanceTest, ABalanceSheetOwesWhatWasPaidUntilTheSupply) {
  InvoiceFirm firm(kAccrual);
  firm.issue(kAdvance);
  EXPECT_TRUE(firm.balance("1718").is_zero());
  EXPECT_EQ(firm.balance("1593"), eur("-400.00"));
  firm.pay("RE-2026-0001", Day::of(2026, 2, 3), eur("476.00"));
  EXPECT_EQ(firm.balance("1718"), eur("-400.00"));
  EXPECT_TRUE(firm.balance("1593").is_zero());
  EXPECT_TRUE(firm.balance("8400").is_zero()) << "income comes with the supply (§ 252 (1) Nr. 4 HGB)";
}

TEST(AdvanceTest, TheFinalInvoiceMakesItselfAgainAndIsCancelledWhole) {
  InvoiceFirm firm(kAccrual);
  firm.issue(kAdvance);
  firm.pay("RE-2026-0001", Day::of(2026, 2, 3), eur("476.00"));
  firm.issue(kFinal);
  EXPECT_REFUSAL(firm.cancel("RE-2026-0001", "2026-04-02"), Fault::advance_deducted);
  const IssuedInvoice cancellation = firm.cancel("RE-2026-0002", "2026-04-02");
  EXPECT_EQ(cancellation.record.gross, eur("-714.00"));
  EXPECT_EQ(firm.balance("1718"), eur("-400.00")) << "the advance is a debt again";
  EXPECT_TRUE(firm.balance("8400").is_zero());
  EXPECT_EQ(firm.issue(kFinal).record.gross, eur("714.00")) << "and is deducted by the next final invoice";
  expect_sound(firm);
}

TEST(AdvanceTest, OnlyWhatThisCustomerHasPaidIsTakenOffAndOnce) {
  InvoiceFirm firm(kCash);
  EXPECT_EQ(firm.faults(kFinal), std::vector{Fault::advance_unknown});
  firm.issue(kAdvance);
  EXPECT_EQ(firm.faults(kFinal), std::vector{Fault::advance_unpaid});
  firm.pay("RE-2026-0001", Day::of(2026, 2, 3), eur("100.00"));
  EXPECT_EQ(firm.faults(kFinal), std::vector{Fault::advance_unpaid});
  firm.pay("RE-2026-0001", Day::of(2026, 2, 4), eur("376.00"));
  EXPECT_EQ(firm.faults(with(kFinal, "K-1001", "K-1002")), std::vector{Fault::advance_other_customer});
  EXPECT_EQ(firm.faults(with(kFinal, "U19", "U7")), std::vector{Fault::deduction_without_line});
  firm.issue(kFinal);
  EXPECT_EQ(firm.faults(kFinal), std::vector{Fault::advance_deducted});
  const std::string goods = with(with(kAdvance, "U19", "IGL"), "city = \"Köln\"",
                                 "city = \"Lyon\"\ncountry = \"FR\"\nvat_id = \"FR12345678901\"");
  EXPECT_EQ(firm.faults(goods), std::vector{Fault::advance_not_with_code});
}

TEST(AdvanceTest, OddCentsOfTheAdvanceStayOutOfTheRest) {
  InvoiceFirm firm(kCash);
  firm.issue(with(kAdvance, "\"40.00\"", "\"33.333\""));  // 333.33 + 63.33
  firm.pay("RE-2026-0001", Day::of(2026, 2, 3), eur("396.66"));
  const IssuedInvoice rest = firm.issue(kFinal);
  EXPECT_EQ(rest.invoice.net, eur("666.67"));
  EXPECT_EQ(rest.invoice.tax, eur("126.67"));  // of the whole 190.00 less 63.33
}

TEST(CreditNoteTest, ItTakesBackPartOfAnOpenInvoice) {
  for (const TaxProfile& profile : {kCash, kAccrual}) {
    InvoiceFirm firm(profile);
    firm.issue(kWork);
    const IssuedInvoice credit = firm.issue(credit_of("RE-2026-0001", "10.00"));
    EXPECT_EQ(credit.invoice.gross, eur("119.00")) << "BT-3 = 381: above zero";
    EXPECT_EQ(credit.invoice.preceding_date, Day::of(2026, 3, 31));
    EXPECT_EQ(credit.record.gross, eur("-119.00")) << "what the customer owes";
    ASSERT_EQ(firm.storage().open_items().size(), 1U);
    EXPECT_EQ(firm.storage().open_items()[0].open(), eur("1071.00"));
    firm.pay("RE-2026-0001", Day::of(2026, 4, 1), eur("1071.00"));
    EXPECT_EQ(firm.balance("8400"), eur("-900.00"));
    EXPECT_EQ(firm.balance("1776"), eur("-171.00"));
    EXPECT_EQ(firm.box("2026", "81"), "900");
    for (const char* account : {"1400", "1390", "1766"}) EXPECT_TRUE(firm.balance(account).is_zero()) << account;
    expect_sound(firm);
  }
}

TEST(CreditNoteTest, OfAPaidInvoiceItIsOwedToTheCustomer) {
  InvoiceFirm firm(kCash);
  firm.issue(kWork);
  firm.pay("RE-2026-0001", Day::of(2026, 4, 1), eur("1190.00"));
  const IssuedInvoice credit = firm.issue(credit_of("RE-2026-0001", "10.00"));
  EXPECT_EQ(firm.storage().item(credit.record.item)->open(), eur("-119.00"));
  EXPECT_EQ(firm.box("2026", "81"), "1000") << "§ 17 (1) UStG: with the money";
  firm.pay(credit.record.number, Day::of(2026, 4, 5), eur("-119.00"));
  EXPECT_EQ(firm.box("2026", "81"), "900");
  expect_sound(firm);
}

TEST(CreditNoteTest, ItNamesAnInvoiceAndTakesNoMoreBackThanIsLeft) {
  InvoiceFirm firm(kCash);
  EXPECT_EQ(firm.faults("kind = \"credit\"\n" + kWork), std::vector{Fault::credit_without_invoice});
  EXPECT_EQ(firm.faults(credit_of("RE-2026-0001", "10.00")), std::vector{Fault::invoice_unknown});
  firm.issue(kWork);
  EXPECT_EQ(firm.faults(with(credit_of("RE-2026-0001", "1.00"), "Bäckerei", "Café")),
            std::vector{Fault::credit_other_customer});
  EXPECT_EQ(firm.faults(with(credit_of("RE-2026-0001", "1.00"), "\"U19\"", "\"U7\"")),
            std::vector{Fault::credit_other_tax});
  firm.issue(credit_of("RE-2026-0001", "60.00"));
  EXPECT_EQ(firm.faults(credit_of("RE-2026-0001", "40.01")), std::vector{Fault::credit_exceeds_invoice});
  EXPECT_EQ(firm.faults(credit_of("RE-2026-0002", "1.00")), std::vector{Fault::credit_of_correction});
  EXPECT_REFUSAL(firm.cancel("RE-2026-0001", "2026-04-02"), Fault::invoice_corrected);
  EXPECT_REFUSAL(firm.cancel("RE-2026-0002", "2026-04-02"), Fault::cancellation_of_cancellation);
  firm.issue(credit_of("RE-2026-0001", "40.00"));
  EXPECT_TRUE(firm.storage().open_items().empty());
  Book book = firm.book();
  EXPECT_TRUE(left_to_credit(book, *firm.storage().invoice("RE-2026-0001")).is_zero());
}

TEST(CreditNoteTest, EachKindHasItsOwnRowOfNumbersWhereTheClientWantsIt) {
  InvoiceFirm firm(kCash);
  firm.settings().advance_number = "AR-{year}-{seq:3}";
  firm.settings().credit_number = "KR-{year}-{seq:3}";
  EXPECT_EQ(firm.issue(kAdvance).record.number, "AR-2026-001");
  EXPECT_EQ(firm.issue(kWork).record.number, "RE-2026-0001");
  EXPECT_EQ(firm.issue(credit_of("RE-2026-0001", "10.00")).record.number, "KR-2026-001");
}

}  // namespace
}  // namespace kontor
