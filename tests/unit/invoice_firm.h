// A firm that can issue invoices, and an invoice file to vary: what tests of invoices begin with.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/base/ensure.h"
#include "engine/book/issue.h"
#include "engine/book/settle.h"
#include "engine/einvoice/cii_writer.h"
#include "engine/einvoice/core_from_invoice.h"
#include "engine/system/environment.h"
#include "tests/unit/firm.h"

namespace kontor {

inline constexpr std::string_view kInvoiceExample = R"(date = "2026-03-31"
period = ["2026-03-01", "2026-03-31"]

[customer]
id = "K-1001"
name = "Bäckerei Krume GmbH"
street = "Marktplatz 3"
postcode = "50667"
city = "Köln"

[[line]]
text = "Beratung"
quantity = "10"
unit = "hour"
price = "80.00"
tax = "U19"
)";

// The text with one piece of it changed.
inline std::string with(std::string text, std::string_view piece, std::string_view instead) {
  const std::size_t at = text.find(piece);
  ensure(at != std::string::npos, "the piece to change is in the text");
  return text.replace(at, piece.size(), instead);
}

// More about the customer of the example.
inline std::string customer(std::string text, const std::string& more) {
  return with(std::move(text), "city = \"Köln\"\n", "city = \"Köln\"\n" + more + "\n");
}

inline InvoiceTables test_invoice_tables() {
  const auto table = [](const std::string& name) { return DataTable::parse(template_text(name), name); };
  return {Units::from_tables(table("invoice/units.csv"), table("invoice/unit-codes.csv")),
          Countries::from_table(table("tax/countries.csv")),
          InvoiceLaw::from_toml(template_text("tax/de-invoice.toml"), "de-invoice.toml")};
}

inline TaxCodes test_tax_codes() {
  return TaxCodes::from_table(DataTable::parse(template_text("tax/de-codes.csv"), "de-codes.csv"));
}

inline Wording test_wording(std::string_view language = "de") { return Wording(data_folder() + "/locales", language); }

inline Party test_seller() {
  Party seller;
  seller.name = "Studio Lux GmbH";
  seller.street = "Lindenallee 5";
  seller.postcode = "04109";
  seller.city = "Leipzig";
  seller.tax_number = "232/123/45678";
  seller.vat_id = "DE123456789";
  seller.email = "hallo@studio-lux.example";
  seller.phone = "+49 341 5550123";
  seller.contact = "Lena Lux";
  seller.register_entry = "HRB 12345, Amtsgericht Leipzig";
  seller.management = "Geschäftsführerin: Lena Lux";
  return seller;
}

class InvoiceFirm : public Firm {
 public:
  explicit InvoiceFirm(TaxProfile profile = {ProfitMethod::cash, VatMethod::received},
                       const std::string& chart = "skr03")
      : Firm(profile, chart), tables_(test_invoice_tables()), archive_(folder_of(book_path()) + "/documents") {
    settings().client = test_seller();
    settings().banks = {{"Girokonto", "DE02120300000000202051", "BYLADEM1001", chart == "skr03" ? "1200" : "1800"}};
  }

  PreparedInvoice prepared(std::string_view text) {
    Book open = book();
    return prepare(open, text, "rechnung.toml", tables_);
  }

  std::vector<Fault> faults(std::string_view text) {
    std::vector<Fault> faults;
    for (const Finding& finding : prepared(text).findings) faults.push_back(finding.fault);
    return faults;
  }

  IssuedInvoice issue(std::string_view text) { return issue(std::vector<std::string>{std::string(text)}).front(); }
  std::vector<IssuedInvoice> issue(const std::vector<std::string>& texts) {
    std::vector<PreparedInvoice> all;
    for (const std::string& text : texts) all.push_back(prepared(text));
    Book open = book();
    return kontor::issue(open, all, {tables_, writer_, archive_});
  }

  IssuedInvoice cancel(const std::string& number, const std::string& day, const std::string& reason = "") {
    Book open = book();
    return cancel_invoice(open, {number, Day::from_iso(day), reason}, {tables_, writer_, archive_});
  }

  // Money for an invoice comes in at the bank, or goes back from it.
  void pay(const std::string& number, Day day, Amount amount) {
    Book open = book();
    Transaction act(storage());
    const OpenItem item = *storage().item(storage().invoice(number)->item);
    const std::int64_t entry =
        record(open, settlement_entry(open, {day, settings().banks[0].account, "Zahlung", number, "manual"},
                                      {{item, amount, Amount()}}));
    storage().settle({item.id, entry, day, amount, Amount()});
    act.commit();
  }

  const InvoiceTables& tables() const { return tables_; }
  const Archive& archive() const { return archive_; }
  void set_writer(DocumentWriter writer) { writer_ = std::move(writer); }

 private:
  InvoiceTables tables_;
  Archive archive_;
  DocumentWriter writer_ = [wording = std::make_shared<Wording>(test_wording())](const Invoice& invoice,
                                                                                 InvoiceFormat) {
    return InvoiceDocuments{write_cii(core_invoice(invoice, Specification::en16931, *wording)),
                            "pdf of " + invoice.number};
  };
};

}  // namespace kontor
