// What an e-invoice says it follows: BT-24 and the name of the profile behind it.
#pragma once

#include <string_view>

namespace kontor {

// "EN 16931", "XRECHNUNG", "BASIC WL" ...: the names ZUGFeRD gives its profiles. Empty for an identifier nobody has
// given out.
std::string_view profile_of(std::string_view specification);

}  // namespace kontor
