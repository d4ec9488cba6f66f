// A client's kontor.toml.
#include "engine/book/settings.h"

#include "tests/fuzz/target.h"

using namespace kontor;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::read([&] {
    const ClientSettings settings = settings_from_toml(fuzz::bytes_of(data, size), "kontor.toml");
    fuzz::demand(settings.fiscal_year_month >= 1 && settings.fiscal_year_month <= 12,
                 "a fiscal year begins in a month");
  });
}
