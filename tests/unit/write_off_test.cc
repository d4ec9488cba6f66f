// Uncollectible claims: VAT is taken back where it counted already, and comes back with money that comes in after all.
#include "engine/book/write_off.h"

#include <gtest/gtest.h>

#include "engine/book/settle.h"
#include "engine/book/verify.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/invoice_firm.h"

namespace kontor {
namespace {

constexpr TaxProfile kSoll{ProfitMethod::accrual, VatMethod::agreed};
constexpr TaxProfile kIst{ProfitMethod::cash, VatMethod::received};
constexpr TaxProfile kEurSoll{ProfitMethod::cash, VatMethod::agreed};
constexpr TaxProfile kIstAccrual{ProfitMethod::accrual, VatMethod::received};

const Day kLoss = Day::of(2026, 11, 12);
const Day kAfterAll = Day::of(2026, 12, 20);

// 800.00 and 152.00 VAT on 2026-03-31.
std::string issued(InvoiceFirm& firm, const std::string& text = std::string(kInvoiceExample)) {
  return firm.issue(text).record.number;
}

WriteOff lose(InvoiceFirm& firm, const std::string& number, Day day = kLoss) {
  Book book = firm.book();
  return write_off(book, {number, day, "Insolvenz"});
}

OpenItem item_of(InvoiceFirm& firm, const std::string& number) {
  return *firm.storage().item(firm.storage().invoice(number)->item);
}

std::int64_t pay(InvoiceFirm& firm, const std::string& number, Day day, Amount amount) {
  Book book = firm.book();
  Transaction act(firm.storage());
  const ItemPayment payment{item_of(firm, number), amount, Amount()};
  Settlement settlement = settlement_of(payment, day);
  settlement.entry = record(book, settlement_entry(book, {day, "1200", "Zahlung", "", "manual"}, {payment}));
  firm.storage().settle(settlement);
  act.commit();
  return settlement.entry;
}

void expect_sound(InvoiceFirm& firm) {
  Book book = firm.book();
  for (const Finding& finding : verify(book).findings) ADD_FAILURE() << name_of(finding.fault) << " " << finding.value;
}

TEST(WriteOff, AgreedFeesTakeTheTaxBackInThePeriodOfTheLoss) {
  InvoiceFirm firm(kSoll);
  const std::string number = issued(firm);
  const WriteOff done = lose(firm, number);
  EXPECT_EQ(done.amount, eur("952.00"));
  EXPECT_EQ(done.tax, eur("152.00"));
  EXPECT_EQ(firm.box("2026-03", "81"), "800");
  EXPECT_EQ(firm.box("2026-11", "81"), "-800");
  EXPECT_EQ(firm.box("2026-11", "50"), "800");
  EXPECT_EQ(firm.box("2026-11", "83"), "-152.00");
  EXPECT_EQ(firm.balance("2406"), eur("800.00"));
  EXPECT_TRUE(firm.balance("1400").is_zero());
  EXPECT_TRUE(firm.balance("1776").is_zero());
  EXPECT_TRUE(firm.storage().open_items().empty());
  expect_sound(firm);
}

TEST(WriteOff, ReceivedFeesHaveNoTaxToCorrect) {
  InvoiceFirm firm(kIst);
  const WriteOff done = lose(firm, issued(firm));
  EXPECT_TRUE(done.tax.is_zero());
  EXPECT_EQ(firm.box("2026", "81"), "0");
  EXPECT_EQ(firm.box("2026", "50"), "0");
  EXPECT_EQ(firm.box("2026", "83"), "0.00");
  EXPECT_EQ(firm.eur_line("2026", "112"), "0.00");
  for (const char* account : {"1400", "1390", "1766", "1776", "2406"})
    EXPECT_TRUE(firm.balance(account).is_zero()) << account;
  expect_sound(firm);
}

TEST(WriteOff, ABalanceSheetWithReceivedFeesLosesTheNetOnly) {
  InvoiceFirm firm(kIstAccrual);
  lose(firm, issued(firm));
  EXPECT_EQ(firm.box("2026", "83"), "0.00");
  EXPECT_EQ(firm.balance("2406"), eur("800.00"));
  EXPECT_TRUE(firm.balance("1766").is_zero());
  expect_sound(firm);
}

TEST(WriteOff, CashProfitWithAgreedFeesLosesNoIncomeAndTakesTheTaxBack) {
  InvoiceFirm firm(kEurSoll);
  lose(firm, issued(firm));
  EXPECT_EQ(firm.box("2026-11", "81"), "-800");
  EXPECT_EQ(firm.box("2026-11", "50"), "800");
  EXPECT_EQ(firm.eur_line("2026", "112"), "0.00");
  EXPECT_EQ(firm.eur_line("2026", "140"), "0.00");
  expect_sound(firm);
}

TEST(WriteOff, ASmallBusinessLosesTheWholeAmount) {
  InvoiceFirm firm({ProfitMethod::accrual, VatMethod::exempt});
  const std::string number = issued(firm, with(std::string(kInvoiceExample), "U19", "KU19"));
  EXPECT_TRUE(lose(firm, number).tax.is_zero());
  EXPECT_EQ(firm.balance("2400"), eur("800.00"));
  EXPECT_EQ(firm.box("2026", "83"), "0.00");
}

// 100.00 + 19.00 and 100.00 + 7.00; half of the 226.00 is paid, half is lost: 50.00 + 9.50 and 50.00 + 3.50.
TEST(WriteOff, ASmallInvoiceWithoutCustomerIsNamedByItsNumber) {
  InvoiceFirm firm(kSoll);
  const std::string number = issued(firm,
                                    "date = \"2026-03-31\"\n[[line]]\ntext = \"Yogamatte\"\nquantity = \"1\"\n"
                                    "unit = \"piece\"\nprice = \"100.00\"\ntax = \"U19\"\n");
  const WriteOff done = lose(firm, number);
  EXPECT_EQ(firm.storage().entry(done.entry)->text, number + ": Insolvenz");
  expect_sound(firm);
}

TEST(WriteOff, TheRestOfAPartPaymentIsLostRateByRate) {
  InvoiceFirm firm(kSoll);
  std::string text = with(std::string(kInvoiceExample), "\"10\"", "\"1\"");
  text = with(text, "80.00", "100.00") +
         "\n[[line]]\ntext = \"Buch\"\nquantity = \"1\"\nunit = \"piece\"\nprice = \"100.00\"\ntax = \"U7\"\n";
  const std::string number = issued(firm, text);
  pay(firm, number, Day::of(2026, 4, 2), eur("113.00"));
  const WriteOff done = lose(firm, number);
  EXPECT_EQ(done.amount, eur("113.00"));
  EXPECT_EQ(done.tax, eur("13.00"));
  EXPECT_EQ(firm.box("2026-11", "81"), "-50");
  EXPECT_EQ(firm.box("2026-11", "86"), "-50");
  EXPECT_EQ(firm.box("2026-11", "50"), "100");
  EXPECT_EQ(firm.box("2026-11", "83"), "-13.00");
  EXPECT_EQ(firm.balance("2406"), eur("50.00"));
  EXPECT_EQ(firm.balance("2401"), eur("50.00"));
  expect_sound(firm);
}

TEST(WriteOff, MoneyThatComesInAfterAllIsTaxedAgain) {
  InvoiceFirm firm(kSoll);
  const std::string number = issued(firm);
  lose(firm, number);
  pay(firm, number, kAfterAll, eur("476.00"));
  EXPECT_EQ(firm.box("2026-12", "81"), "400");
  EXPECT_EQ(firm.box("2026-12", "83"), "76.00");
  EXPECT_EQ(firm.box("2026-12", "50"), "0") << "it is no reduction";
  EXPECT_EQ(firm.balance("2732"), eur("-400.00"));
  EXPECT_EQ(firm.balance("1200"), eur("476.00"));
  EXPECT_TRUE(firm.balance("1400").is_zero());
  EXPECT_EQ(item_of(firm, number).lost, eur("476.00"));
  EXPECT_TRUE(item_of(firm, number).open().is_zero());
  expect_sound(firm);
}

TEST(WriteOff, MoneyThatComesInAfterAllIsIncomeOfTheDayItComes) {
  for (const TaxProfile& profile : {kIst, kEurSoll}) {
    InvoiceFirm firm(profile);
    const std::string number = issued(firm);
    lose(firm, number);
    pay(firm, number, kAfterAll, eur("952.00"));
    EXPECT_EQ(firm.box("2026-12", "81"), "800");
    EXPECT_EQ(firm.box("2026-12", "83"), "152.00");
    EXPECT_EQ(firm.eur_line("2026", "112"), "800.00");
    EXPECT_EQ(firm.eur_line("2026", "140"), "152.00");
    for (const char* waiting : {"1400", "1390", "1766"}) EXPECT_TRUE(firm.balance(waiting).is_zero()) << waiting;
    expect_sound(firm);
  }
}

TEST(WriteOff, AServiceToTheUnionIsTakenFromTheRecapitulativeStatement) {
  InvoiceFirm firm(kIst);
  std::string text = with(std::string(kInvoiceExample), "U19", "EU_SL");
  text = with(text, "city = \"Köln\"", "city = \"Wien\"\ncountry = \"AT\"\nvat_id = \"ATU12345678\"");
  lose(firm, issued(firm, text));
  EXPECT_EQ(firm.box("2026-03", "21"), "800");
  EXPECT_EQ(firm.box("2026-11", "21"), "-800");
  const ZmReport report = firm.zm("2026-Q4");
  ASSERT_EQ(report.lines.size(), 1U);
  EXPECT_EQ(report.lines[0].vat_id + " " + report.lines[0].amount, "ATU12345678 -800");
  EXPECT_TRUE(findings_of(report).empty());
}

TEST(WriteOff, IsTakenBackByAReversal) {
  InvoiceFirm firm(kSoll);
  const std::string number = issued(firm);
  const WriteOff done = lose(firm, number);
  Book book = firm.book();
  reverse(book, {done.entry, "doch nicht insolvent", Day::of(2026, 11, 20)});
  EXPECT_EQ(item_of(firm, number).open(), eur("952.00"));
  EXPECT_TRUE(item_of(firm, number).lost.is_zero());
  EXPECT_EQ(firm.box("2026-11", "83"), "0.00");
  expect_sound(firm);
}

TEST(WriteOff, StandsWhileMoneyThatCameInAfterAllStands) {
  InvoiceFirm firm(kSoll);
  const std::string number = issued(firm);
  const WriteOff done = lose(firm, number);
  const std::int64_t payment = pay(firm, number, kAfterAll, eur("100.00"));
  Book book = firm.book();
  EXPECT_REFUSAL(reverse(book, {done.entry, "Irrtum", kAfterAll}), Fault::loss_recovered);
  reverse(book, {payment, "falscher Kunde", kAfterAll});
  EXPECT_EQ(item_of(firm, number).lost, eur("952.00"));
  reverse(book, {done.entry, "Irrtum", kAfterAll});
  EXPECT_EQ(item_of(firm, number).open(), eur("952.00"));
  EXPECT_EQ(firm.box("2026", "81"), "800");
  expect_sound(firm);
}

TEST(WriteOff, IsForOpenInvoicesFromTheirDayOn) {
  InvoiceFirm firm(kSoll);
  const std::string number = issued(firm);
  EXPECT_REFUSAL(lose(firm, "RE-2026-0099"), Fault::invoice_unknown);
  EXPECT_REFUSAL(lose(firm, number, Day::of(2026, 3, 30)), Fault::loss_before_invoice);
  const std::string paid = issued(firm);
  pay(firm, paid, Day::of(2026, 4, 2), eur("952.00"));
  EXPECT_REFUSAL(lose(firm, paid), Fault::invoice_settled);
  lose(firm, number);
  EXPECT_REFUSAL(lose(firm, number), Fault::invoice_written_off);
  EXPECT_REFUSAL(firm.cancel(number, "2026-11-30"), Fault::invoice_written_off);
}

}  // namespace
}  // namespace kontor
