// A core invoice as UN/CEFACT Cross Industry Invoice (D16B), the XML that ZUGFeRD embeds and XRechnung sends (EN
// 16931-3-3).
#pragma once

#include <string>

#include "engine/einvoice/core_invoice.h"

namespace kontor {

// UTF-8; the same invoice gives the same bytes. Elements without content are left out.
std::string write_cii(const CoreInvoice& invoice);

}  // namespace kontor
