// What every fuzz target shares. A target reads arbitrary bytes: it may refuse them, and nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "engine/base/refusal.h"

// The entry of libFuzzer, and of replay.cc in the normal tests.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace kontor::fuzz {

inline std::string_view bytes_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Runs a reader; a Refusal must name at least one finding, any other exception is a crash.
template <typename Reader>
int read(Reader reader) {
  try {
    reader();
  } catch (const Refusal& refusal) {
    if (refusal.findings().empty()) std::abort();
  }
  return 0;
}

inline void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "fuzz: %s does not hold\n", what);
  std::abort();
}

}  // namespace kontor::fuzz
