// Which known word a mistyped one most likely means.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kontor {

// The candidate with the fewest letters inserted, left out, changed or swapped, upper and lower case and umlauts aside;
// empty when even that one differs in more than a third of the letters (two in short words). Among equals the first.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace kontor
