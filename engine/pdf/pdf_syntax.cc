#include "engine/pdf/pdf_syntax.h"

#include <cmath>

#include "engine/base/ensure.h"
#include "engine/text/characters.h"

namespace kontor {

namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

bool is_plain(std::string_view text) {
  for (const char c : text)
    if (c < ' ' || c > '~') return false;
  return true;
}

}  // namespace

std::string pdf_number(double value) {
  ensure(std::abs(value) < 1e9, "lengths on paper are small");
  const long long hundredths = std::llround(value * 100);
  const long long size = hundredths < 0 ? -hundredths : hundredths;
  std::string text = (hundredths < 0 ? "-" : "") + std::to_string(size / 100);
  if (size % 100 == 0) return text;
  text += '.';
  text += static_cast<char>('0' + size % 100 / 10);
  if (size % 10 != 0) text += static_cast<char>('0' + size % 10);
  return text;
}

std::string pdf_bytes(std::string_view bytes) {
  std::string text = "<";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += kHex[byte / 16];
    text += kHex[byte % 16];
  }
  return text + ">";
}

std::string pdf_text(std::string_view utf8) {
  if (!is_plain(utf8)) return pdf_bytes("\xFE\xFF" + utf16_of(utf8));
  std::string text = "(";
  for (const char c : utf8) {
    if (c == '(' || c == ')' || c == '\\') text += '\\';
    text += c;
  }
  return text + ")";
}

std::string pdf_reference(int object) { return std::to_string(object) + " 0 R"; }

std::string pdf_date(Day day) {
  std::string digits = day.to_iso();
  std::erase(digits, '-');
  return "(D:" + digits + "000000Z)";
}

}  // namespace kontor
