// Foreign bytes -> UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "engine/text/encoding.h"

namespace kontor {

struct DecodedText {
  std::string text;  // UTF-8, without the byte order mark
  Encoding encoding = Encoding::ascii;
};

// By encoding_of(). Refuses text_undecodable for what is refused there, half a character in UTF-16, and a byte that
// means nothing in its page. The value of the finding says which. `file` is for the message.
DecodedText decode(std::string_view bytes, const std::string& file);

struct DecodedPages {
  PagedBytes text;
  Encoding encoding = Encoding::ascii;
};

// The same for bytes that may be larger than memory should hold. Where they are UTF-8 already the text is a part of
// them, so they must stay.
DecodedPages decode_pages(const PagedBytes& bytes, const std::string& file);

}  // namespace kontor
