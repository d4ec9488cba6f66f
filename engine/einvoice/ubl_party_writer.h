// The parties of a UBL invoice, and where it was delivered to.
#pragma once

#include <string>

#include "engine/einvoice/core_invoice.h"
#include "engine/xml/xml_writer.h"

namespace kontor {

// <cac:Party> of seller or buyer. `creditor` is BT-90, which UBL keeps among the ids of whom is paid; empty: none.
void write_ubl_party(XmlWriter& xml, const CoreParty& party, const std::string& creditor);
// <cac:PayeeParty>
void write_ubl_payee(XmlWriter& xml, const CoreParty& party, const std::string& creditor);
// <cac:TaxRepresentativeParty>
void write_ubl_representative(XmlWriter& xml, const CoreParty& party);
// <cac:Delivery>
void write_ubl_delivery(XmlWriter& xml, const CoreDelivery& delivery);

}  // namespace kontor
