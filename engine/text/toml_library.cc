#include "engine/text/toml_library.h"

#include <algorithm>
#include <utility>

#include "engine/base/refusal.h"
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

}  // namespace

toml::table parse_toml(std::string_view text, const std::string& file) {
  if (const auto foreign = foreign_character(text))
    refuse(Fault::toml_foreign_character, foreign->character, {file, foreign->line, ""});
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    refuse(Fault::toml_malformed, std::string(error.description()),
           {file, static_cast<int>(error.source().begin.line), ""});
  } catch (const std::logic_error&) {
    const auto [line, header] = broken_header(text);
    refuse(Fault::toml_malformed, header, {file, line, ""});
  }
}

}  // namespace kontor
