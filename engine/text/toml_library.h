// The one way to toml++. Whoever needs the library includes this header, or its functions would have two bodies.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace kontor {

[[noreturn]] inline void fail_toml_expectation(const char* expectation) { throw std::logic_error(expectation); }

}  // namespace kontor

// Version 3.3 asserts that a table header begins with a key, so the file "[," would end the program (and with NDEBUG do
// anything). Here a broken expectation is an exception; parse_toml turns it into a refusal.
#undef NDEBUG
#define TOML_ASSERT(expectation) ((expectation) ? void() : ::kontor::fail_toml_expectation(#expectation))
#include <toml++/toml.h>

namespace kontor {

// Refuses toml_malformed and toml_foreign_character with file and line.
toml::table parse_toml(std::string_view text, const std::string& file);

}  // namespace kontor
