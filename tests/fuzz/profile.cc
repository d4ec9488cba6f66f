// A bank profile a person writes: templates/bank/*.toml.
#include "engine/bank/profile.h"

#include "engine/bank/csv_reader.h"
#include "tests/fuzz/target.h"

using namespace kontor;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::read([&] {
    const std::string text(fuzz::bytes_of(data, size));
    const std::vector<CsvLayout> layouts = read_profile({"fuzz.toml", text});
    read_csv("Buchungstag;Betrag;Verwendungszweck\n31.03.2026;-12,50;Papier\n", layouts, "fuzz.csv");
  });
}
