// The tax law by example: each test is one case of a German firm, with the figures of its forms to the cent.
#include <gtest/gtest.h>

#include "tests/unit/expect_refusal.h"
#include "tests/unit/firm.h"

namespace kontor {
namespace {

constexpr TaxProfile kSoll{ProfitMethod::accrual, VatMethod::agreed};
constexpr TaxProfile kEurSoll{ProfitMethod::cash, VatMethod::agreed};
constexpr TaxProfile kIst{ProfitMethod::cash, VatMethod::received};
constexpr TaxProfile kSmall{ProfitMethod::cash, VatMethod::exempt};

TEST(TaxExamples, MixedRatesAreCutToWholeEurosAndTheLedgerKeepsTheCents) {
  Firm firm(kSoll);
  firm.post("2026-03-05", {"1400:1469.13", "8400:-1469.13@U19"});
  firm.post("2026-03-09", {"1400:1189.99", "8400:-1189.99@U19"});
  firm.post("2026-03-17", {"1400:374.47", "8300:-374.47@U7"});
  firm.post("2026-03-20", {"4930:479.45@V19", "1200:-479.45"});
  firm.post("2026-03-21", {"4940:49.90@V7", "1200:-49.90"});
  EXPECT_EQ(firm.box("2026-03", "81"), "2234");
  EXPECT_EQ(firm.box("2026-03", "86"), "349");
  EXPECT_EQ(firm.box("2026-03", "66"), "79.81");
  EXPECT_EQ(firm.box("2026-03", "83"), "369.08");
  const Amount vat = firm.balance("1776") + firm.balance("1771") + firm.balance("1576") + firm.balance("1571");
  EXPECT_EQ(vat, eur("-369.26"));
}

TEST(TaxExamples, ReverseChargeIsOwedAndDeductedInOneFact) {
  for (const std::string chart : {"skr03", "skr04"}) {
    Firm firm(kIst, chart);
    const bool skr03 = chart == "skr03";
    const std::string bank = skr03 ? "1200" : "1800";
    firm.post("2026-04-03", {(skr03 ? "4600" : "6600") + std::string(":250.00@EU13B19"), bank + ":-250.00"});
    firm.post("2026-04-08", {(skr03 ? "4964" : "6837") + std::string(":92.59@D13B19"), bank + ":-92.59"});
    EXPECT_EQ(firm.box("2026-04", "46"), "250");
    EXPECT_EQ(firm.box("2026-04", "47"), "47.50");
    EXPECT_EQ(firm.box("2026-04", "84"), "92");
    EXPECT_EQ(firm.box("2026-04", "85"), "17.59");
    EXPECT_EQ(firm.box("2026-04", "67"), "65.09");
    EXPECT_EQ(firm.box("2026-04", "83"), "0.00");
    EXPECT_EQ(firm.eur_line("2026", "224"), "250.00");
    EXPECT_EQ(firm.eur_line("2026", "228"), "92.59");
    EXPECT_EQ(firm.eur_line("2026", "140"), "0.00");
    EXPECT_EQ(firm.eur_line("2026", "185"), "0.00");
  }
}

TEST(TaxExamples, ASmallBusinessOwesReverseChargeAndDeductsNothing) {
  Firm firm(kSmall);
  firm.post("2026-04-03", {"4600:250.00@EU13B19N", "1200:-250.00"});
  firm.post("2026-04-08", {"4964:92.59@D13B19N", "1200:-92.59"});
  firm.post("2026-05-10", {"1780:65.09", "1200:-65.09"});
  EXPECT_EQ(firm.box("2026-04", "46"), "250");
  EXPECT_EQ(firm.box("2026-04", "47"), "47.50");
  EXPECT_EQ(firm.box("2026-04", "84"), "92");
  EXPECT_EQ(firm.box("2026-04", "85"), "17.59");
  EXPECT_EQ(firm.box("2026-04", "67"), "0");
  EXPECT_EQ(firm.box("2026-04", "83"), "65.09");
  EXPECT_EQ(firm.eur_line("2026", "224"), "250.00");
  EXPECT_EQ(firm.eur_line("2026", "228"), "92.59");
  EXPECT_EQ(firm.eur_line("2026", "186"), "65.09");
}

TEST(TaxExamples, ASmallBusinessCannotShowOrDeductVat) {
  Firm firm(kSmall);
  EXPECT_REFUSAL(firm.post("2026-04-03", {"4920:119.00@V19", "1200:-119.00"}), Fault::tax_code_not_for_small_business);
  EXPECT_REFUSAL(firm.post("2026-04-03", {"1200:119.00", "8400:-119.00@U19"}), Fault::tax_code_not_for_small_business);
  EXPECT_REFUSAL(firm.post("2026-04-03", {"4600:250.00@EU13B19", "1200:-250.00"}),
                 Fault::tax_code_not_for_small_business);
}

TEST(TaxExamples, TaxOnSalesAndInputTaxKeepToTheirAccounts) {
  Firm firm(kIst);
  EXPECT_REFUSAL(firm.post("2026-04-03", {"1200:119.00", "8400:-119.00@V19"}), Fault::tax_code_not_for_account);
  EXPECT_REFUSAL(firm.post("2026-04-03", {"4930:119.00@U19", "1200:-119.00"}), Fault::tax_code_not_for_account);
  EXPECT_REFUSAL(firm.post("2026-04-03", {"1200:119.00@U19", "8400:-119.00"}), Fault::tax_code_not_for_account);
  EXPECT_REFUSAL(firm.post("2026-04-03", {"1400:119.00@V19", "8400:-119.00"}), Fault::tax_code_not_for_account);
  EXPECT_REFUSAL(firm.post("2026-04-03", {"1776:-119.00@U19", "1200:119.00"}), Fault::tax_code_not_for_account);
  EXPECT_REFUSAL(firm.post("2026-04-03", {"1800:119.00@V19", "1200:-119.00"}), Fault::tax_code_not_for_account);
}

TEST(TaxExamples, PurchasesAndSalesInTheUnion) {
  Firm firm(kSoll);
  firm.post("2026-04-10", {"3425:1500.50@IGE19", "1200:-1500.50"});
  firm.post("2026-05-12", {"1400:3200.00", "8125:-3200.00@IGL"}, "ATU12345678");
  firm.post("2026-06-15", {"1400:800.40", "8336:-800.40@EU_SL"}, "FR12345678901");
  EXPECT_EQ(firm.box("2026-Q2", "89"), "1500");
  EXPECT_EQ(firm.box("2026-Q2", "61"), "285.10");
  EXPECT_EQ(firm.box("2026-Q2", "41"), "3200");
  EXPECT_EQ(firm.box("2026-Q2", "21"), "800");
  EXPECT_EQ(firm.box("2026-Q2", "83"), "-0.10");
}

TEST(TaxExamples, ACancellationCountsInItsOwnPeriod) {
  Firm firm(kEurSoll);
  const std::int64_t invoice = firm.post("2026-01-15", {"1400:1190.00", "8400:-1190.00@U19"});
  Book book = firm.book();
  reverse(book, {invoice, "Vertrag aufgehoben", Day::of(2026, 3, 10)});
  EXPECT_EQ(firm.box("2026-01", "81"), "1000");
  EXPECT_EQ(firm.box("2026-01", "83"), "190.00");
  EXPECT_EQ(firm.box("2026-03", "81"), "-1000");
  EXPECT_EQ(firm.box("2026-03", "83"), "-190.00");
  EXPECT_EQ(firm.eur_line("2026", "112"), "0.00");
  EXPECT_EQ(firm.eur_line("2026", "140"), "0.00");
}

TEST(TaxExamples, ABusinessMealIsSeventyPercentCostWithFullInputTax) {
  Firm firm(kIst);
  firm.post("2026-05-08", {"4650:59.92@V7", "4654:25.68@V7", "4650:33.32@V19", "4654:14.28@V19", "4650:7.00",
                           "4654:3.00", "1200:-143.20"});
  EXPECT_EQ(firm.box("2026-05", "66"), "13.20");
  EXPECT_EQ(firm.eur_line("2026", "175"), "91.00");
  EXPECT_EQ(firm.eur_line("2026", "165"), "39.00");
  EXPECT_EQ(firm.eur_line("2026", "185"), "13.20");
  EXPECT_EQ(firm.eur_line("2026", "199"), "104.20") << "what is not deductible is in no sum";
}

TEST(TaxExamples, PrivateCarUseByTheOnePercentRule) {
  Firm firm(kIst);
  for (int month = 1; month <= 12; ++month)
    firm.post(last_day_of_month(2026, static_cast<unsigned>(month)).to_iso(),
              {"1880:487.30", "8921:-402.70@WA19", "8924:-84.60@WA0"});
  EXPECT_EQ(firm.box("2026-01", "81"), "338");
  EXPECT_EQ(firm.eur_line("2026", "106"), "5076.00");
  EXPECT_EQ(firm.eur_line("2026", "140"), "771.60");
}

TEST(TaxExamples, AForeignCustomerPaysInDollars) {
  Firm firm(kEurSoll);
  firm.post("2026-04-15", {"1400:4545.45", "8338:-4545.45@DRITT_SL"});
  EXPECT_EQ(firm.box("2026-04", "45"), "4545");
}

TEST(TaxExamples, ABadDebtLessensTheBaseAndIsTold) {
  Firm firm(kSoll);
  firm.post("2026-06-15", {"1400:3570.00", "8400:-3570.00@U19"});
  firm.post("2026-11-20", {"2406:3570.00@U19", "1400:-3570.00"});
  EXPECT_EQ(firm.box("2026-11", "81"), "-3000");
  EXPECT_EQ(firm.box("2026-11", "50"), "3000");
  EXPECT_EQ(firm.box("2026-11", "83"), "-570.00");
}

TEST(TaxExamples, AnAdvanceIsTaxedWhenReceivedAndDeductedInTheFinalInvoice) {
  Firm firm(kSoll);
  firm.post("2026-03-02", {"1200:1190.00", "1718:-1190.00@U19"});
  firm.post("2026-05-30", {"1400:4760.00", "8400:-5950.00@U19", "1718:1190.00@U19"});
  EXPECT_EQ(firm.box("2026-02", "81"), "0");
  EXPECT_EQ(firm.box("2026-03", "81"), "1000");
  EXPECT_EQ(firm.box("2026-05", "81"), "4000");
  EXPECT_EQ(firm.box("2026-05", "83"), "760.00");
}

TEST(TaxExamples, ABuilderSellsWithReverseCharge) {
  Firm firm(kSoll);
  firm.post("2026-06-10", {"1400:8000.00", "8337:-8000.00@RC13B"});
  firm.post("2026-06-11", {"3400:1190.00@V19", "1200:-1190.00"});
  EXPECT_EQ(firm.box("2026-06", "60"), "8000");
  EXPECT_EQ(firm.box("2026-06", "66"), "190.00");
  EXPECT_EQ(firm.box("2026-06", "83"), "-190.00");
}

TEST(TaxExamples, TheSpecialPrepaymentIsCreditedInDecember) {
  Firm firm(kIst);
  const std::int64_t mistake = firm.post("2026-02-09", {"1781:1300.00", "1200:-1300.00"});
  Book book = firm.book();
  reverse(book, {mistake, "verschrieben", Day::of(2026, 2, 10)});
  firm.post("2026-02-10", {"1781:1200.00", "1200:-1200.00"});
  firm.post("2026-12-10", {"1200:10331.25", "8400:-10331.25@U19"});
  firm.post("2026-12-31", {"1780:1200.00", "1781:-1200.00"});
  EXPECT_EQ(firm.box("2026-02", "39"), "0") << "a payment that was taken back is no credit";
  EXPECT_EQ(firm.box("2026-12", "39"), "1200.00");
  EXPECT_EQ(firm.box("2026-12", "83"), "449.39") << "8681 at 19 % less the prepayment";
  EXPECT_EQ(firm.eur_line("2026", "186"), "1200.00");
}

TEST(TaxExamples, GiftsUnderAndOverTheLimit) {
  Firm firm(kIst);
  firm.post("2026-12-05", {"4630:53.55@V19", "1200:-53.55"});
  firm.post("2026-12-06", {"4635:71.40@VNA19", "1200:-71.40"});
  EXPECT_EQ(firm.eur_line("2026", "174"), "45.00");
  EXPECT_EQ(firm.eur_line("2026", "164"), "71.40");
  EXPECT_EQ(firm.eur_line("2026", "185"), "8.55");
  EXPECT_EQ(firm.box("2026-12", "66"), "8.55");
}

TEST(TaxExamples, ABusinessTripOfTheOwner) {
  Firm firm(kIst);
  firm.post("2026-09-10", {"4674:44.80", "1890:-44.80"});
  firm.post("2026-09-10", {"4676:214.00@V7", "1200:-214.00"});
  firm.post("2026-09-10", {"4673:119.00@V7", "1200:-119.00"});
  EXPECT_EQ(firm.eur_line("2026", "171"), "44.80");
  EXPECT_EQ(firm.eur_line("2026", "221"), "200.00");
  firm.post("2026-09-10", {"4590:90.00", "1890:-90.00"});
  EXPECT_EQ(firm.eur_line("2026", "146"), "111.21");
  EXPECT_EQ(firm.eur_line("2026", "147"), "90.00");
}

// List price 42,300, 15 km, 220 days, 0.38 a kilometre: 0.03 % a month less what may be deducted.
TEST(TaxExamples, TheWayToWorkWithACompanyCar) {
  Firm firm(kIst);
  firm.post("2026-12-31", {"4679:-2284.20", "1880:2284.20"});
  firm.post("2026-12-31", {"4678:1254.00", "1880:-1254.00"});
  EXPECT_EQ(firm.eur_line("2026", "142"), "2284.20");
  EXPECT_EQ(firm.eur_line("2026", "176"), "1254.00");
}

TEST(TaxExamples, AUsedLaptopIsSold) {
  Firm firm(kIst);
  firm.post("2026-10-02", {"1200:595.00", "8820:-595.00@U19"});
  firm.post("2026-10-02", {"2315:300.00", "0410:-300.00"});
  EXPECT_EQ(firm.box("2026-10", "81"), "500");
  EXPECT_EQ(firm.eur_line("2026", "102"), "500.00");
  EXPECT_EQ(firm.eur_line("2026", "140"), "95.00");
  EXPECT_EQ(firm.eur_line("2026", "135"), "300.00");
}

TEST(TaxExamples, VatShownByMistakeIsOwed) {
  Firm firm(kSmall);
  firm.post("2026-07-10", {"1200:119.00", "8192:-100.00@KU19", "1783:-19.00@U14C"});
  EXPECT_EQ(firm.box("2026-07", "69"), "19.00");
  EXPECT_EQ(firm.box("2026-07", "83"), "19.00");
  EXPECT_EQ(firm.box("2026-07", "81"), "0");
}

TEST(TaxExamples, TheMarginSchemeTaxesTheMarginOnly) {
  Firm firm(kIst);
  firm.post("2026-08-03", {"1200:219.00", "8191:-100.00", "8191:-119.00@DIFF25A"});
  EXPECT_EQ(firm.box("2026-08", "81"), "100");
  EXPECT_EQ(firm.box("2026-08", "83"), "19.00");
  EXPECT_EQ(firm.eur_line("2026", "112"), "200.00");
  EXPECT_EQ(firm.eur_line("2026", "140"), "19.00");
}

TEST(TaxExamples, AnOssSaleIsNotTaxedHere) {
  Firm firm(kIst);
  firm.post("2026-08-20", {"1200:22.00", "8320:-20.00@OSS", "1767:-2.00"});
  EXPECT_EQ(firm.box("2026-Q3", "45"), "20");
  EXPECT_EQ(firm.eur_line("2026", "103"), "20.00");
  EXPECT_EQ(firm.eur_line("2026", "140"), "2.00");
}

TEST(TaxExamples, WithdrawalsAndContributionsAreBothShownAsPositiveAndInNoSum) {
  Firm firm(kIst);
  firm.post("2026-02-02", {"1800:1100.00", "1200:-1100.00"});
  firm.post("2026-02-11", {"1200:500.00", "1890:-500.00"});
  EXPECT_EQ(firm.eur_line("2026", "122"), "1100.00");
  EXPECT_EQ(firm.eur_line("2026", "123"), "500.00");
  EXPECT_EQ(firm.eur_line("2026", "290"), "0.00");
}

}  // namespace
}  // namespace kontor
