// The only place where the encoding of a file is decided.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/system/paged_bytes.h"

namespace kontor {

enum class Encoding { ascii, utf8, utf8_marked, utf16_le, utf16_be, windows_1252, iso_8859_15, dos_850, dos_852 };

// "UTF-8", "UTF-8 (BOM)", "Windows-1252" ...
std::string_view name_of(Encoding encoding);

// Decides by the bytes alone, in this order:
//  1. a byte order mark of UTF-8 or UTF-16;
//  2. UTF-16 without a mark: NUL in every second byte of the first 64, in none of the others;
//  3. valid UTF-8 (U+FFFD that is already in the file stays: the bank's damage, not ours);
//  4. DOS code page 850: every byte above 0x7F is one of its German letters, and one of them means nothing in 5.;
//     code page 852 by the same rule for Hungarian letters;
//  5. ISO-8859-15 when no byte lies in 0x80..0x9F and 0xA4, its euro sign, occurs; else Windows-1252, which is
//     ISO-8859-1 with letters in 0x80..0x9F.
// Refuses text_undecodable: a NUL byte in 3. to 5., or one control character in a hundred bytes. The value of the
// finding says which. `file` is for the message.
Encoding encoding_of(const PagedBytes& bytes, const std::string& file);
// The bytes of a byte order mark at the start.
std::size_t size_of_mark(std::string_view bytes, Encoding encoding);

// Whether these bytes are UTF-8 without a flaw (no surrogates, no overlong forms).
bool is_utf8(std::string_view bytes);

// The end of the run of ASCII that begins at a place; most of every file is one.
std::size_t end_of_ascii(std::string_view bytes, std::size_t at);

}  // namespace kontor
