// The code pages of banks: which letter a byte above 0x7F is.
#pragma once

#include "engine/text/encoding.h"

namespace kontor {

// The code point of the byte in one of the four pages; 0 when it means nothing there.
unsigned letter_in(Encoding page, unsigned char byte);

}  // namespace kontor
