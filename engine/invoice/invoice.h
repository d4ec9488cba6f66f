// One invoice with its totals, complete: what the PDF shows, what the XML says and what is posted are this one value.
// Quotes, order confirmations and delivery notes are written from the same value.
// Words of the law: EN 16931-1 (BT and BG numbers), § 14 (4) and § 14a UStG.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/calendar/day.h"
#include "engine/calendar/period.h"
#include "engine/invoice/party.h"
#include "engine/money/amount.h"
#include "engine/money/decimal.h"
#include "engine/money/rate.h"

namespace kontor {

enum class InvoiceKind {
  invoice,        // BT-3 = 380; with deductions it is the final invoice (Schlussrechnung)
  advance,        // Abschlags- oder Anzahlungsrechnung, BT-3 = 386: asks for money before the supply (§ 14 (5) UStG)
  credit_note,    // Rechnungskorrektur, BT-3 = 381: amounts above zero are what the customer gets back
  cancellation,   // Stornorechnung, BT-3 = 384: all amounts negative, names the invoice it cancels
  quote,          // Angebot, binding until `due` (§§ 145, 148 BGB)
  confirmation,   // Auftragsbestätigung
  delivery_note,  // Lieferschein: without prices
};

// Letters around an invoice ask for no money: they have ranges of numbers of their own and are no e-invoices, and
// nothing is posted with them.
constexpr bool is_letter(InvoiceKind kind) {
  return kind == InvoiceKind::quote || kind == InvoiceKind::confirmation || kind == InvoiceKind::delivery_note;
}

// Whether an invoice of this kind names an earlier one (BG-3).
constexpr bool has_preceding(InvoiceKind kind) {
  return kind == InvoiceKind::credit_note || kind == InvoiceKind::cancellation;
}

// One line (BG-25). Prices are net.
struct InvoiceLine {
  std::string text;    // BT-153
  std::string detail;  // BT-154
  Decimal quantity;    // BT-129
  std::string unit;    // UN/ECE Rec. 20 code, "HUR" (BT-130)
  Decimal price;       // net price of one unit, as many decimals as given (BT-146)
  std::string tax_code;
  std::string category;      // of the tax code (BT-151)
  Rate rate;                 // BT-152
  Decimal discount_percent;  // 0: none (BG-27)
  Amount discount;           // >= 0 for a positive line; without a percentage: as agreed
  Amount net;                // quantity x price - discount, rounded once (BT-131)

  bool operator==(const InvoiceLine&) const = default;
};

// A discount (BG-20) or charge (BG-21) on the whole invoice, under one category and rate; net.
struct DocumentCharge {
  bool is_charge = false;
  std::string text;  // BT-97, BT-104
  std::string tax_code;
  std::string category;  // BT-95, BT-102
  Rate rate;             // BT-96, BT-103
  Decimal percent;       // of `base`; 0: an amount was agreed (BT-94, BT-101)
  Amount base;           // BT-93, BT-100
  Amount amount;         // BT-92, BT-99; >= 0 but in cancellations

  bool operator==(const DocumentCharge&) const = default;
};

// The sum of one category and rate (BG-23); tax is rounded once per group (BR-CO-17).
struct TaxGroup {
  std::string category;
  Rate rate;
  std::string exemption;  // VATEX code (BT-121)
  std::string note;       // reason in words (BT-120)
  Amount base;            // BT-116
  Amount tax;             // BT-117

  bool operator==(const TaxGroup&) const = default;
};

// What a final invoice takes off of one advance and tax code (§ 14 (5) sentence 2 UStG): what was paid before the
// supply and the tax in it, both above zero.
struct Deduction {
  std::string number;  // of the advance invoice
  Day date;
  std::string tax_code;
  std::string category;
  Rate rate;
  Amount net;
  Amount tax;

  bool operator==(const Deduction&) const = default;
};

struct Skonto {
  int days = 0;  // counted from the date of the invoice
  Day day_last;
  Decimal percent;
  Amount amount;  // the reduction of the amount to pay, for people

  bool operator==(const Skonto&) const = default;
};

struct Invoice {
  InvoiceKind kind = InvoiceKind::invoice;
  std::string number;            // BT-1; empty until it is issued
  Day date;                      // BT-2
  Day due;                       // BT-9; of a quote: the last day it binds
  std::optional<Day> delivered;  // day of supply (BT-72), or
  std::optional<Period> period;  // stretch of the service (BG-14); one of the two is always there
  std::string language = "de-DE";
  Currency currency;
  std::string order;                     // BT-13
  std::string buyer_reference;           // BT-10
  std::string preceding_number;          // BT-25, see has_preceding; of a letter: the letter it follows
  std::optional<Day> preceding_date;     // BT-26
  std::string introduction;              // text above the lines
  std::string closing;                   // text below the totals
  std::vector<std::string> legal_notes;  // words the law wants (and why it is cancelled), one per line
  Party seller;
  Party buyer;
  PaymentAccount account;  // where to pay (BG-17)
  std::optional<Skonto> skonto;
  std::vector<InvoiceLine> lines;
  std::vector<DocumentCharge> charges;
  std::vector<Deduction> deductions;
  std::vector<TaxGroup> groups;  // of lines and charges less the deductions
  Amount net;                    // BT-109
  Amount tax;                    // BT-110
  Amount gross;                  // BT-112 = BT-115, the amount to pay

  bool operator==(const Invoice&) const = default;
};

}  // namespace kontor
