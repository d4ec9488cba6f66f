// An invoice as UN/CEFACT Cross Industry Invoice (D16B), the XML that ZUGFeRD embeds and XRechnung sends (EN
// 16931-3-3).
#pragma once

#include <string>

#include "engine/invoice/invoice.h"
#include "engine/text/wording.h"

namespace kontor {

enum class CiiProfile {
  en16931,    // ZUGFeRD profile EN 16931 (COMFORT)
  xrechnung,  // XRechnung 3.0: the CIUS of public buyers, with BT-23 and Skonto in its own notation
};

// UTF-8; the same invoice gives the same bytes. `wording` is that of the language of the invoice.
//
// - A cancellation is BT-3 = 384 with negative amounts and names its invoice in BG-3. 381 would mean positive amounts
//   that are owed to the buyer, and programs differ in how they take a negative 381; a negative 384 is one thing only.
// - Category O forbids BT-31 and BT-48 (BR-O-02), so VAT ids are left out there, and the seller is known by BT-29.
// - BT-72 is always there, as the last day of a period too: CII has no place for a delivery without content.
std::string write_cii(const Invoice& invoice, CiiProfile profile, const Wording& wording);

}  // namespace kontor
