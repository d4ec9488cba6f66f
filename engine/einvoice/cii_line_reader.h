// Lines of a Cross Industry Invoice, and the pieces that lines and document have in common.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/einvoice/core_invoice.h"
#include "engine/einvoice/core_values.h"
#include "engine/xml/xml_reader.h"

namespace kontor {

CoreLine read_cii_line(const XmlNode& line, CoreValues& values);
CoreAllowance read_cii_allowance(const XmlNode& allowance, CoreValues& values);

// The numbers of the norm for both ends, for messages.
struct PeriodTerms {
  std::string_view first;
  std::string_view last;
};
std::optional<CorePeriod> read_cii_period(const XmlNode* period, CoreValues& values, PeriodTerms terms);

// Both syntaxes repeat the means of payment for every account: the same means with another account are one.
void add_payment(std::vector<CorePayment>& payments, CorePayment payment);

}  // namespace kontor
