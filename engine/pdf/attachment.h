// A file attached to a PDF, and the mark by which readers know a PDF.
#pragma once

#include <string>
#include <string_view>

namespace kontor {

struct PdfAttachment {
  std::string name;
  std::string bytes;
};

// By the first kilobyte, as readers of PDF do: some programs write blanks or a mail header before the mark.
bool looks_like_pdf(std::string_view bytes);

}  // namespace kontor
