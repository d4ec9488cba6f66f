// The canonical bytes of an entry, as a damaged book might hold them.
#include "engine/book/canonical.h"

#include "tests/fuzz/target.h"

using namespace kontor;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::read([&] {
    const std::string_view bytes = fuzz::bytes_of(data, size);
    fuzz::demand(canonical_bytes(entry_from_canonical(bytes)) == bytes, "what is accepted is written back the same");
  });
}
