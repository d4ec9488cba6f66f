// Room for a whole file in memory. The system maps memory when it is first touched, page by page, and for millions of
// bytes that costs as much as reading them; large pages are mapped five hundred times more rarely.
#pragma once

#include <cstddef>

namespace kontor {

// Asks the system for large pages within this memory, which nobody has touched yet. Where there are none, and for
// small memory, nothing happens.
void prefer_large_pages(void* memory, std::size_t bytes);

// As container.reserve(count), for a vector or string that will be filled.
template <typename Container>
void reserve_large(Container& container, std::size_t count) {
  container.reserve(count);
  prefer_large_pages(container.data(), container.capacity() * sizeof(typename Container::value_type));
}

}  // namespace kontor
