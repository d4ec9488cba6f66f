// Bytes as text of 64 letters (RFC 4648).
#pragma once

#include <string>
#include <string_view>

namespace kontor {

// Without line breaks, with the padding.
std::string base64(std::string_view bytes);

}  // namespace kontor
