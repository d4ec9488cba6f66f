#include "engine/text/toml_scan.h"

#include <algorithm>

namespace kontor {

namespace {

// No TOML has letters beyond ASCII or control characters outside of texts and comments.
bool is_foreign(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x7F || (byte < 0x20 && c != '\t' && c != '\r' && c != '\n');
}

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

// Where a quote opens a text: at the start of a line, behind = [ { and a comma, and behind the dot of a key. Elsewhere
// the file is broken, and what follows the quote is no text to a reader.
class QuotePlaces {
 public:
  bool opens_text() const { return before_ == '.' ? !in_value_ : std::string_view("\n=[{,").find(before_) < 5; }
  // The next sign outside of texts.
  void step(char c) {
    if (c == ' ' || c == '\t' || c == '\r') return;
    before_ = c;
    if (c == '=') in_value_ = true;
    if (c == '\n' || c == '{' || c == ',') in_value_ = false;
  }

 private:
  char before_ = '\n';  // the last sign that is no blank
  bool in_value_ = false;
};

// The letter itself; a control character, which nobody sees, by its number: "U+000E".
std::string character_at(std::string_view text, std::size_t begin) {
  const auto byte = static_cast<unsigned char>(text[begin]);
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  if (byte < 0x80) return std::string("U+00") + kDigits[byte >> 4] + kDigits[byte & 0xF];
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
  QuotePlaces quotes;
  while (at < toml.size()) {
    const char c = toml[at];
    if (is_foreign(c)) return ForeignCharacter{line_of(toml, at), character_at(toml, at)};
    if ((c == '"' || c == '\'') && quotes.opens_text()) {
      at = end_of_quoted(toml, at);
      quotes.step(c);
      continue;
    }
    if (c == '#') {
      at = std::min(toml.find('\n', at), toml.size());
      continue;
    }
    quotes.step(c);
    ++at;
  }
  return std::nullopt;
}

}  // namespace kontor
