// The one way to toml++. Its version 3.3 asserts that a table header begins with a key, so the file "[," would end the
// program (and with NDEBUG do anything). Here a broken expectation is an exception, which the reader of a file turns
// into a refusal. Every file that needs the library includes this header instead, or its functions would have two
// bodies.
#pragma once

#include <stdexcept>

namespace kontor {

[[noreturn]] inline void fail_toml_expectation(const char* expectation) { throw std::logic_error(expectation); }

}  // namespace kontor

#undef NDEBUG
#define TOML_ASSERT(expectation) ((expectation) ? void() : ::kontor::fail_toml_expectation(#expectation))
#include <toml++/toml.h>
