#include "engine/text/decode.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "engine/base/refusal.h"
#include "engine/system/large_memory.h"

namespace kontor {

namespace {

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

void append_letter(std::string& text, unsigned letter) {
  const auto put = [&](unsigned byte) { text.push_back(static_cast<char>(byte)); };
  if (letter < 0x80) {
    put(letter);
  } else if (letter < 0x800) {
    put(0xC0 | (letter >> 6));
    put(0x80 | (letter & 0x3F));
  } else if (letter < 0x10000) {
    put(0xE0 | (letter >> 12));
    put(0x80 | ((letter >> 6) & 0x3F));
    put(0x80 | (letter & 0x3F));
  } else {
    put(0xF0 | (letter >> 18));
    put(0x80 | ((letter >> 12) & 0x3F));
    put(0x80 | ((letter >> 6) & 0x3F));
    put(0x80 | (letter & 0x3F));
  }
}

// 0x80..0x9F of Windows-1252; 0 where the page has no letter.
constexpr std::array<std::uint16_t, 32> kWindowsLetters = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned dos_letter(unsigned byte) {
  switch (byte) {
    case 0x81:
      return 0xFC;
    case 0x84:
      return 0xE4;
    case 0x8E:
      return 0xC4;
    case 0x94:
      return 0xF6;
    case 0x99:
      return 0xD6;
    case 0x9A:
      return 0xDC;
    case 0xE1:
      return 0xDF;
    default:
      return 0;
  }
}

// Code page 852 as Hungary wrote it; its German letters are those of code page 850.
unsigned hungarian_letter(unsigned byte) {
  switch (byte) {
    case 0xA0:
      return 0xE1;
    case 0x82:
      return 0xE9;
    case 0xA1:
      return 0xED;
    case 0xA2:
      return 0xF3;
    case 0x8B:
      return 0x151;
    case 0xA3:
      return 0xFA;
    case 0xFB:
      return 0x171;
    case 0xB5:
      return 0xC1;
    case 0x90:
      return 0xC9;
    case 0xD6:
      return 0xCD;
    case 0xE0:
      return 0xD3;
    case 0x8A:
      return 0x150;
    case 0xE9:
      return 0xDA;
    case 0xEB:
      return 0x170;
    default:
      return dos_letter(byte);
  }
}

unsigned iso_letter(unsigned byte) {
  switch (byte) {
    case 0xA4:
      return 0x20AC;
    case 0xA6:
      return 0x160;
    case 0xA8:
      return 0x161;
    case 0xB4:
      return 0x17D;
    case 0xB8:
      return 0x17E;
    case 0xBC:
      return 0x152;
    case 0xBD:
      return 0x153;
    case 0xBE:
      return 0x178;
    default:
      return byte;
  }
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

[[noreturn]] void refuse_bytes(const std::string& file, std::string why) {
  refuse(Fault::text_undecodable, std::move(why), {file, 0, ""});
}

std::string from_utf16(std::string_view bytes, bool little, const std::string& file) {
  if (bytes.size() % 2 != 0) refuse_bytes(file, "UTF-16");
  std::string text;
  reserve_large(text, bytes.size());
  const auto unit = [&](std::size_t at) {
    const unsigned a = byte_at(bytes, at);
    const unsigned b = byte_at(bytes, at + 1);
    return little ? a | (b << 8) : b | (a << 8);
  };
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    unsigned letter = unit(at);
    if (letter >= 0xD800 && letter < 0xE000) {
      const bool paired = letter < 0xDC00 && at + 3 < bytes.size() && (unit(at + 2) & 0xFC00) == 0xDC00;
      if (!paired) refuse_bytes(file, "UTF-16");
      at += 2;
      letter = 0x10000 + ((letter - 0xD800) << 10) + (unit(at) - 0xDC00);
    }
    if (letter == 0) refuse_bytes(file, "NUL");
    append_letter(text, letter);
  }
  return text;
}

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

void guard_text(std::string_view bytes, const std::string& file) {
  if (bytes.find('\0') != std::string_view::npos) refuse_bytes(file, "NUL");
  const std::size_t controls = count_controls(bytes);
  if (controls > 1 && controls * 100 > bytes.size()) refuse_bytes(file, "0x00-0x1F");
}

// The page of bytes that are not UTF-8.
Encoding page_of(std::string_view bytes) {
  bool only_dos = true;
  bool only_hungarian = true;
  bool meaningless = false;
  bool upper_controls = false;
  bool euro = false;
  for (std::size_t at = end_of_ascii(bytes, 0); at < bytes.size(); at = end_of_ascii(bytes, at + 1)) {
    const unsigned byte = byte_at(bytes, at);
    only_dos = only_dos && dos_letter(byte) != 0;
    only_hungarian = only_hungarian && hungarian_letter(byte) != 0;
    if (byte < 0xA0) {
      upper_controls = true;
      meaningless = meaningless || kWindowsLetters.at(byte - 0x80U) == 0;
    }
    euro = euro || byte == 0xA4;
  }
  if (only_dos && meaningless) return Encoding::dos_850;
  if (only_hungarian && meaningless) return Encoding::dos_852;
  return euro && !upper_controls ? Encoding::iso_8859_15 : Encoding::windows_1252;
}

std::string from_page(std::string_view bytes, Encoding page, const std::string& file) {
  std::string text;
  reserve_large(text, bytes.size() + bytes.size() / 16);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const std::size_t end = end_of_ascii(bytes, at);
    text.append(bytes.substr(at, end - at));
    if (end == bytes.size()) break;
    at = end;
    const unsigned byte = byte_at(bytes, at);
    unsigned letter = byte;
    if (page == Encoding::dos_850) letter = dos_letter(byte);
    if (page == Encoding::dos_852) letter = hungarian_letter(byte);
    if (page == Encoding::iso_8859_15) letter = iso_letter(byte);
    if (page == Encoding::windows_1252 && byte < 0xA0) letter = kWindowsLetters.at(byte - 0x80U);
    if (letter == 0) {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      refuse_bytes(file, std::string("0x") + kDigits[byte >> 4] + kDigits[byte & 0xF]);
    }
    append_letter(text, letter);
  }
  return text;
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

bool is_utf8(std::string_view bytes) {
  const std::size_t size = bytes.size();
  std::size_t at = 0;
  while ((at = end_of_ascii(bytes, at)) < size) {
    const unsigned lead = byte_at(bytes, at);
    const std::size_t length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > size) return false;
    for (std::size_t i = 1; i < length; ++i)
      if ((byte_at(bytes, at + i) & 0xC0) != 0x80) return false;
    const unsigned second = byte_at(bytes, at + 1);
    const bool flawed = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                        (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    if (flawed) return false;
    at += length;
  }
  return true;
}

DecodedText decode(std::string_view bytes, const std::string& file) {
  if (bytes.starts_with("\xFF\xFE")) return {from_utf16(bytes.substr(2), true, file), Encoding::utf16_le};
  if (bytes.starts_with("\xFE\xFF")) return {from_utf16(bytes.substr(2), false, file), Encoding::utf16_be};
  if (const int order = unmarked_utf16(bytes); order != 0)
    return {from_utf16(bytes, order > 0, file), order > 0 ? Encoding::utf16_le : Encoding::utf16_be};
  guard_text(bytes, file);
  if (bytes.starts_with("\xEF\xBB\xBF") && is_utf8(bytes)) return {std::string(bytes.substr(3)), Encoding::utf8_marked};
  if (is_utf8(bytes)) {
    const bool plain = std::none_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
    return {std::string(bytes), plain ? Encoding::ascii : Encoding::utf8};
  }
  const Encoding page = page_of(bytes);
  return {from_page(bytes, page, file), page};
}

}  // namespace kontor
