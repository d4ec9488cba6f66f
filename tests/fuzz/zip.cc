// ZIP files; each file in them that looks like a statement is read, too.
#include "engine/zip/zip_reader.h"

#include "engine/bank/camt.h"
#include "engine/text/decode.h"
#include "engine/text/fold.h"
#include "engine/xml/xml_reader.h"
#include "tests/fuzz/target.h"

using namespace kontor;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::read([&] {
    std::size_t total = 0;
    const ZipLimits limits{std::size_t{4} << 20, 100};
    for (const ZippedFile& file : read_zip(fuzz::bytes_of(data, size), "fuzz.zip", limits)) {
      total += file.bytes.size();
      fuzz::demand(is_utf8(file.name) && tidy(file.name) == file.name, "a name is tidy");
      if (looks_like_xml(file.bytes)) read_camt(file.bytes, file.name);
    }
    fuzz::demand(total > 0 && total <= limits.bytes, "the limit is held");
  });
}
