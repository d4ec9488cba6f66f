// The invented statements of tests/statements and the profiles that read them.
#pragma once

#include <string>
#include <vector>

#include "engine/bank/statement_reader.h"
#include "engine/system/environment.h"
#include "engine/system/files.h"

namespace kontor {

inline const StatementReaders& statement_readers() {
  static const StatementReaders kReaders = [] {
    const std::string folder = std::string(KONTOR_SOURCE_DIR) + "/templates/bank/";
    std::vector<NamedText> profiles;
    for (const std::string& name : files_in(folder, ".toml")) profiles.push_back({name, read_file(folder + name)});
    return StatementReaders::from_profiles(profiles);
  }();
  return kReaders;
}

inline std::string sample_bytes(const std::string& name) {
  return read_file(std::string(KONTOR_SOURCE_DIR) + "/tests/statements/" + name);
}

// The bytes with the first `from` as `to`; empty when there is no `from`, so that no test misses its target in silence.
inline std::string changed(std::string bytes, std::string_view from, std::string_view to) {
  const std::size_t at = bytes.find(from);
  if (at == std::string::npos) return "";
  return bytes.replace(at, from.size(), to);
}

// The real statements of the shared folder (KONTOR_SHARED, or ../shared beside the checkout); empty without one.
inline std::string shared_statements() {
  for (const std::string& folder :
       {environment("KONTOR_SHARED").value_or(""), std::string(KONTOR_SOURCE_DIR) + "/../shared"})
    if (!folder.empty() && file_exists(folder + "/samples/statements/INDEX.csv"))
      return folder + "/samples/statements/";
  return "";
}

}  // namespace kontor
