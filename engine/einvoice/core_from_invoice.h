// An invoice of ours as the core invoice of EN 16931: what the XML of every syntax says.
#pragma once

#include "engine/einvoice/core_invoice.h"
#include "engine/invoice/invoice.h"
#include "engine/text/wording.h"

namespace kontor {

enum class Specification {
  en16931,    // EN 16931 itself, which is also the ZUGFeRD profile of that name (COMFORT)
  xrechnung,  // XRechnung 3.0: the rules of German public buyers, with BT-23 and Skonto in its own notation
};

// `wording` is that of the language of the invoice.
//
// - A cancellation is BT-3 = 384 with negative amounts and names its invoice in BG-3. 381 would mean positive amounts
//   that are owed to the buyer, and programs differ in how they take a negative 381; a negative 384 is one thing only.
// - Category O forbids BT-31 and BT-48 (BR-O-02), so VAT ids are left out there, and the seller is known by BT-29.
// - BT-72 is always there, as the last day of a period too, or for an advance without a day of supply BT-70: CII has no
//   place for a delivery without content.
// - An advance that a final invoice takes off is a line of quantity -1, so that only the tax of the rest is shown: the
//   tax of the advance would be owed a second time (§ 14c (1) UStG).
CoreInvoice core_invoice(const Invoice& invoice, Specification specification, const Wording& wording);

// "Abschlagsrechnung AR-2026-0001 vom 15.03.2026".
std::string deduction_text(const Deduction& deduction, const Wording& wording);

}  // namespace kontor
