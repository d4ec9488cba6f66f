#include "engine/base/ensure.h"

#include <cstdio>
#include <cstdlib>

namespace kontor {

void fail_ensure(std::string_view expectation, const std::source_location& place) {
  std::fprintf(stderr, "kontor: broken expectation: %.*s (%s:%u, %s)\n", static_cast<int>(expectation.size()),
               expectation.data(), place.file_name(), place.line(), place.function_name());
  std::abort();
}

}  // namespace kontor
