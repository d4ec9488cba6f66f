// International bank account numbers (ISO 13616).
#pragma once

#include <string_view>

namespace kontor {

// Whether text without blanks is an IBAN: country, two check digits, up to 30 letters and digits, and the rest of the
// division by 97 is 1 (ISO 7064). Finds every single wrong digit and every swap of neighbours.
bool is_valid_iban(std::string_view text);

}  // namespace kontor
