// Invoice files: every key, everything that is wrong at once, and files that are no invoices at all.
#include "engine/invoice/invoice_file.h"

#include <gtest/gtest.h>

#include "tests/unit/expect_refusal.h"
#include "tests/unit/invoice_firm.h"

namespace kontor {
namespace {

InvoiceFile read(std::string_view text) {
  static const InvoiceTables tables = test_invoice_tables();
  static const TaxCodes codes = test_tax_codes();
  const auto customer = [](const std::string& id) -> std::optional<Party> {
    if (id != "K-1001") return std::nullopt;
    Party known;
    known.id = id;
    known.name = "Bekannt GmbH";
    return known;
  };
  return read_invoice_file(text, "rechnung.toml", {tables.units, codes, customer, "de-DE", 14});
}

// "fault:line" of every finding.
std::vector<std::string> told(std::string_view text) {
  std::vector<std::string> out;
  for (const Finding& finding : read(text).findings)
    out.push_back(std::string(name_of(finding.fault)) + ":" + std::to_string(finding.where.line));
  return out;
}

TEST(InvoiceFileTest, EveryKeyIsRead) {
  const InvoiceFile file = read(R"(customer = "K-1001"
date = 2026-03-31
delivered = "2026-03-30"
period = ["2026-03-01", "2026-03-31"]
due = "2026-04-30"
language = "en"
order = "PO 4711"
buyer_reference = "04011000-12345-34"
introduction = "Hello,\nthank you."
closing = "Bye"
skonto = { days = 7, percent = "2.5" }
currency = "EUR"
format = "xrechnung-cii"

[[line]]
text = "Consulting"
detail = "March"
quantity = "12.5"
unit = "hour"
price = "48.00"
tax = "U19"
discount = "5 %"

[[line]]
text = "Book"
quantity = 2
price = "-3"
tax = "U7"
)");
  EXPECT_TRUE(file.findings.empty());
  const StatedInvoice& stated = file.stated;
  EXPECT_EQ(stated.buyer.name, "Bekannt GmbH");
  EXPECT_EQ(stated.delivered, Day::of(2026, 3, 30));
  EXPECT_EQ(stated.period, Period::of_month(2026, 3));
  EXPECT_EQ(stated.due, Day::of(2026, 4, 30));
  EXPECT_EQ(stated.introduction, "Hello,\nthank you.");
  EXPECT_EQ(stated.skonto->percent, Decimal::from_plain("2.5"));
  EXPECT_EQ(stated.format, InvoiceFormat::xrechnung_cii);
  ASSERT_EQ(stated.lines.size(), 2U);
  EXPECT_EQ(stated.lines[0].unit, "HUR");
  EXPECT_EQ(stated.lines[0].discount_percent, Decimal(5));
  EXPECT_EQ(stated.lines[1].unit, "H87") << "without a unit it is pieces";
}

TEST(InvoiceFileTest, ThePaymentDaysOfTheClientHoldWhereTheFileSaysNothing) {
  EXPECT_EQ(read(kInvoiceExample).stated.due, Day::of(2026, 4, 14));
  EXPECT_EQ(read("payment_days = 30\n" + std::string(kInvoiceExample)).stated.due, Day::of(2026, 4, 30));
}

TEST(InvoiceFileTest, UnitsAreWordsOrCodes) {
  for (const auto& [word, code] : std::vector<std::pair<std::string, std::string>>{
           {"Stunde", "HUR"}, {"stück", "H87"}, {"STUECK", "H87"}, {"pauschal", "LS"}, {"m²", "MTK"}, {"XPK", "XPK"}})
    EXPECT_EQ(read(with(std::string(kInvoiceExample), "\"hour\"", "\"" + word + "\"")).stated.lines[0].unit, code);
}

TEST(InvoiceFileTest, EveryUnitThatHasAWordIsPrintedInWords) {
  const DataTable words = DataTable::parse(template_text("invoice/units.csv"), "units.csv");
  for (const char* language : {"de", "en"}) {
    const Wording wording = test_wording(language);
    for (const DataTable::Row& row : words.rows()) {
      const std::string key = "invoice/unit/" + std::string(row["code"]);
      EXPECT_TRUE(wording.find(key) || wording.find(key + "/one")) << language << " " << key;
    }
  }
}

TEST(InvoiceFileTest, EverythingWrongIsToldAtOnceWithItsLine) {
  const std::vector<std::string> expected{
      "party_unknown:1",  "day_out_of_range:2",  "period_malformed:3", "key_malformed:4",  "currency_unknown:5",
      "key_malformed:6",  "number_malformed:11", "unit_unknown:12",    "key_malformed:13", "tax_code_unknown:14",
      "key_malformed:15", "key_unknown:16",      "key_missing:18",     "key_missing:18",   "key_missing:18",
      "key_missing:18",   "key_unknown:7"};
  EXPECT_EQ(told(R"(customer = "K-9999"
date = "2026-02-31"
period = ["2026-03-31", "2026-03-01"]
skonto = "2 %"
currency = "Euro"
format = "edifact"
kunde = "K-1001"

[[line]]
text = "Beratung"
quantity = "12,5"
unit = "Sack"
price = 48.5
tax = "U18"
discount = "120 %"
preis = "48.00"

[[line]]
)"),
            expected);
}

TEST(InvoiceFileTest, AFindingNamesFileLineFieldAndValue) {
  const Findings findings = read(with(std::string(kInvoiceExample), "\"10\"", "\"12,5\"")).findings;
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].where, (Where{"rechnung.toml", 13, "quantity"}));
  EXPECT_EQ(findings[0].value, "12,5");
}

