// Whether the amounts of an e-invoice follow from each other (EN 16931 BR-CO-10 to BR-CO-17).
#pragma once

#include <string>

#include "engine/base/finding.h"
#include "engine/einvoice/core_invoice.h"

namespace kontor {

// Findings einvoice_totals_differ: the number of the norm, what follows from the other amounts, the rule. Amounts that
// are missing contradict nothing; tax may differ from base x rate by less than one unit of the currency, as the
// published rules have it.
Findings check_totals(const CoreInvoice& invoice, const std::string& file);

}  // namespace kontor
