#include "engine/base/ensure.h"

#include <cstdio>
#include <cstdlib>

namespace kontor {

void fail_ensure(const char* expectation, const char* file, int line) {
  std::fprintf(stderr, "kontor: broken expectation: %s (%s:%d)\n", expectation, file, line);
  std::abort();
}

}  // namespace kontor
