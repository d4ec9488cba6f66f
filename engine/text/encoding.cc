#include "engine/text/encoding.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "engine/base/refusal.h"
#include "engine/text/code_pages.h"

namespace kontor {

namespace {

unsigned char byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

// +1 little, -1 big, 0 neither.
int unmarked_utf16(std::string_view bytes) {
  const std::size_t size = std::min<std::size_t>(bytes.size(), 64) & ~std::size_t{1};
  if (size < 8) return 0;
  std::size_t nul_even = 0;
  std::size_t nul_odd = 0;
  for (std::size_t at = 0; at < size; ++at)
    if (bytes[at] == '\0') ++(at % 2 == 0 ? nul_even : nul_odd);
  if (nul_odd == size / 2 && nul_even == 0) return 1;
  if (nul_even == size / 2 && nul_odd == 0) return -1;
  return 0;
}

// Control characters that no text has.
std::size_t count_controls(std::string_view bytes) {
  std::size_t count = 0;
  std::size_t at = 0;
  const auto look = [&](std::size_t end) {
    for (; at < end; ++at) {
      const unsigned byte = byte_at(bytes, at);
      count += byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' ? 1U : 0U;
    }
  };
  for (std::uint64_t eight = 0; at + 8 <= bytes.size();) {
    std::memcpy(&eight, bytes.data() + at, 8);
    const bool any_below_blank = ((eight - 0x2020202020202020ULL) & ~eight & 0x8080808080808080ULL) != 0;
    if (any_below_blank)
      look(at + 8);
    else
      at += 8;
  }
  look(bytes.size());
  return count;
}

constexpr std::size_t kFlawed = std::string_view::npos;

// Where the first character begins that does not lie before `until`; kFlawed when one before it is not UTF-8.
std::size_t pass_utf8(std::string_view bytes, std::size_t at, std::size_t until) {
  while ((at = end_of_ascii(bytes.substr(0, until), at)) < until) {
    const unsigned lead = byte_at(bytes, at);
    const std::size_t length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > bytes.size()) return kFlawed;
    for (std::size_t i = 1; i < length; ++i)
      if ((byte_at(bytes, at + i) & 0xC0) != 0x80) return kFlawed;
    const unsigned second = byte_at(bytes, at + 1);
    const bool flawed = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                        (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    if (flawed) return kFlawed;
    at += length;
  }
  return at;
}

// What one pass over the bytes tells.
struct Survey {
  bool has_nul = false;
  std::size_t controls = 0;
  bool is_ascii = true;
  std::size_t utf8_to = 0;  // or kFlawed
};

Survey survey_of(const PagedBytes& bytes) {
  Survey survey;
  const std::string_view all = bytes.view();
  in_pieces(bytes, [&](std::size_t begin, std::size_t end) {
    const std::string_view piece = all.substr(begin, end - begin);
    survey.has_nul = survey.has_nul || piece.find('\0') != std::string_view::npos;
    survey.controls += count_controls(piece);
    survey.is_ascii = survey.is_ascii && end_of_ascii(piece, 0) == piece.size();
    if (survey.utf8_to < end) survey.utf8_to = pass_utf8(all, survey.utf8_to, end);
  });
  return survey;
}

// The page of bytes that are not UTF-8.
Encoding page_of(const PagedBytes& bytes) {
  bool only_dos = true;
  bool only_hungarian = true;
  bool meaningless = false;
  bool upper_controls = false;
  bool euro = false;
  in_pieces(bytes, [&](std::size_t begin, std::size_t end) {
    const std::string_view piece = bytes.view().substr(begin, end - begin);
    for (std::size_t at = end_of_ascii(piece, 0); at < piece.size(); at = end_of_ascii(piece, at + 1)) {
      const unsigned char byte = byte_at(piece, at);
      only_dos = only_dos && letter_in(Encoding::dos_850, byte) != 0;
      only_hungarian = only_hungarian && letter_in(Encoding::dos_852, byte) != 0;
      upper_controls = upper_controls || byte < 0xA0;
      meaningless = meaningless || letter_in(Encoding::windows_1252, byte) == 0;
      euro = euro || byte == 0xA4;
    }
  });
  if (only_dos && meaningless) return Encoding::dos_850;
  if (only_hungarian && meaningless) return Encoding::dos_852;
  return euro && !upper_controls ? Encoding::iso_8859_15 : Encoding::windows_1252;
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::ascii:
      return "ASCII";
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf8_marked:
      return "UTF-8 (BOM)";
    case Encoding::utf16_le:
      return "UTF-16 LE";
    case Encoding::utf16_be:
      return "UTF-16 BE";
    case Encoding::windows_1252:
      return "Windows-1252";
    case Encoding::iso_8859_15:
      return "ISO-8859-15";
    case Encoding::dos_850:
      return "CP850";
    case Encoding::dos_852:
      return "CP852";
  }
  return "";
}

bool is_utf8(std::string_view bytes) { return pass_utf8(bytes, 0, bytes.size()) != kFlawed; }

std::size_t size_of_mark(std::string_view bytes, Encoding encoding) {
  if (encoding == Encoding::utf8_marked) return 3;
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ? 2 : 0;
}

// The end of the run of ASCII that begins here; most of every file is one.
std::size_t end_of_ascii(std::string_view bytes, std::size_t at) {
  for (std::uint64_t eight = 0; at + 8 <= bytes.size(); at += 8) {
    std::memcpy(&eight, bytes.data() + at, 8);
    if ((eight & 0x8080808080808080ULL) != 0) break;
  }
  while (at < bytes.size() && byte_at(bytes, at) < 0x80) ++at;
  return at;
}

Encoding encoding_of(const PagedBytes& bytes, const std::string& file) {
  const std::string_view begin = bytes.view().substr(0, 64);
  if (begin.starts_with("\xFF\xFE")) return Encoding::utf16_le;
  if (begin.starts_with("\xFE\xFF")) return Encoding::utf16_be;
  if (const int order = unmarked_utf16(begin); order != 0) return order > 0 ? Encoding::utf16_le : Encoding::utf16_be;
  const Survey survey = survey_of(bytes);
  if (survey.has_nul) refuse(Fault::text_undecodable, "NUL", {file, 0, ""});
  if (survey.controls > 1 && survey.controls * 100 > bytes.size())
    refuse(Fault::text_undecodable, "0x00-0x1F", {file, 0, ""});
  if (survey.utf8_to == kFlawed) return page_of(bytes);
  if (begin.starts_with("\xEF\xBB\xBF")) return Encoding::utf8_marked;
  return survey.is_ascii ? Encoding::ascii : Encoding::utf8;
}

}  // namespace kontor
