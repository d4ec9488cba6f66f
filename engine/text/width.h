// How many columns of a terminal a text takes, and texts cut to fit.
#pragma once

#include <string>
#include <string_view>

namespace kontor {

// Columns on a terminal: 2 for wide letters (CJK, emoji), 0 for combining marks and format characters, else 1
// (Unicode Standard Annex 11; ambiguous letters are narrow). Expects text without control characters.
int width_of(std::string_view utf8);

// The text itself when it fits, else as many letters as fit before "…". A combining mark is never torn from its letter.
// columns >= 1.
std::string shortened(std::string_view utf8, int columns);

// The first `letters` code units of UTF-16, the measure of spreadsheets (a letter beyond U+FFFF takes two); the text
// itself when it is not longer, else with "…" at the end, which counts.
std::string shortened_utf16(std::string_view utf8, std::size_t units);

}  // namespace kontor
