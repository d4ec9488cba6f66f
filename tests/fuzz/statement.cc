// A bank's CSV file, read with every layout of templates/bank.
#include <algorithm>
#include <filesystem>

#include "engine/bank/statement_reader.h"
#include "engine/system/files.h"
#include "engine/text/decode.h"
#include "engine/text/fold.h"
#include "tests/fuzz/target.h"

using namespace kontor;

namespace {

StatementReaders readers_of_all_banks() {
  std::vector<NamedText> profiles;
  for (const auto& entry : std::filesystem::directory_iterator(KONTOR_SOURCE_DIR "/templates/bank"))
    if (entry.path().extension() == ".toml")
      profiles.push_back({entry.path().filename().string(), read_file(entry.path().string())});
  std::sort(profiles.begin(), profiles.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return StatementReaders::from_profiles(profiles);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const StatementReaders readers = readers_of_all_banks();
  return fuzz::read([&] {
    const StatementFile file = readers.read(fuzz::bytes_of(data, size), "fuzz.csv");
    for (const Statement& statement : file.statements)
      for (const BankLine& line : statement.lines) {
        fuzz::demand(is_utf8(line.purpose) && tidy(line.purpose) == line.purpose, "a purpose is tidy");
        fuzz::demand(is_utf8(line.counterparty) && tidy(line.counterparty) == line.counterparty, "a name is tidy");
      }
  });
}
