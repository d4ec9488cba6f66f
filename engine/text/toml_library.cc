#include "engine/text/toml_library.h"

#include <algorithm>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/text/decode.h"
#include "engine/text/toml_ascii.h"
#include "engine/text/toml_scan.h"

namespace kontor {

namespace {

// The first line that looks like a table header without a name, which is where the library loses its footing.
std::pair<int, std::string> broken_header(std::string_view text) {
  constexpr std::size_t kShownMax = 40;
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, std::min(end, kShownMax));
    const std::size_t open = line.find_first_not_of(" \t");
    const std::size_t name = line.find_first_not_of("[ \t", open == line.npos ? 0 : open);
    const char sign = name == line.npos ? '[' : line[name];
    const bool named = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') ||
                       sign == '_' || sign == '-' || sign == '"' || sign == '\'';
    if (open != line.npos && line[open] == '[' && !named) return {number, std::string(line)};
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return {0, ""};
}

// A key cannot be changed in place; a table that is made anew forgets its own line, but not those of its keys.
void restore_keys(toml::table& table) {
  const bool foreign = std::any_of(table.begin(), table.end(), [](const auto& entry) {
    return from_toml_ascii(entry.first.str()) != entry.first.str();
  });
  if (!foreign) return;
  toml::table restored;
  for (auto&& [key, node] : table)
    restored.insert(toml::key(from_toml_ascii(key.str()), key.source()), std::move(node));
  table = std::move(restored);
}

void restore(toml::node& node) {
  if (toml::table* table = node.as_table()) {
    for (auto&& [key, inner] : *table) restore(inner);
    return restore_keys(*table);
  }
  if (toml::array* array = node.as_array())
    for (toml::node& element : *array) restore(element);
  if (toml::value<std::string>* text = node.as_string()) text->get() = from_toml_ascii(text->get());
}

void guard_utf8(std::string_view text, const std::string& file) {
  if (is_utf8(text)) return;
  int line = 1;
  for (std::size_t end = 0; (end = text.find('\n')) != text.npos && is_utf8(text.substr(0, end)); ++line)
    text.remove_prefix(end + 1);
  refuse(Fault::toml_malformed, "UTF-8", {file, line, ""});
}

}  // namespace

toml::table parse_toml(std::string_view text, const std::string& file) {
  if (const auto foreign = foreign_character(text))
    refuse(Fault::toml_foreign_character, foreign->character, {file, foreign->line, ""});
  guard_utf8(text, file);
  try {
    toml::table table = toml::parse(toml_in_ascii(text), file);
    restore(table);
    return table;
  } catch (const toml::parse_error& error) {
    refuse(Fault::toml_malformed, from_toml_ascii(error.description()),
           {file, static_cast<int>(error.source().begin.line), ""});
  } catch (const std::logic_error&) {
    const auto [line, header] = broken_header(text);
    refuse(Fault::toml_malformed, header, {file, line, ""});
  }
}

}  // namespace kontor
