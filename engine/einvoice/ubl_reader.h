// UBL 2.1 invoices and credit notes of others.
#pragma once

#include "engine/einvoice/core_invoice.h"
#include "engine/einvoice/core_values.h"
#include "engine/xml/xml_reader.h"

namespace kontor {

// `root` is an Invoice or a CreditNote. What UBL has beyond the core invoice is left aside, but for the payments of
// third parties of the extension of XRechnung, which the amount due contains. Never refuses.
CoreInvoice read_ubl(const XmlNode& root, CoreValues& values);

}  // namespace kontor
