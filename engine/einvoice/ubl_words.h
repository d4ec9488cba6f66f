// Words that UBL has for things the core invoice calls otherwise.
#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace kontor {

inline constexpr std::string_view kUblVat = "VAT";        // the scheme of a VAT id
inline constexpr std::string_view kUblTaxNumber = "FC";   // the scheme of any other tax number (BT-32)
inline constexpr std::string_view kUblCreditor = "SEPA";  // the scheme of BT-90 among the ids of a party
inline constexpr std::string_view kUblObject = "130";     // document type of BT-18 and BT-128
inline constexpr std::string_view kUblProject = "50";     // document type of BT-11 in a credit note
inline constexpr std::string_view kUblNoOrder = "NA";     // BT-13 where only BT-14 is given: the schema wants an ID

// BT-8: UNTDID 2475 in CII and in the core invoice, UNTDID 2005 in UBL.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kTaxPointCodes{
    {{"5", "3"}, {"29", "35"}, {"72", "432"}}};

// An unknown code stays as it is.
inline std::string_view ubl_tax_point_code(std::string_view core) {
  for (const auto& [code, ubl] : kTaxPointCodes)
    if (code == core) return ubl;
  return core;
}
inline std::string_view core_tax_point_code(std::string_view ubl) {
  for (const auto& [code, other] : kTaxPointCodes)
    if (other == ubl) return code;
  return ubl;
}

}  // namespace kontor
