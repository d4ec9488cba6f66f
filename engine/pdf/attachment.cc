#include "engine/pdf/attachment.h"

namespace kontor {

namespace {

constexpr std::string_view kMark = "%PDF-";
constexpr std::size_t kMarkWithin = 1024;

}  // namespace

bool looks_like_pdf(std::string_view bytes) {
  return bytes.substr(0, kMarkWithin).find(kMark) != std::string_view::npos;
}

}  // namespace kontor
