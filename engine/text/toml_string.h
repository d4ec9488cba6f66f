// Texts as TOML writes them, for the files the program makes itself (TOML 1.0, basic strings).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kontor {

// In quotes, on one line: line ends, control characters, quotes and backslashes are escaped.
std::string toml_string(std::string_view text);
// ["a", "b"]
std::string toml_array(const std::vector<std::string>& texts);

}  // namespace kontor
