// The fonts of one document: for every face the glyphs it uses, with their widths and the characters they stand for.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/pdf/drawing.h"
#include "engine/pdf/glyph_subset.h"
#include "engine/pdf/pdf_file.h"

namespace kontor {

// The faces of a family, ready to be cut for many documents.
class FontSource {
 public:
  explicit FontSource(const FontFamily& family);

  struct Face {
    explicit Face(const FontFace& opened) : face(opened), subsetter(opened) {}
    const FontFace& face;
    GlyphSubsetter subsetter;
  };
  Face& at(std::size_t face) { return *faces_.at(face); }

 private:
  std::vector<std::unique_ptr<Face>> faces_;
};

class EmbeddedFonts {
 public:
  EmbeddedFonts(FontSource& source, const Drawing& drawing);

  GlyphId number_of(std::size_t face, GlyphId glyph) const;  // in the document's font
  double width_of(std::size_t face, GlyphId glyph) const;    // as the document states it, thousandths of the em

  // Adds the fonts to the file; the value of /Font in the resources, "<</F0 7 0 R>>".
  std::string write(PdfFile& file) const;

 private:
  struct Used {
    std::string characters;  // UTF-8; of several readings the smallest, so that it does not depend on their order
    GlyphId id = 0;
    double width = 0;
  };
  struct Font {
    const FontFace* face = nullptr;
    std::string program;
    std::map<GlyphId, Used> used;
  };
  void collect(const TextRun& run);
  int write_font(PdfFile& file, const Font& font) const;

  std::map<std::size_t, Font> fonts_;  // by face
};

}  // namespace kontor
