#include "engine/invoice/units.h"

#include <algorithm>

#include "engine/text/fold.h"

namespace kontor {

Units Units::from_tables(const DataTable& words, const DataTable& codes) {
  Units units;
  for (const DataTable::Row& row : codes.rows()) {
    std::string_view rest = row["codes"];
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      units.codes_.emplace(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  std::set<std::string_view> named;
  for (const DataTable::Row& row : words.rows()) {
    units.words_.emplace(fold(row["word"]), row["code"]);
    if (named.insert(row["code"]).second) units.known_ += (units.known_.empty() ? "" : ", ") + std::string(row["word"]);
  }
  return units;
}

std::optional<std::string> Units::code_of(std::string_view word_or_code) const {
  if (const auto code = codes_.find(word_or_code); code != codes_.end()) return *code;
  const auto word = words_.find(fold(word_or_code));
  return word == words_.end() ? std::nullopt : std::optional(word->second);
}

}  // namespace kontor
