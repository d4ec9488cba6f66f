#include "engine/text/local_text.h"

#include <utility>

namespace kontor {

namespace {

constexpr std::string_view kGerman = "de";

std::string_view language_of(std::string_view key, std::string_view stem) {
  if (!key.starts_with(stem) || key.size() <= stem.size() + 1 || key[stem.size()] != '_') return "";
  return key.substr(stem.size() + 1);
}

template <typename Keys, typename TextAt>
LocalText gathered(const Keys& keys, std::string_view stem, TextAt text_at) {
  LocalText text;
  text.set(std::string(kGerman), text_at(std::string(stem) + "_" + std::string(kGerman)));
  for (const std::string& key : keys)
    if (const std::string_view language = language_of(key, stem); !language.empty())
      text.set(std::string(language), text_at(key));
  return text;
}

}  // namespace

void LocalText::set(std::string language, std::string text) { texts_[std::move(language)] = std::move(text); }

const std::string& LocalText::in(std::string_view language) const {
  static const std::string kNothing;
  auto found = texts_.find(language);
  if (found == texts_.end() || found->second.empty()) found = texts_.find(kGerman);
  return found == texts_.end() ? kNothing : found->second;
}

LocalText local_text(const DataTable::Row& row, std::string_view stem) {
  return gathered(row.columns(), stem, [&](const std::string& key) { return std::string(row[key]); });
}

LocalText local_text(const TomlTable& table, std::string_view stem) {
  return gathered(table.keys(), stem, [&](const std::string& key) { return table.text(key); });
}

}  // namespace kontor
