// Cross Industry Invoices of others: every ZUGFeRD and Factur-X profile and XRechnung.
#pragma once

#include "engine/einvoice/core_invoice.h"
#include "engine/einvoice/core_values.h"
#include "engine/xml/xml_reader.h"

namespace kontor {

// `root` is a CrossIndustryInvoice of any profile. What a profile has beyond the core invoice is left aside, but for
// freight (SpecifiedLogisticsServiceCharge), which the totals contain: it is read as a charge. Never refuses.
CoreInvoice read_cii(const XmlNode& root, CoreValues& values);

// A CrossIndustryDocument of ZUGFeRD 1.0 becomes a CrossIndustryInvoice: the same content under other names.
void rename_zugferd_1(XmlNode& root);

}  // namespace kontor
