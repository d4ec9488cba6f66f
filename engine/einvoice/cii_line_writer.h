// Lines of a Cross Industry Invoice, and the pieces that lines and document have in common.
#pragma once

#include <optional>
#include <string_view>

#include "engine/einvoice/core_invoice.h"
#include "engine/xml/xml_writer.h"

namespace kontor {

// What an AdditionalReferencedDocument is (UNTDID 1001).
inline constexpr std::string_view kCiiAttachment = "916";      // BG-24
inline constexpr std::string_view kCiiTender = "50";           // BT-17
inline constexpr std::string_view kCiiInvoicedObject = "130";  // BT-18, BT-128

void write_cii_line(XmlWriter& xml, const CoreLine& line);
void write_cii_allowance(XmlWriter& xml, const CoreAllowance& allowance);
void write_cii_period(XmlWriter& xml, const CorePeriod& period);
// Nothing for no day.
void write_cii_day(XmlWriter& xml, std::string_view name, const std::optional<Day>& day,
                   std::string_view type = "udt:DateTimeString");

}  // namespace kontor
