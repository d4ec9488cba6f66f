#include "engine/base/ensure.h"

#include <cstdio>
#include <cstdlib>

namespace kontor {

namespace {

constexpr int kExitOurBug = 70;  // EX_SOFTWARE of sysexits.h

}  // namespace

void fail_ensure(const char* expectation, const char* file, int line) {
  std::fprintf(stderr, "kontor: broken expectation: %s (%s:%d)\n", expectation, file, line);
  std::fflush(stderr);
  std::_Exit(kExitOurBug);
}

}  // namespace kontor
