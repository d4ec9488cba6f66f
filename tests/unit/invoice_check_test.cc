// What keeps an invoice from being issued: each check by one example that it stops and one that it lets through.
#include "engine/invoice/checks.h"

#include <gtest/gtest.h>

#include "engine/bank/iban.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/invoice_firm.h"

namespace kontor {
namespace {

using Faults = std::vector<Fault>;

const std::string kFile(kInvoiceExample);

std::string with_tax(const std::string& code) { return with(kFile, "\"U19\"", "\"" + code + "\""); }

// The customer sits in France and has a VAT id.
std::string french(std::string text) {
  return with(std::move(text), "city = \"Köln\"", "city = \"Lyon\"\ncountry = \"FR\"\nvat_id = \"FR12345678901\"");
}

TEST(InvoiceCheck, AnOrdinaryInvoiceHasNoFindings) { EXPECT_EQ(InvoiceFirm().faults(kFile), Faults{}); }

TEST(InvoiceCheck, TheSellerIsNamedInFull) {
  InvoiceFirm firm;
  firm.settings().client.street = "";
  firm.settings().client.city = "";
  EXPECT_EQ(firm.faults(kFile), (Faults{Fault::invoice_seller_incomplete, Fault::invoice_seller_incomplete}));
  EXPECT_EQ(firm.prepared(kFile).findings[1].where, (Where{"kontor.toml", 0, "city"}));
}

TEST(InvoiceCheck, TheSellerHasATaxNumberOrAVatId) {
  InvoiceFirm firm;
  firm.settings().client.tax_number = "";
  EXPECT_EQ(firm.faults(kFile), Faults{});
  firm.settings().client.vat_id = "";
  EXPECT_EQ(firm.faults(kFile), Faults{Fault::invoice_seller_without_tax_number});
}

TEST(InvoiceCheck, TheBuyerIsNamedInFullAboveTheLimitOfSmallInvoices) {
  const std::string nameless = with(kFile, "street = \"Marktplatz 3\"\n", "");
  InvoiceFirm firm;
  EXPECT_EQ(firm.faults(nameless), Faults{Fault::invoice_buyer_incomplete});
  EXPECT_EQ(firm.prepared(nameless).findings[0].where, (Where{"rechnung.toml", 4, "street"}));
  const auto priced = [&](const char* price) {
    return with(nameless, "quantity = \"10\"\nunit = \"hour\"\nprice = \"80.00\"",
                "quantity = \"1\"\ngross_price = \"" + std::string(price) + "\"");
  };
  EXPECT_EQ(firm.faults(priced("250.00")), Faults{});
  EXPECT_EQ(firm.faults(priced("250.01")), Faults{Fault::invoice_buyer_incomplete});
  EXPECT_EQ(firm.faults(french(with(priced("10.00"), "U19", "EU_SL"))), Faults{Fault::invoice_buyer_incomplete})
      << "§ 33 sentence 3 UStDV";
}

TEST(InvoiceCheck, TheDayOfSupplyIsNamedEvenIfItIsTheDayOfTheInvoice) {
  InvoiceFirm firm;
  const std::string without = with(kFile, "period = [\"2026-03-01\", \"2026-03-31\"]\n", "");
  EXPECT_EQ(firm.faults(without), Faults{Fault::invoice_supply_missing});
  EXPECT_EQ(firm.faults("delivered = \"2026-03-31\"\n" + without), Faults{});
}

TEST(InvoiceCheck, EveryLineSaysWhatWasSupplied) {
  EXPECT_EQ(InvoiceFirm().faults(with(kFile, "\"Beratung\"", "\" \"")), Faults{Fault::invoice_line_without_text});
}

TEST(InvoiceCheck, ThereIsSomethingToClaim) {
  InvoiceFirm firm;
  EXPECT_EQ(firm.faults(with(kFile, "\"80.00\"", "\"-80.00\"")), Faults{Fault::invoice_total_not_positive});
  EXPECT_EQ(firm.faults(with(kFile, "\"80.00\"", "\"0\"")), Faults{Fault::invoice_total_not_positive});
  EXPECT_EQ(firm.faults("date = \"2026-03-31\"\ndelivered = \"2026-03-31\"\ncustomer = { name = \"X\" }\n"),
            Faults{Fault::invoice_without_lines});
}

TEST(InvoiceCheck, OnlyCodesOfSalesWithTheirTaxOnTheInvoice) {
  InvoiceFirm firm;
  for (const char* code : {"V19", "WA19", "U14C", "DIFF25A", "OSS"})
    EXPECT_EQ(firm.faults(with_tax(code)), Faults{Fault::tax_code_not_for_invoices}) << code;
}

TEST(InvoiceCheck, ACodeHoldsOnTheDayOfSupply) {
  const std::string old = with(with_tax("KU19"), "\"2026-03-01\", \"2026-03-31\"", "\"2024-12-01\", \"2024-12-31\"");
  EXPECT_EQ(InvoiceFirm().faults(old), Faults{Fault::tax_code_outside_its_time});
}

TEST(InvoiceCheck, ASmallBusinessNeverShowsTax) {
  InvoiceFirm firm({ProfitMethod::cash, VatMethod::exempt});
  EXPECT_EQ(firm.faults(kFile), Faults{Fault::tax_code_not_for_small_business});
  EXPECT_EQ(firm.prepared(kFile).findings[0].details, std::vector<std::string>{"KU19"});
  EXPECT_EQ(firm.faults(with_tax("KU19")), Faults{});
}

TEST(InvoiceCheck, WhatIsNotTaxableStandsAlone) {
  const std::string mixed = customer(with_tax("DRITT_SL"), "country = \"CH\"") +
                            "\n[[line]]\ntext = \"Buch\"\nquantity = 1\nprice = \"9\"\ntax = \"U7\"\n";
  EXPECT_EQ(InvoiceFirm().faults(mixed), Faults{Fault::invoice_categories_mixed});
}

TEST(InvoiceCheck, ServicesOutsideTheEuGoToSomebodyThere) {
  EXPECT_EQ(InvoiceFirm().faults(with_tax("DRITT_SL")), Faults{Fault::buyer_in_eu});
  EXPECT_EQ(InvoiceFirm().faults(customer(with_tax("DRITT_SL"), "country = \"AT\"")), Faults{Fault::buyer_in_eu});
  EXPECT_EQ(InvoiceFirm().faults(customer(with_tax("DRITT_SL"), "country = \"CH\"")), Faults{});
}

TEST(InvoiceCheck, AnExportToACustomerInTheEuIsWorthALook) {
  const auto remarks = [](const std::string& country) {
    InvoiceFirm firm;
    std::vector<Fault> faults;
    for (const Finding& remark : firm.prepared(customer(with_tax("EXP"), "country = \"" + country + "\"")).remarks)
      faults.push_back(remark.fault);
    return faults;
  };
  EXPECT_EQ(remarks("DE"), Faults{Fault::export_to_eu});
  EXPECT_EQ(remarks("CH"), Faults{});
}

TEST(InvoiceCheck, BothVatIdsStandOnReverseChargeAndIntraEuSupplies) {
  for (const char* code : {"IGL", "EU_SL", "RC13B"}) {
    InvoiceFirm firm;
    EXPECT_EQ(firm.faults(with_tax(code)), Faults{Fault::invoice_buyer_without_vat_id}) << code;
    EXPECT_EQ(firm.faults(french(with_tax(code))), Faults{}) << code;
    firm.settings().client.vat_id = "";
    EXPECT_EQ(firm.faults(french(with_tax(code))), Faults{Fault::invoice_seller_without_vat_id}) << code;
  }
}

TEST(InvoiceCheck, WhatIsListedForTheTaxOfficesGoesToAnotherMemberState) {
  InvoiceFirm firm;
  const auto with_id = [](const char* id) {
    return with(with_tax("EU_SL"), "city = \"Köln\"", "city = \"Köln\"\nvat_id = \"" + std::string(id) + "\"");
  };
  EXPECT_EQ(firm.faults(with_id("DE987654321")), Faults{Fault::vat_id_not_of_other_state});
  EXPECT_EQ(firm.faults(with_id("CHE123456788")), Faults{Fault::vat_id_not_of_other_state});
  EXPECT_EQ(firm.faults(with_id("ATU12345678")), Faults{});
}

TEST(InvoiceCheck, VatIdsHaveTheFormOfTheirCountry) {
  InvoiceFirm firm;
  const auto with_id = [](const char* id) {
    return with(kFile, "city = \"Köln\"", "city = \"Köln\"\nvat_id = \"" + std::string(id) + "\"");
  };
  for (const char* id : {"DE12345678", "DE1234567890", "DEU123456789", "ATU1234567", "AT12345678", "FR1234567890",
                         "123456789", "de123456789"})
    EXPECT_EQ(firm.faults(with_id(id)), Faults{Fault::vat_id_malformed}) << id;
  for (const char* id :
       {"DE123456789", "ATU12345678", "NL123456789B01", "EL123456789", "IE1234567WA", "ESX1234567X", "DE 123 456 789"})
    EXPECT_EQ(firm.faults(with_id(id)), Faults{}) << id;
}

TEST(InvoiceCheck, TheCountryExists) {
  EXPECT_EQ(InvoiceFirm().faults(with(kFile, "city = \"Köln\"", "city = \"Köln\"\ncountry = \"QQ\"")),
            Faults{Fault::country_unknown});
}

TEST(InvoiceCheck, TheAccountToPayToIsReal) {
  InvoiceFirm firm;
  firm.settings().banks[0].iban = "DE02120300000000202015";
  EXPECT_EQ(firm.faults(kFile), Faults{Fault::iban_malformed});
  firm.settings().banks.clear();
  EXPECT_EQ(firm.faults(kFile), Faults{}) << "a firm may do without";
}

TEST(InvoiceCheck, AnIbanIsKnownByItsCheckDigits) {
  for (const char* iban :
       {"DE02120300000000202051", "AT611904300234573201", "CH9300762011623852957", "NO9386011117947"})
    EXPECT_TRUE(is_valid_iban(iban)) << iban;
  for (const char* iban : {"", "DE", "DE02120300000000202052", "DE20120300000000202051", "DE02 1203 0000 0000 2020 51",
                           "de02120300000000202051", "DE021203000000002020510000000000000"})
    EXPECT_FALSE(is_valid_iban(iban)) << iban;
}

TEST(InvoiceCheck, DueAndSkontoFollowTheDate) {
  InvoiceFirm firm;
  EXPECT_EQ(firm.faults("due = \"2026-03-30\"\n" + kFile), Faults{Fault::invoice_due_before_date});
  EXPECT_EQ(firm.faults("skonto = { days = 15, percent = \"2\" }\n" + kFile), Faults{Fault::skonto_after_due});
  EXPECT_EQ(firm.faults("skonto = { days = 7, percent = \"0\" }\n" + kFile), Faults{Fault::skonto_senseless});
  EXPECT_EQ(firm.faults("skonto = { days = 14, percent = \"2\" }\n" + kFile), Faults{});
}

TEST(InvoiceCheck, InvoicesAreInEuros) {
  EXPECT_EQ(InvoiceFirm().faults("currency = \"CHF\"\n" + kFile), Faults{Fault::invoice_currency_foreign});
}

TEST(InvoiceCheck, PublicBuyersWantMore) {
  InvoiceFirm firm;
  firm.settings().client.phone = "";
  EXPECT_EQ(firm.faults("format = \"xrechnung-cii\"\n" + kFile),
            (Faults{Fault::xrechnung_incomplete, Fault::xrechnung_incomplete, Fault::xrechnung_incomplete}))
      << "telephone, buyer reference, email of the buyer";
  EXPECT_EQ(InvoiceFirm().faults("format = \"xrechnung-cii\"\nbuyer_reference = \"04011000-12345-34\"\n" +
                                 with(kFile, "city = \"Köln\"", "city = \"Köln\"\nemail = \"rechnung@krume.example\"")),
            Faults{});
}

TEST(InvoiceCheck, TheWordsTheLawWantsAreThere) {
  InvoiceFirm firm;
  EXPECT_EQ(firm.prepared(french(with_tax("EU_SL"))).invoice.legal_notes,
            std::vector<std::string>{"Steuerschuldnerschaft des Leistungsempfängers (Reverse charge)"});
  EXPECT_TRUE(firm.prepared(kFile).invoice.legal_notes.empty());
  const std::string later = with(with(kFile, "\"2026-03-31\"\n", "\"2028-01-01\"\n"), "\"2026-03-01\", \"2026-03-31\"",
                                 "\"2028-01-01\", \"2028-01-01\"");
  EXPECT_EQ(firm.prepared(later).invoice.legal_notes,
            std::vector<std::string>{"Versteuerung nach vereinnahmten Entgelten"})
      << "§ 14 (4) Nr. 6a UStG";
}

}  // namespace
}  // namespace kontor
