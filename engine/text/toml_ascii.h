// TOML whose bytes beyond ASCII are written as signs of ASCII, and back. toml++ 3 answers the question whether a letter
// beyond ASCII outside of quotes is a blank with undefined behaviour; so it never meets one.
#pragma once

#include <string>
#include <string_view>

namespace kontor {

// "Käse" -> "K~%C3~%A4se"; "~%" itself becomes "~%7E%".
std::string toml_in_ascii(std::string_view text);
// The way back, for the keys and values that were read.
std::string from_toml_ascii(std::string_view text);

}  // namespace kontor
