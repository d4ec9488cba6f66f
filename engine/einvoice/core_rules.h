// The rules of EN 16931 and XRechnung 3.0 beyond the sums: what has to be there, and whether lines and tax groups
// agree.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/finding.h"
#include "engine/einvoice/core_invoice.h"

namespace kontor {

// `profile` is that of profile_of(): MINIMUM and BASIC WL have no lines, XRechnung wants more than EN 16931. Findings:
// einvoice_value_missing and einvoice_totals_differ, each with the number of its rule. What read_einvoice() asks of
// every invoice is not told again.
Findings check_core_rules(const CoreInvoice& invoice, std::string_view profile, const std::string& file);

}  // namespace kontor