TEST(InvoiceFileTest, NoNumberIsTaken) {
  for (const char* number : {"nan", "inf", "\"NaN\"", "1e3", "\"1e3\"", "\"\"", "\"+1\"", "[1]", "true", "\"1 000\""})
    EXPECT_EQ(told(with(std::string(kInvoiceExample), "\"10\"", number)).size(), 1U) << number;
}

TEST(InvoiceFileTest, WrongTypesAreFindingsNotAccidents) {
  for (const char* text :
       {"customer = 5\ndate = true\nline = 7", "customer = []\ndate = []\nline = [1, 2]",
        "customer = { }\ndate = { }\nline = \"x\"", "[[customer]]\n[[date]]\n[line]\n[[period]]",
        "skonto = 3\nlanguage = 1.5\nclosing = [[]]\npayment_days = \"x\"",
        "customer = [\"K-1001\"]\npayment_days = 99999999999\nskonto = { days = -1, percent = \"x\" }"})
    EXPECT_FALSE(read(text).findings.empty()) << text;
}

TEST(InvoiceFileTest, WhatIsNoInvoiceFileIsRefused) {
  EXPECT_REFUSAL(read(std::string("\x89PNG\r\n\x1a\n\0\0\0\x0D", 12)), Fault::text_undecodable);
  EXPECT_REFUSAL(read("date = \"2026-03-31"), Fault::toml_malformed);
  EXPECT_REFUSAL(read("Sehr geehrte Damen und Herren,"), Fault::toml_malformed);
  EXPECT_REFUSAL(read("a = 1\na = 2"), Fault::toml_malformed);
  for (const std::string& text : {std::string(100'000, '['), std::string("[,"), std::string("date = 1\n[.x]\n"),
                                  "a = " + std::string(100'000, '['), std::string("a = {") + std::string(9'000, '{')})
    EXPECT_REFUSAL(read(text), Fault::toml_malformed);
  for (const char* nothing : {"", "\n", "# nichts"})
    EXPECT_EQ(told(nothing).size(), 2U) << "date and lines are missing; a small invoice needs no customer";
}

TEST(InvoiceFileTest, ControlCharactersNeverGetThrough) {
  const InvoiceFile file = read(with(std::string(kInvoiceExample), "\"Beratung\"", "\"Be\\u0007ra\\u202Etung\\n<b>\""));
  EXPECT_TRUE(file.findings.empty());
  EXPECT_EQ(file.stated.lines[0].text, "Be ra tung <b>");
}

TEST(InvoiceFileTest, TheWrittenFileReadsBackAsTheSameInvoice) {
  const StatedInvoice stated =
      read(with(std::string(kInvoiceExample), "\"Beratung\"", "\"\\\"Beratung\\\" \\\\ Köln\"")).stated;
  const InvoiceFile again = read(invoice_file_text(stated));
  EXPECT_TRUE(again.findings.empty());
  EXPECT_EQ(again.stated, stated);
}

}  // namespace
}  // namespace kontor
