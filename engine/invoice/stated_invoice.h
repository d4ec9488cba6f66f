// An invoice as a person states it, before anything is added up: what an invoice file says, complete in itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/calendar/period.h"
#include "engine/invoice/invoice.h"
#include "engine/money/currency.h"
#include "engine/money/decimal.h"

namespace kontor {

enum class InvoiceFormat {
  zugferd,        // PDF/A-3 with EN 16931 XML
  xrechnung_cii,  // XML for public buyers
  xrechnung_ubl,  // the same in the other notation
};

inline bool is_xrechnung(InvoiceFormat format) { return format != InvoiceFormat::zugferd; }

struct StatedLine {
  std::string text;
  std::string detail;
  Decimal quantity;
  std::string unit;  // UN/ECE Rec. 20 code
  Decimal price;     // of one unit; gross when price_is_gross
  bool price_is_gross = false;
  std::string tax_code;
  Decimal discount_percent;
  Decimal discount_amount;  // instead of a percentage; gross when the price is

  bool operator==(const StatedLine&) const = default;
};

// A discount or charge on the whole invoice: a percentage of its lines, or an amount.
struct StatedCharge {
  bool is_charge = false;
  std::string text;
  std::string tax_code;  // empty: of every rate its part
  Decimal percent;       // 0: the amount counts
  Decimal amount;        // gross when the prices are

  bool operator==(const StatedCharge&) const = default;
};

// An advance of this invoice file: what of it was paid under one tax code.
struct StatedDeduction {
  std::string number;
  Day date;
  std::string tax_code;
  Amount net;
  Amount tax;

  bool operator==(const StatedDeduction&) const = default;
};

struct StatedSkonto {
  int days = 0;
  Decimal percent;

  bool operator==(const StatedSkonto&) const = default;
};

struct StatedInvoice {
  InvoiceKind kind = InvoiceKind::invoice;
  Party buyer;
  Day date;
  Day due;  // of a quote: the last day it binds
  std::optional<Day> delivered;
  std::optional<Period> period;
  std::string language;
  std::string order;
  std::string buyer_reference;
  std::string preceding_number;       // of a credit note: the invoice it corrects; of a letter: the one it follows
  std::optional<Day> preceding_date;  // nothing: as the book has it
  std::vector<std::string> advances;  // numbers of advance invoices in the book that are taken off
  std::vector<StatedDeduction> deductions;
  std::string introduction;
  std::string closing;
  std::optional<StatedSkonto> skonto;
  Currency currency;
  InvoiceFormat format = InvoiceFormat::zugferd;
  std::vector<StatedLine> lines;
  std::vector<StatedCharge> charges;

  bool operator==(const StatedInvoice&) const = default;
};

}  // namespace kontor
