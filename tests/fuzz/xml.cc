// Any foreign XML, as a tree.
#include "engine/xml/xml_reader.h"

#include "tests/fuzz/target.h"

using namespace kontor;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::read([&] {
    const XmlNode root = read_xml(fuzz::bytes_of(data, size), "fuzz.xml");
    fuzz::demand(!root.name.empty(), "a document has a root");
  });
}
