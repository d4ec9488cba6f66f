// Parties, lines and the pieces of UBL invoices.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/einvoice/cii_line_reader.h"
#include "engine/einvoice/core_invoice.h"
#include "engine/einvoice/core_values.h"
#include "engine/xml/xml_reader.h"

namespace kontor {

// Seller or buyer. BT-90, the creditor of direct debits, stands among the ids and is put into `creditor`.
CoreParty read_ubl_party(const XmlNode& party, std::string& creditor);
// Payee or tax representative, who have a name where seller and buyer have a trading name.
CoreParty read_ubl_named_party(const XmlNode& party, std::string& creditor);
CoreAddress read_ubl_address(const XmlNode& address);
CoreLine read_ubl_line(const XmlNode& line, CoreValues& values);
CoreAllowance read_ubl_allowance(const XmlNode& allowance, CoreValues& values);
std::optional<CorePeriod> read_ubl_period(const XmlNode* period, CoreValues& values, PeriodTerms terms);

}  // namespace kontor
