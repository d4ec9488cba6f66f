// Shaped text: which glyphs stand where, with kerning, and which characters they stand for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/finding.h"
#include "engine/pdf/font_face.h"
#include "engine/text/characters.h"

namespace kontor {

enum class Weight { regular, bold };
// Table figures are all of one width, so that digits stand below digits, and carry a true minus sign.
enum class Figures { text, table };

struct FontStyle {
  Weight weight = Weight::regular;
  Figures figures = Figures::text;
};

// Lengths in thousandths of the size of type.
struct Glyph {
  std::size_t face;  // number in FontFamily::faces()
  GlyphId id;
  double advance;      // with kerning
  double dx, dy;       // offset of accents; dy upwards
  std::size_t at;      // the characters it stands for: a stretch of bytes of TextRun::text, empty for the second
  std::size_t length;  // glyph of one character
};

struct TextRun {
  std::shared_ptr<const std::string> text;
  std::vector<Glyph> glyphs;
  double width = 0;

  // The glyphs whose characters lie in [from, to), without blanks at the end.
  TextRun part(std::size_t from, std::size_t to) const;
};

// Faces in order of preference: a character is drawn from the first one that has it, and never as an empty box.
class FontFamily {
 public:
  // Refuses font_missing and font_unreadable.
  explicit FontFamily(const std::vector<FaceFiles>& files);

  // Stays valid until take_missing().
  const TextRun& shape(std::string_view utf8, FontStyle style);
  // Breaks into lines of at most `width` (thousandths of the size of type): at line feeds, else where the language
  // allows it, else between any two characters.
  std::vector<TextRun> wrap(std::string_view utf8, FontStyle style, double width);

  // At the end of a document: the characters it asked for that no face has (glyph_missing), each once.
  Findings take_missing();
  const std::vector<std::unique_ptr<FontFace>>& faces() const { return faces_; }

 private:
  std::size_t face_for(char32_t character, FontStyle style, std::string_view text);
  TextRun shaped(std::string_view utf8, FontStyle style);
  void wrap_paragraph(const TextRun& run, double width, std::vector<TextRun>& lines);

  std::vector<std::unique_ptr<FontFace>> faces_;  // regular and bold in turn
  std::unordered_map<std::string, TextRun> known_;
  Findings missing_;
  LineBreaker breaker_;
};

}  // namespace kontor
