// For what can only be wrong if this program is wrong. Wrong data are a Finding instead.
#pragma once

#include <source_location>
#include <string_view>

namespace kontor {

[[noreturn]] void fail_ensure(std::string_view expectation, const std::source_location& place);

// Prints the broken expectation and its place, then aborts. Stays on in release builds.
inline void ensure(bool holds, std::string_view expectation,
                   const std::source_location& place = std::source_location::current()) {
  if (!holds) [[unlikely]]
    fail_ensure(expectation, place);
}

}  // namespace kontor
