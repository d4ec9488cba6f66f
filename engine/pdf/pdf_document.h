// A drawing becomes a file: PDF/A-3a and PDF/UA-1, with an XML invoice attached where there is one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/pdf/drawing.h"
#include "engine/pdf/embedded_fonts.h"
#include "engine/pdf/logo_image.h"
#include "engine/pdf/metadata.h"

namespace kontor {

struct PdfParts {
  Drawing drawing;
  Metadata metadata;
  std::string_view xml;                // of the attached invoice; empty: none
  std::string xml_description;         // for people
  const LogoImage* picture = nullptr;  // what DrawnPicture shows
};

// Bytes that are the same in every document, prepared once.
class PdfDocumentWriter {
 public:
  explicit PdfDocumentWriter(const FontFamily& family);

  std::string write(PdfParts parts);

 private:
  FontSource fonts_;
  std::string profile_;  // deflated
};

}  // namespace kontor
