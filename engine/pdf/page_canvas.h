// One drawn page as a content stream (ISO 32000-1, 7.8 and 9.4), every stretch marked with its structure element.
#pragma once

#include <string>

#include "engine/pdf/drawing.h"
#include "engine/pdf/embedded_fonts.h"

namespace kontor {

std::string content_of(const DrawnPage& page, std::size_t page_number, const EmbeddedFonts& fonts,
                       StructureTree& structure);

}  // namespace kontor
