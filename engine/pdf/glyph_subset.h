// The part of a font that a document needs.
#pragma once

#include <map>
#include <set>
#include <string>

#include "engine/pdf/font_face.h"

namespace kontor {

struct GlyphSubset {
  std::string program;                // bare CFF table, or a TrueType file
  std::map<GlyphId, GlyphId> glyphs;  // of the face -> of the subset
};

// Cuts subsets out of one face. The Latin letters and figures are cut out of the whole font once: cutting a document's
// glyphs out of those few hundred is many times quicker than out of the thousands of the whole font.
class GlyphSubsetter {
 public:
  explicit GlyphSubsetter(const FontFace& face);
  ~GlyphSubsetter();
  GlyphSubsetter(const GlyphSubsetter&) = delete;
  GlyphSubsetter& operator=(const GlyphSubsetter&) = delete;

  GlyphSubset cut(const std::set<GlyphId>& glyphs);

 private:
  const FontFace& face_;
  hb_face_t* latin_ = nullptr;  // made when first needed
  std::map<GlyphId, GlyphId> latin_glyphs_;
};

}  // namespace kontor
