// A list of customers from a spreadsheet.
#include "engine/invoice/party_file.h"

#include "engine/text/decode.h"
#include "tests/fuzz/target.h"
#include "tests/fuzz/template_table.h"

using namespace kontor;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const DataTable columns = fuzz::template_table("invoice/party-columns.csv");
  static const Countries countries = Countries::from_table(fuzz::template_table("tax/countries.csv"));
  return fuzz::read([&] {
    const PartyFile file = read_party_file(fuzz::bytes_of(data, size), "fuzz.csv",
                                           {columns, countries, [](std::string_view) { return std::nullopt; }});
    fuzz::demand(file.parties.size() == file.places.size(), "every party has a place");
    for (const Party& party : file.parties) fuzz::demand(is_utf8(party.name), "a name is UTF-8");
  });
}
