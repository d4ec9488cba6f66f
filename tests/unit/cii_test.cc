// The XML of invoices: its structure by example, and what outside judges say of many invoices.
#include "engine/einvoice/cii_writer.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "engine/invoice/totals.h"
#include "engine/xml/xml_reader.h"
#include "engine/xml/xml_writer.h"
#include "tests/unit/invoice_firm.h"

namespace kontor {
namespace {

const std::string kFile(kInvoiceExample);
constexpr std::string_view kTransaction = "SupplyChainTradeTransaction";

std::string with_tax(const std::string& code) { return with(kFile, "\"U19\"", "\"" + code + "\""); }

std::string line(const std::string& quantity, const std::string& price, const std::string& tax,
                 const std::string& more = "") {
  return "\n[[line]]\ntext = \"Weitere Leistung\"\nquantity = \"" + quantity + "\"\n" + price + "\ntax = \"" + tax +
         "\"\n" + more;
}

Invoice invoice_from(InvoiceFirm& firm, const std::string& text) {
  const PreparedInvoice prepared = firm.prepared(text);
  EXPECT_TRUE(prepared.findings.empty()) << text << name_of(prepared.findings.front().fault);
  Invoice invoice = prepared.invoice;
  invoice.number = "RE-2026-0001";
  return invoice;
}

std::string xml_of(const std::string& text, TaxProfile profile = {}) {
  InvoiceFirm firm(profile);
  return write_cii(core_invoice(invoice_from(firm, text), Specification::en16931, test_wording()));
}

std::string text_at(const std::string& xml, const std::string& path) {
  return std::string(read_xml(xml, "test.xml").text_at(path));
}

TEST(XmlWriterTest, EscapesWhatXmlReserves) {
  EXPECT_EQ(xml_escaped("a<b>&\"'\x01\x1F\t\n"), "a&lt;b&gt;&amp;&quot;&apos;\t\n");
  EXPECT_EQ(xml_escaped("x\xEF\xBF\xBF\xEF\xBF\xBDy"), "x\xEF\xBF\xBDy") << "U+FFFF is no character, U+FFFD is one";
}

TEST(CiiTest, TotalsStandAtTheirPlaces) {
  const std::string xml = xml_of(kFile + line("3", "price = \"9.345\"", "U7"));
  const std::string settlement = std::string(kTransaction) + "/ApplicableHeaderTradeSettlement/";
  const std::string sum = settlement + "SpecifiedTradeSettlementHeaderMonetarySummation/";
  EXPECT_EQ(text_at(xml, sum + "LineTotalAmount"), "828.04");
  EXPECT_EQ(text_at(xml, sum + "TaxTotalAmount"), "153.96");
  EXPECT_EQ(text_at(xml, sum + "DuePayableAmount"), "982.00");
  EXPECT_EQ(text_at(xml, settlement + "SpecifiedTradeSettlementPaymentMeans/TypeCode"), "58");
  EXPECT_EQ(text_at(xml, settlement + "SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString"), "20260414");
  EXPECT_EQ(text_at(xml, settlement + "BillingSpecifiedPeriod/EndDateTime/DateTimeString"), "20260331");
  EXPECT_EQ(xml, xml_of(kFile + line("3", "price = \"9.345\"", "U7"))) << "the same invoice, the same bytes";
}

TEST(CiiTest, SkontoInItsOwnNotationIsForPublicBuyersOnly) {
  InvoiceFirm firm;
  const Invoice invoice =
      invoice_from(firm, "skonto = { days = 7, percent = \"2.5\" }\nbuyer_reference = \"04011000-12345-34\"\n" + kFile);
  const std::string terms =
      "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/SpecifiedTradePaymentTerms/Description";
  EXPECT_EQ(text_at(write_cii(core_invoice(invoice, Specification::en16931, test_wording())), terms),
            "2,5\u00A0% Skonto (23,80\u00A0€) bei Zahlung bis zum 07.04.2026");
  EXPECT_NE(write_cii(core_invoice(invoice, Specification::xrechnung, test_wording()))
                .find("#SKONTO#TAGE=7#PROZENT=2.50#\n<"),
            std::string::npos);
}

TEST(CiiTest, ACancellationNamesItsInvoice) {
  InvoiceFirm firm;
  const Invoice cancellation = cancellation_of(invoice_from(firm, kFile), Day::of(2026, 4, 2));
  const std::string xml = write_cii(core_invoice(cancellation, Specification::en16931, test_wording()));
  EXPECT_EQ(text_at(xml, "ExchangedDocument/TypeCode"), "384");
  const std::string preceding =
      "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/InvoiceReferencedDocument/";
  EXPECT_EQ(text_at(xml, preceding + "IssuerAssignedID"), "RE-2026-0001");
  EXPECT_EQ(text_at(xml, preceding + "FormattedIssueDateTime/DateTimeString"), "20260331");
}

TEST(CiiTest, ExemptionsAreGivenWhereTheCategoryHasThem) {
  const std::string group = "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/ApplicableTradeTax/";
  const std::string small = xml_of(with_tax("KU19"), {ProfitMethod::cash, VatMethod::exempt});
  EXPECT_EQ(text_at(small, group + "CategoryCode"), "E");
  EXPECT_EQ(text_at(small, group + "ExemptionReason"), "Steuerfreier Umsatz nach § 19 UStG (Kleinunternehmer)");
  EXPECT_EQ(small.find("IncludedNote"), std::string::npos) << "said once";
  const std::string zero = xml_of(with_tax("U0"));
  EXPECT_EQ(text_at(zero, group + "ExemptionReason"), "") << "BR-Z-10";
  EXPECT_EQ(text_at(zero, "ExchangedDocument/IncludedNote/Content"), "Umsatzsteuersatz 0 % nach § 12 Abs. 3 UStG");
}

TEST(CiiTest, WhatIsNotTaxableHereShowsNoVatId) {
  const std::string xml = xml_of(customer(with_tax("DRITT_SL"), "country = \"CH\"\nvat_id = \"CHE123456788\""));
  EXPECT_EQ(xml.find("schemeID=\"VA\""), std::string::npos) << "BR-O-02";
  EXPECT_NE(xml.find("schemeID=\"FC\""), std::string::npos);
}

// Invoices of every kind, as files: the input of the outside judges.
std::vector<std::string> varied_files() {
  const std::string french = "country = \"FR\"\nvat_id = \"FR12345678901\"";
  const std::string swiss = "country = \"CH\"";
  std::vector<std::string> files{
      kFile,
      "skonto = { days = 7, percent = \"2.5\" }\n" + kFile,
      "order = \"PO <4711> & Co\"\nbuyer_reference = \"Abt. 7\"\nintroduction = \"Guten Tag,\\nvielen Dank.\"\n" +
          kFile,
      "language = \"en\"\nskonto = { days = 3, percent = \"3\" }\n" + kFile,
      "delivered = \"2026-03-30\"\n" + kFile,
      customer(kFile, "email = \"rechnung@krume.example\"\ncontact = \"Karl Krume\"\nphone = \"+49 221 1\""),
      with(kFile,
           "street = \"Marktplatz 3\"\npostcode = \"50667\"\ncity = \"Köln\"\n\n[[line]]\ntext = "
           "\"Beratung\"\nquantity = \"10\"",
           "\n[[line]]\ntext = \"Beratung\"\nquantity = \"1\"")};
  for (const char* code :
       {"U19", "U7", "U0", "U16", "U5", "FREI_MV", "FREI_OV", "IGL_B2C19", "IGL_B2C7", "NSTB", "NSTB_EU"})
    files.push_back(with_tax(code));
  for (const char* code : {"IGL", "EU_SL", "IGD", "RC13B", "IGL_NF"}) files.push_back(customer(with_tax(code), french));
  for (const char* code : {"EXP", "DRITT_SL"}) files.push_back(customer(with_tax(code), swiss));
  files.push_back(customer(with_tax("IGL"), french) + line("2", "price = \"10\"", "EU_SL") +
                  line("1", "price = \"7.77\"", "U19"));
  files.push_back(kFile + line("1", "price = \"19.99\"", "U7") + line("1", "price = \"5\"", "U0") +
                  line("1", "price = \"3.33\"", "FREI_OV"));
  for (const char* price : {"0.333333", "1234.5678", "0.005", "19.99", "7612.50"})
    for (const char* more : {"", "discount = \"5 %\"", "discount = \"33.333 %\"", "discount = \"100 %\""})
      files.push_back(kFile + line("3.75", "price = \"" + std::string(price) + "\"", "U19", more) +
                      line("-1", "price = \"50\"", "U19", more) + line("1", "price = \"-7.77\"", "U7", more));
  for (const char* price : {"9.99", "0.03", "119.00", "1234.56"})
    for (const char* more : {"", "discount = \"12.5 %\"", "discount = \"100 %\""})
      files.push_back(with(kFile, "price = \"80.00\"", "gross_price = \"9.99\"") +
                      line("7", "gross_price = \"" + std::string(price) + "\"", "U19", more) +
                      line("0.333", "gross_price = \"" + std::string(price) + "\"", "U7", more) +
                      line("-1", "gross_price = \"0.50\"", "U7", more));
  const std::string postage = "\n[[charge]]\ntext = \"Versand\"\namount = \"4.90\"\n";
  const std::string reduction = "\n[[discount]]\ntext = \"Treuerabatt\"\npercent = \"3.5 %\"\n";
  const std::string two_rates = kFile + line("1", "price = \"19.99\"", "U7") + line("2", "price = \"3.33\"", "U19");
  for (const std::string& charges : {postage, reduction, postage + reduction, postage + "tax = \"U19\"\n"}) {
    files.push_back(kFile + charges);
    files.push_back(two_rates + charges);
    files.push_back(customer(with_tax("IGL"), french) + charges.substr(0, charges.find("tax =")));
    files.push_back(with_tax("NSTB") + charges.substr(0, charges.find("tax =")));
    files.push_back(with(kFile, "price = \"80.00\"", "gross_price = \"9.99\"") +
                    line("7", "gross_price = \"11.11\"", "U7", "discount = \"1.23 EUR\"") + charges);
  }
  return files;
}

// Advances with and without a planned day, a final invoice that leaves something and one that gives back, a correction.
std::vector<std::string> files_on_earlier_invoices() {
  const std::string days = "period = [\"2026-03-01\", \"2026-03-31\"]\n";
  const auto deducted = [](const std::string& net, const std::string& tax) {
    return kFile + "\n[[deduct]]\nnumber = \"AR-2026-0001\"\ndate = \"2026-02-15\"\ntax = \"U19\"\nnet = \"" + net +
           "\"\nvat = \"" + tax + "\"\n";
  };
  return {"kind = \"advance\"\n" + kFile,
          "kind = \"advance\"\n" + with(kFile, days, ""),
          deducted("500.00", "95.00"),
          deducted("800.00", "152.00"),
          deducted("900.01", "171.00"),
          "kind = \"credit\"\ncorrects = \"RE-2025-0031\"\ncorrects_date = \"2025-12-01\"\n" + kFile};
}

Invoice cancelled(const Invoice& invoice) {
  Invoice cancellation = cancellation_of(invoice, Day::of(2026, 4, 2));
  cancellation.number = "ST-2026-0001";
  return cancellation;
}

// Writes every invoice and its cancellation, in both profiles where the buyer is known well enough.
std::size_t write_all(const std::string& folder) {
  std::size_t count = 0;
  const auto write = [&](const Invoice& invoice, Specification profile) {
    write_file(folder + "/" + (profile == Specification::xrechnung ? "x" : "z") + std::to_string(++count) + ".xml",
               write_cii(core_invoice(invoice, profile, test_wording(invoice.language))));
  };
  const auto write_both = [&](Invoice invoice) {
    write(invoice, Specification::en16931);
    if (!has_preceding(invoice.kind)) write(cancelled(invoice), Specification::en16931);
    if (invoice.buyer.city.empty()) return;
    // XRechnung should name a day of supply (BR-DE-TMP-32, an information); an advance may not have one yet.
    if (!invoice.delivered && !invoice.period) return;
    invoice.buyer.email = "rechnung@krume.example";
    invoice.buyer_reference = "04011000-12345-34";
    write(invoice, Specification::xrechnung);
    if (!has_preceding(invoice.kind)) write(cancelled(invoice), Specification::xrechnung);
  };
  InvoiceFirm ordinary, bare({ProfitMethod::cash, VatMethod::exempt});
  for (const std::string& file : varied_files()) write_both(invoice_from(ordinary, file));
  bare.settings().client.vat_id = "";
  write_both(invoice_from(bare, with_tax("KU19")));
  bare.settings().banks.clear();
  bare.settings().client.register_entry = bare.settings().client.management = "";
  write_both(invoice_from(bare, with_tax("KU19")));
  for (const std::string& file : files_on_earlier_invoices()) write_both(invoice_from(ordinary, file));
  ordinary.settings().client.tax_number = "";
  write_both(invoice_from(ordinary, customer(with_tax("DRITT_SL"), "country = \"CH\"")));
  return count;
}

int run(const std::string& command) { return std::system(command.c_str()); }

TEST(CiiJudgeTest, EveryFileIsWellFormed) {
  TemporaryFolder folder;
  EXPECT_GT(write_all(folder.file("")), 120U);
  EXPECT_EQ(run("xmllint --noout --nonet " + folder.file("*.xml")), 0);
}

// The official rules, where they lie beside the checkout or at KONTOR_SHARED.
TEST(CiiJudgeTest, TheOfficialRulesFindNothing) {
  const std::string shared = environment("KONTOR_SHARED").value_or(std::string(KONTOR_SOURCE_DIR) + "/../shared");
  const std::string checker = shared + "/tools/check-einvoice";
  if (!file_exists(checker)) GTEST_SKIP() << "no official rules at " << shared;
  if (run("command -v java >/dev/null") != 0 || !file_exists("/usr/share/java/Saxon-HE.jar"))
    GTEST_SKIP() << "the official rules need default-jre-headless and libsaxonhe-java";
  TemporaryFolder folder;
  write_all(folder.file(""));
  const auto expect_silence = [&](const std::string& arguments) {
    EXPECT_EQ(run(checker + " " + arguments + " > " + folder.file("said")), 0);
    EXPECT_EQ(read_file(folder.file("said")).substr(0, 2000), "") << arguments;
  };
  expect_silence(folder.file("*.xml"));
  expect_silence("--profile facturx-en16931 " + folder.file("z*.xml"));
}

}  // namespace
}  // namespace kontor
