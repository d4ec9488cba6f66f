#include "engine/text/width.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace kontor {

namespace {

constexpr std::string_view kEllipsis = "…";

// The letter at `at`, which moves behind it; damaged bytes are U+FFFD. ICU's macro does not pass -Wconversion.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
UChar32 next_letter(std::string_view text, std::size_t& at) {
  UChar32 letter = 0;
  U8_NEXT_OR_FFFD(text.data(), at, text.size(), letter);
  return letter;
}
#pragma GCC diagnostic pop

int width_of(UChar32 letter) {
  if (letter < 0x300) return letter == 0xAD ? 0 : 1;
  const int8_t kind = u_charType(letter);
  if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR) return 0;
  const int east_asian = u_getIntPropertyValue(letter, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

int units_of(UChar32 letter) { return letter > 0xFFFF ? 2 : 1; }

// Cuts where the measure of the letters would pass `most`, leaving one for the ellipsis.
template <typename Measure>
std::string cut(std::string_view utf8, std::size_t most, Measure measure) {
  std::size_t sum = 0, fits = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    sum += static_cast<std::size_t>(measure(next_letter(utf8, at)));
    if (sum > most) {
      std::string text(utf8.substr(0, fits));
      while (text.ends_with(' ')) text.pop_back();
      return text.append(kEllipsis);
    }
    if (sum < most) fits = at;
  }
  return std::string(utf8);
}

}  // namespace

int width_of(std::string_view utf8) {
  int columns = 0;
  for (std::size_t at = 0; at < utf8.size();) columns += width_of(next_letter(utf8, at));
  return columns;
}

std::string shortened(std::string_view utf8, int columns) {
  return cut(utf8, static_cast<std::size_t>(columns), [](UChar32 letter) { return width_of(letter); });
}

std::string shortened_utf16(std::string_view utf8, std::size_t units) { return cut(utf8, units, units_of); }

}  // namespace kontor
