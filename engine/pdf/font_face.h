// One font file (TTF or OTF), opened once: which characters it has and the measures a PDF must state.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

struct hb_face_t;
struct hb_font_t;

namespace kontor {

using GlyphId = std::uint16_t;

// Files of one face in both weights; of each list the first file that is there.
struct FaceFiles {
  std::vector<std::string> regular;
  std::vector<std::string> bold;
};

// Everything in thousandths of the em.
struct FontMeasures {
  double ascent = 0;
  double descent = 0;  // negative
  double cap_height = 0;
  double italic_angle = 0;  // degrees
  std::array<double, 4> box{};
};

class FontFace {
 public:
  // Opens the first of these files that is there. Refuses font_missing and font_unreadable.
  explicit FontFace(const std::vector<std::string>& candidates);
  ~FontFace();
  FontFace(const FontFace&) = delete;
  FontFace& operator=(const FontFace&) = delete;

  bool has(char32_t character) const;
  double advance(GlyphId glyph) const;  // thousandths of the em
  double to_thousandths(int units) const;
  const std::string& name() const { return name_; }  // PostScript name
  const FontMeasures& measures() const { return measures_; }
  bool is_cff() const { return is_cff_; }
  hb_face_t* face() const { return face_; }
  hb_font_t* font() const { return font_; }

 private:
  void read_measures();

  std::string bytes_;
  hb_face_t* face_ = nullptr;
  hb_font_t* font_ = nullptr;
  std::string name_;
  FontMeasures measures_;
  bool is_cff_ = false;
};

}  // namespace kontor
