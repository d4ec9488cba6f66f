// Foreign bytes of any encoding.
#include "engine/text/decode.h"

#include "engine/text/fold.h"
#include "tests/fuzz/target.h"

using namespace kontor;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::read([&] {
    const DecodedText decoded = decode(fuzz::bytes_of(data, size), "fuzz");
    fuzz::demand(is_utf8(decoded.text), "what is decoded is UTF-8");
    const std::string shown = tidy(decoded.text);
    fuzz::demand(is_utf8(shown) && tidy(shown) == shown, "tidy text stays as it is");
    fuzz::demand(is_utf8(fold(decoded.text)), "folded text is UTF-8");
  });
}
