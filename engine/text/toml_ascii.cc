#include "engine/text/toml_ascii.h"

#include <charconv>
#include <system_error>

namespace kontor {

namespace {

constexpr std::string_view kMark = "~%";

void append_escaped(std::string& out, char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += kMark;
  out += kDigits[byte >> 4];
  out += kDigits[byte & 0xF];
}

}  // namespace

std::string toml_in_ascii(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool foreign = static_cast<unsigned char>(text[at]) >= 0x80;
    if (foreign || text.substr(at).starts_with(kMark))
      append_escaped(out, text[at]);
    else
      out += text[at];
  }
  return out;
}

std::string from_toml_ascii(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned byte = 0;
    const char* const digits = text.data() + at + kMark.size();
    const bool escaped = text.substr(at).starts_with(kMark) && at + 4 <= text.size() &&
                         std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
    out += escaped ? static_cast<char>(static_cast<unsigned char>(byte)) : text[at];
    if (escaped) at += 3;
  }
  return out;
}

}  // namespace kontor
