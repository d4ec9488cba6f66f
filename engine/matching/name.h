// Whether two folded names mean the same person or firm, as far as a bank line can say.
#pragma once

#include <string_view>

namespace kontor {

// All words of the shorter name are among those of the other; the last one may be cut, as banks do. Words of one or
// two letters do not count.
bool same_name(std::string_view folded_a, std::string_view folded_b);

}  // namespace kontor
