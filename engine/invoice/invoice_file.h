// Invoice files: TOML <-> a stated invoice.
//
//   customer = "K-1001"                      or a table [customer] with name, addition, street, postcode, city,
//                                            country, vat_id, tax_number, email, phone, contact, leitweg_id; none: a
//                                            small invoice (§ 33 UStDV)
//   kind = "invoice"                         the default; advance (money before the supply), credit (a correction);
//                                            letters: quote, confirmation, delivery (a line may lack price and tax)
//   follows = "AN-2026-0001"                 of a letter: the one before it
//   valid_until = "2026-04-30"               of a quote; else what kontor.toml says (quote_days)
//   corrects = "RE-2026-0007"                of a credit note: the invoice; with corrects_date it need not be in the
//   book deducts = ["AR-2026-0001"]               advance invoices this one takes off, or for those that are not in the
//   book
//                                            [[deduct]] with number, date, tax (code), net, vat
//   date = "2026-03-31"
//   period = ["2026-03-01", "2026-03-31"]    and/or delivered = "2026-03-31"
//   due = "2026-04-14"                       or payment_days = 14; else what kontor.toml says
//   language, order, buyer_reference, introduction, closing, currency, format
//   skonto = { days = 7, percent = "2" }
//
//   [[line]]
//   text = "Beratung"                        detail = "..."
//   quantity = "12.5"                        unit = "hour", a word of templates/invoice/units.csv or a code
//   price = "48.00"                          net; or gross_price; a minus sign takes something off
//   tax = "U19"                              discount = "5 %" or "12.50 EUR"
//
//   [[discount]]                             or [[charge]]: on the whole invoice (engine/invoice/charges.h)
//   text = "Versand"
//   amount = "4.90"                          net or gross as the prices are; or percent = "2 %"
//   tax = "U19"                              without it every rate bears its part
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/finding.h"
#include "engine/invoice/stated_invoice.h"
#include "engine/invoice/units.h"
#include "engine/tax/tax_code.h"
#include "engine/text/toml_table.h"

namespace kontor {

// What an invoice file is read with.
struct InvoiceFileSources {
  const Units& units;
  const TaxCodes& codes;
  std::function<std::optional<Party>(const std::string& id)> customer;
  std::string language;  // defaults of the client
  int payment_days = 14;
  int quote_days = 30;
  InvoiceKind kind = InvoiceKind::invoice;  // of a file that does not say; a letter is written from any file
};

// Where the keys of a file stand, so that a check can name file and line.
class InvoicePlaces {
 public:
  InvoicePlaces() = default;
  InvoicePlaces(TomlTable root, std::vector<TomlTable> lines) : root_(std::move(root)), lines_(std::move(lines)) {}

  Where of(std::string_view key) const { return root_.where(key); }
  Where of_customer(std::string_view key) const;
  // Lines count from 0.
  Where of_line(std::size_t line, std::string_view key) const;

 private:
  TomlTable root_;
  std::vector<TomlTable> lines_;
};

struct InvoiceFile {
  StatedInvoice stated;
  InvoicePlaces places;
  Findings findings;  // not empty: `stated` has gaps
};

// Longer files are no invoices.
inline constexpr std::size_t kInvoiceFileSizeMax = 1U << 20;

// Refuses text_undecodable and toml_malformed; everything else that is wrong is told at once in `findings`:
// key_missing, key_unknown, key_malformed, number_malformed, day_malformed, day_out_of_range, period_malformed,
// currency_unknown, party_unknown, unit_unknown, tax_code_unknown, invoice_without_lines.
InvoiceFile read_invoice_file(std::string_view bytes, const std::string& file, const InvoiceFileSources& sources);

// The file that reads back as this very invoice: the customer in full, every default written out. Kept with an issued
// invoice, so that it can be cancelled whatever becomes of the customer and the settings.
std::string invoice_file_text(const StatedInvoice& stated);

}  // namespace kontor
