#include "engine/system/base64.h"

#include <openssl/evp.h>

#include <algorithm>

namespace kontor {

namespace {

// The library counts in int; a whole number of triples keeps the padding at the end.
constexpr std::size_t kPiece = std::size_t{3} << 20;

}  // namespace

std::string base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  std::string piece(kPiece / 3 * 4 + 1, '\0');  // it writes a NUL behind the letters
  while (!bytes.empty()) {
    const std::size_t size = std::min(kPiece, bytes.size());
    const int letters = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(piece.data()),
                                        reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(size));
    text.append(piece, 0, static_cast<std::size_t>(letters));
    bytes.remove_prefix(size);
  }
  return text;
}

}  // namespace kontor
