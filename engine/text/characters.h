// Text as the characters a typesetter works with, and where its lines may end.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kontor {

// The code points of valid UTF-8.
std::u32string characters_of(std::string_view utf8);
// UTF-16, big-endian bytes without a mark: the text strings of PDF.
std::string utf16_of(std::string_view utf8);

// What can be drawn: composed (NFC), without control characters and characters that are never seen (zero-width joiners,
// variation selectors, soft hyphens, marks of direction). Line feeds stay, tabulators become blanks.
std::string drawable(std::string_view utf8);
// In capital letters, by the rules of the language ("de", "tr").
std::string capitals(std::string_view utf8, const std::string& language);
// Hebrew, Arabic and the like.
bool is_right_to_left(char32_t character);

// Finds the ends of lines; keeps the rules of the language, so one is made once and used often.
class LineBreaker {
 public:
  LineBreaker();
  ~LineBreaker();
  LineBreaker(const LineBreaker&) = delete;
  LineBreaker& operator=(const LineBreaker&) = delete;

  // Byte offsets behind which a line may end (UAX #14); the last one is the length of the text.
  std::vector<std::size_t> line_ends(std::string_view utf8);
  // Byte offsets behind every character as a person counts them (UAX #29).
  std::vector<std::size_t> character_ends(std::string_view utf8);

 private:
  struct Rules;
  std::unique_ptr<Rules> rules_;
};

}  // namespace kontor
