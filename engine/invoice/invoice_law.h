// What the law wants on every invoice, with the days from which it holds (templates/tax/de-invoice.toml).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/calendar/day.h"
#include "engine/invoice/invoice.h"
#include "engine/tax/expansion.h"

namespace kontor {

class InvoiceLaw {
 public:
  // Refuses toml_malformed, key_missing, key_unknown, key_malformed, day_malformed, number_malformed.
  static InvoiceLaw from_toml(std::string_view text, const std::string& file);

  // § 33 UStDV: invoices up to this gross amount need no name and address of the customer.
  Amount small_invoice_gross(Day day) const;
  // § 14 (2) UStG: the last day on which a supply to a business is billed in time.
  Day last_day_to_issue(Day supplied) const;
  // Words a client with this way of VAT owes its customers on this day.
  std::vector<std::string> notes(Day day, VatMethod vat) const;

 private:
  struct SmallInvoice {
    Day from;
    Amount gross;
  };
  struct Note {
    std::string when;
    Day from;
    std::string text;
  };
  int months_to_issue_ = 0;
  std::vector<SmallInvoice> small_invoices_;
  std::vector<Note> notes_;
};

// "250" for 250.00.
std::string in_short(Amount amount);

// Fills legal_notes, and the exemptions of the tax groups (EN 16931 BT-120, BT-121): the note of every tax code that
// has one, then those of the law. Categories S and Z carry no exemption (BR-S-10, BR-Z-10), so theirs stand in
// legal_notes only.
void add_legal_notes(Invoice& invoice, const TaxCodes& codes, const InvoiceLaw& law, VatMethod vat);

}  // namespace kontor
