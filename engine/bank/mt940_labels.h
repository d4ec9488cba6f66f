// Labels inside the texts of a SWIFT statement: "EREF+4711SVWZ+Miete", "/EREF/4711/REMI/Miete".
#pragma once

#include <string_view>

#include "engine/bank/mt940_details.h"

namespace kontor {

// Whether a SEPA label such as "SVWZ+" stands at the beginning of the text.
bool begins_with_label(std::string_view text);

// Shares the purpose out: what stands behind SVWZ+, or before any label, is the purpose; the rest fills the fields that
// are still empty. A label counts only when no capital letter stands before it.
void read_labels(std::string_view text, SwiftDetails& details);

// The same for key words between slashes; false when the text does not begin with one.
bool read_slashes(std::string_view text, SwiftDetails& details);

}  // namespace kontor
