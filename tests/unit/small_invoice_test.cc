// Small invoices (§ 33 UStDV) without customer, and what is worth a look before an invoice goes out.
#include <gtest/gtest.h>

#include "tests/unit/expect_refusal.h"
#include "tests/unit/invoice_firm.h"

namespace kontor {
namespace {

using Faults = std::vector<Fault>;

// 119.00 gross, nobody named.
const std::string kSmall =
    "date = \"2026-03-31\"\n\n[[line]]\ntext = \"Yogamatte\"\nquantity = \"1\"\nunit = \"piece\"\n"
    "gross_price = \"119.00\"\ntax = \"U19\"\n";

Faults remarks_of(InvoiceFirm& firm, std::string_view text) {
  Faults faults;
  for (const Finding& finding : firm.prepared(text).remarks) faults.push_back(finding.fault);
  return faults;
}

TEST(SmallInvoice, NeedsNeitherCustomerNorDayOfSupply) {
  InvoiceFirm firm;
  EXPECT_EQ(firm.faults(kSmall), Faults{});
  EXPECT_EQ(firm.faults(with(kSmall, "119.00", "250.00")), Faults{});
  EXPECT_EQ(firm.faults(with(kSmall, "119.00", "250.01")), Faults{Fault::small_invoice_too_large});
}

TEST(SmallInvoice, NamesTheCustomerWhereHeOwesTheTaxOrTheGoodsCrossTheBorder) {
  InvoiceFirm firm;
  for (const char* code : {"RC13B", "EU_SL", "IGL", "IGD"}) {
    const std::string text = with(with(kSmall, "gross_price", "price"), "U19", code);
    const Faults faults = firm.faults(text);
    EXPECT_TRUE(std::find(faults.begin(), faults.end(), Fault::small_invoice_not_with_code) != faults.end()) << code;
  }
}

TEST(SmallInvoice, IsNoXRechnung) {
  InvoiceFirm firm;
  const Faults faults = firm.faults("format = \"xrechnung-cii\"\nbuyer_reference = \"04011000-12345-67\"\n" + kSmall);
  EXPECT_EQ(faults, Faults{Fault::xrechnung_incomplete});
}

TEST(SmallInvoice, SaysThatThereIsNoXml) {
  InvoiceFirm firm;
  EXPECT_EQ(remarks_of(firm, kSmall), Faults{Fault::small_invoice_without_xml});
}

TEST(SmallInvoice, IsPostedAndCancelledLikeAnyOther) {
  InvoiceFirm firm({ProfitMethod::accrual, VatMethod::agreed});
  const IssuedInvoice issued = firm.issue(kSmall);
  EXPECT_EQ(issued.record.party_name, "");
  EXPECT_EQ(firm.storage().entry(1)->text, issued.record.number);
  EXPECT_EQ(firm.box("2026-03", "81"), "100");
  firm.cancel(issued.record.number, "2026-03-31");
  EXPECT_EQ(firm.box("2026-03", "81"), "0");
  EXPECT_TRUE(firm.storage().open_items().empty());
}

TEST(SmallInvoice, AnEmptyCustomerIsAMistake) {
  InvoiceFirm firm;
  EXPECT_EQ(firm.faults("customer = \"\"\n" + kSmall), Faults{Fault::key_malformed});
}

// The book's today is 2026-12-31.
TEST(InvoiceRemarks, ADateAheadIsRemarkedAndIssuedAllTheSame) {
  InvoiceFirm firm;
  const std::string text = with(std::string(kInvoiceExample), "date = \"2026-03-31\"", "date = \"2027-01-01\"");
  EXPECT_EQ(firm.faults(text), Faults{});
  EXPECT_EQ(remarks_of(firm, text), (Faults{Fault::invoice_day_ahead, Fault::invoice_supply_long_ago}));
  EXPECT_EQ(remarks_of(firm, kInvoiceExample), Faults{});
}

TEST(InvoiceRemarks, SixMonthsAfterTheSupplyABusinessShouldHaveBeenBilled) {
  InvoiceFirm firm;
  const auto dated = [](const char* day) {
    return with(std::string(kInvoiceExample), "date = \"2026-03-31\"", "date = \"" + std::string(day) + "\"");
  };
  EXPECT_EQ(remarks_of(firm, dated("2026-09-30")), Faults{}) << "September has no 31st";
  EXPECT_EQ(remarks_of(firm, dated("2026-10-01")), Faults{Fault::invoice_supply_long_ago});
}

TEST(InvoiceRemarks, ALaterNumberWithAnEarlierDateIsRemarked) {
  InvoiceFirm firm;
  EXPECT_EQ(firm.issue(kInvoiceExample).remarks, Findings{});
  const IssuedInvoice earlier =
      firm.issue(with(std::string(kInvoiceExample), "date = \"2026-03-31\"", "date = \"2026-03-30\""));
  ASSERT_EQ(earlier.remarks.size(), 1U);
  EXPECT_EQ(earlier.remarks[0].fault, Fault::invoice_day_before_last);
  EXPECT_EQ(earlier.remarks[0].value, "RE-2026-0002");
  EXPECT_EQ(earlier.remarks[0].details, (std::vector<std::string>{"2026-03-30", "RE-2026-0001", "2026-03-31"}));
  EXPECT_EQ(firm.issue(kInvoiceExample).remarks, Findings{}) << "the same day is in order";
}

TEST(InvoiceRemarks, ADateInASealedPeriodIsRefusedWithItsPlace) {
  InvoiceFirm firm;
  Transaction act(firm.storage());
  firm.storage().seal(Day::of(2026, 3, 31), Day::of(2026, 4, 10));
  act.commit();
  const PreparedInvoice prepared = firm.prepared(kInvoiceExample);
  ASSERT_EQ(prepared.findings.size(), 1U);
  EXPECT_EQ(prepared.findings[0].fault, Fault::period_closed);
  EXPECT_EQ(prepared.findings[0].where, (Where{"rechnung.toml", 1, "date"}));
}

}  // namespace
}  // namespace kontor
