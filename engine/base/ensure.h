// For what can only be wrong if this program is wrong. Wrong data are a Finding instead.
#pragma once

namespace kontor {

[[noreturn]] void fail_ensure(const char* expectation, const char* file, int line);

// Prints the broken expectation and its place, then ends the program at once with exit status 70; a running
// transaction is rolled back by the store. Stays on in release builds.
// The place comes from compiler builtins because clang 14 has no std::source_location with libstdc++.
inline void ensure(bool holds, const char* expectation, const char* file = __builtin_FILE(),
                   int line = __builtin_LINE()) {
  if (!holds) [[unlikely]]
    fail_ensure(expectation, file, line);
}

}  // namespace kontor
