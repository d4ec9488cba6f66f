#include "engine/system/large_memory.h"

#include <sys/mman.h>

#include <memory>

namespace kontor {

namespace {

constexpr std::size_t kLargePage = std::size_t{2} << 20;

}  // namespace

void prefer_large_pages(void* memory, std::size_t bytes) {
  void* first = memory;
  if (bytes < 2 * kLargePage || std::align(kLargePage, kLargePage, first, bytes) == nullptr) return;
  ::madvise(first, bytes / kLargePage * kLargePage, MADV_HUGEPAGE);  // advice: whether it is taken changes nothing
}

}  // namespace kontor
