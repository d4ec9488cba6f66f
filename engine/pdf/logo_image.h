// The logo of a firm as a PDF shows it.
#pragma once

#include <string>

#include "engine/pdf/pdf_file.h"

namespace kontor {

struct LogoImage {
  std::size_t width = 0;  // pixels
  std::size_t height = 0;
  PdfKeys keys;  // colour space, bits, filter
  std::string data;
  std::string transparency;  // one byte a pixel, deflated; empty: none
};

// PNG with 8 bits of RGB, grey or a palette, with or without transparency, and JPEG in RGB or grey. Refuses
// logo_unreadable, and logo_cmyk because the colours of print do not go into a PDF/A with screen colours.
LogoImage read_logo(const std::string& path);

int write_logo(PdfFile& file, const LogoImage& logo);

}  // namespace kontor
