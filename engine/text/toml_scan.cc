#include "engine/text/toml_scan.h"

#include <algorithm>

namespace kontor {

namespace {

bool is_foreign(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// Steps over a quoted text that begins here; one that is not closed ends with its line, or with the file when it may
// hold several lines.
std::size_t end_of_quoted(std::string_view toml, std::size_t begin) {
  const char quote = toml[begin];
  const bool many_lines = toml.substr(begin, 3) == std::string(3, quote);
  const std::size_t width = many_lines ? 3 : 1;
  for (std::size_t at = begin + width; at < toml.size(); ++at) {
    if (!many_lines && toml[at] == '\n') return at;
    if (quote == '"' && toml[at] == '\\') {
      ++at;
      continue;
    }
    if (toml[at] == quote && (!many_lines || toml.substr(at, 3) == std::string(3, quote))) return at + width;
  }
  return toml.size();
}

// Behind these a quote opens a text. Elsewhere the file is broken, and what follows the quote is no text to a reader.
bool opens_text_behind(char before) { return std::string_view("\n=[{,.").find(before) != std::string_view::npos; }

std::string character_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < text.size() && end - begin < 4 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return std::string(text.substr(begin, end - begin));
}

int line_of(std::string_view text, std::size_t at) {
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

}  // namespace

std::optional<ForeignCharacter> foreign_character(std::string_view toml) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  std::size_t at = toml.starts_with(kMark) ? kMark.size() : 0;
  char before = '\n';  // the last sign that is no blank
  while (at < toml.size()) {
    const char c = toml[at];
    if (is_foreign(c)) return ForeignCharacter{line_of(toml, at), character_at(toml, at)};
    if ((c == '"' || c == '\'') && opens_text_behind(before)) {
      at = end_of_quoted(toml, at);
      before = c;
      continue;
    }
    if (c == '#') {
      at = std::min(toml.find('\n', at), toml.size());
      continue;
    }
    if (c != ' ' && c != '\t' && c != '\r') before = c;
    ++at;
  }
  return std::nullopt;
}

}  // namespace kontor
