#include "engine/text/code_pages.h"

#include <array>
#include <cstdint>

namespace kontor {

namespace {

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

}  // namespace

unsigned letter_in(Encoding page, unsigned char byte) {
  switch (page) {
    case Encoding::dos_850:
      return dos_letter(byte);
    case Encoding::dos_852:
      return hungarian_letter(byte);
    case Encoding::iso_8859_15:
      return iso_letter(byte);
    default:
      return byte < 0xA0 ? kWindowsLetters.at(byte - 0x80U) : byte;
  }
}

}  // namespace kontor
