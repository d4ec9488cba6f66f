// Discounts and charges on a whole invoice (EN 16931 BG-20 and BG-21), each under one category and rate of tax.
//
// - A percentage is taken of the sum of the lines of each rate, rounded once for each.
// - An amount that names no tax code is divided between the rates by the sums of their lines; odd cents as in
//   engine/money/allotment.h.
// - In an invoice with gross prices they are gross as well.
#pragma once

#include <vector>

#include "engine/invoice/invoice.h"
#include "engine/invoice/invoice_file.h"
#include "engine/invoice/stated_invoice.h"
#include "engine/tax/tax_code.h"

namespace kontor {

// `groups` are the sums of the lines; the charges are added to them, with new groups for rates that no line has.
// Refuses charge_without_amount (zero, or nothing to take it of).
std::vector<DocumentCharge> take_charges(const StatedInvoice& stated, const std::vector<InvoiceLine>& lines,
                                         std::vector<TaxGroup>& groups, const TaxCodes& codes,
                                         const InvoicePlaces& places);

// What a charge does to the sum: a discount makes it smaller.
Amount effect_of(const DocumentCharge& charge);

}  // namespace kontor
