// From a stated invoice to one that is added up, as EN 16931 has it:
//
// - a line is quantity x price, rounded once to cents; a discount is its percentage of that, rounded once (BT-131,
//   BT-136). A negative price becomes a negative quantity, because BT-146 must not be negative (BR-27).
// - tax is base x rate, rounded once per category and rate (BR-CO-17), a half away from zero for both signs.
// - gross prices: the customer was promised the gross, so the gross of each category and rate is the sum of the lines
// as
//   promised, tax is the tax in it and the base is the rest. Where no net amount leads to that gross (9.99 at 19
//   %: 8.39 makes 9.98, 8.40 makes 10.00) tax is then one cent beside base x rate, which the published rules of EN
//   16931 allow (BR-S-09, BR-CO-17: a difference below one unit of currency). The net of the lines is the net in their
//   gross; cents that are missing to the base go to the largest lines. Net prices are the shortest that lead to the net
//   of the line.
#pragma once

#include <string>
#include <vector>

#include "engine/base/finding.h"
#include "engine/invoice/invoice.h"
#include "engine/invoice/invoice_file.h"
#include "engine/invoice/stated_invoice.h"
#include "engine/tax/tax_code.h"

namespace kontor {

// Lines, groups, totals, dates and texts; `number` is still empty. Every tax code must be one of `codes`.
// Refuses invoice_prices_mixed (some lines gross, some net), invoice_quantity_zero, deduction_without_line (an advance
// under a rate no line has) and amount_overflow; `places` tells where.
Invoice add_up(const StatedInvoice& stated, const TaxCodes& codes, const InvoicePlaces& places);

// The cancellation (Stornorechnung) of an issued invoice: the same lines with opposite quantities and amounts.
Invoice cancellation_of(const Invoice& invoice, Day date);

// One tax code of an invoice with what belongs to it; the sum over all, less the deductions, is net and tax of the
// invoice.
struct CodeShare {
  std::string tax_code;
  Amount net;
  Amount tax;

  bool operator==(const CodeShare&) const = default;
};
// In the order in which the codes first appear. Where several codes share a group, the last takes the odd cents of tax.
std::vector<CodeShare> shares_of(const Invoice& invoice);

}  // namespace kontor
