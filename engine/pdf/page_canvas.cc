#include "engine/pdf/page_canvas.h"

#include <cmath>

#include "engine/pdf/pdf_syntax.h"

namespace kontor {

namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

std::string numbers(std::initializer_list<double> values) {
  std::string text;
  for (const double value : values) text += pdf_number(value) + " ";
  return text;
}

class Canvas {
 public:
  explicit Canvas(const EmbeddedFonts& fonts) : fonts_(fonts) {}

  void draw(const DrawnText& text);
  void draw(const DrawnBox& drawn);
  void draw(const DrawnModules& modules);
  void draw(const DrawnPicture& picture);
  // Ends the text object: marks may not cross it.
  void end_text();
  void write(std::string_view text) { out_ += text; }
  std::string take() { return std::move(out_); }

 private:
  void set_colour(const Colour& colour);
  void set_font(std::size_t face, double size);
  void show(const Glyph* first, const Glyph* last, double size);

  const EmbeddedFonts& fonts_;
  std::string out_;
  Colour colour_;  // a page begins in black
  std::size_t face_ = static_cast<std::size_t>(-1);
  double size_ = 0;
  bool in_text_ = false;
};

void Canvas::end_text() {
  if (in_text_) out_ += "ET\n";
  in_text_ = false;
}

void Canvas::set_colour(const Colour& colour) {
  if (colour == colour_) return;
  colour_ = colour;
  out_ += numbers({colour.red, colour.green, colour.blue}) + "rg\n";
}

void Canvas::set_font(std::size_t face, double size) {
  if (face == face_ && size == size_) return;
  face_ = face;
  size_ = size;
  out_ += "/F" + std::to_string(face) + " " + pdf_number(size) + " Tf\n";
}

// Glyphs of one face without offsets. Readers move the pen by the width of the font; where kerning wants another place
// the difference is written between the glyphs, measured from the true pen, so that rounding never adds up.
void Canvas::show(const Glyph* first, const Glyph* last, double size) {
  set_font(first->face, size);
  double pen = 0;
  double reader = 0;
  out_ += "[<";
  for (const Glyph* glyph = first; glyph != last; ++glyph) {
    const double difference = std::round(reader - pen);
    if (std::abs(difference) >= 1) {
      out_ += ">" + pdf_number(difference) + "<";
      reader -= difference;
    }
    const unsigned id = fonts_.number_of(glyph->face, glyph->id);
    for (const int shift : {12, 8, 4, 0}) out_ += kHex[(id >> shift) & 0xF];
    pen += glyph->advance;
    reader += fonts_.width_of(glyph->face, glyph->id);
  }
  out_ += ">]TJ\n";
}

void Canvas::draw(const DrawnText& text) {
  if (text.run.glyphs.empty()) return;
  set_colour(text.colour);
  if (!in_text_) out_ += "BT\n";
  in_text_ = true;
  const auto moved = [](const Glyph& glyph) { return glyph.dx != 0 || glyph.dy != 0; };
  const Glyph* glyph = text.run.glyphs.data();
  const Glyph* end = glyph + text.run.glyphs.size();
  double along = 0;
  while (glyph != end) {
    const Glyph* last = glyph + 1;
    while (last != end && !moved(*glyph) && !moved(*last) && last->face == glyph->face) ++last;
    const double scale = text.size / 1000;
    const double right = along + glyph->dx * scale;
    const double up = glyph->dy * scale;
    out_ += numbers({text.along_x, text.along_y, -text.along_y, text.along_x,
                     text.x + right * text.along_x - up * text.along_y,
                     kPageHeight - text.baseline + right * text.along_y + up * text.along_x}) +
            "Tm\n";
    show(glyph, last, text.size);
    for (; glyph != last; ++glyph) along += glyph->advance * scale;
  }
}

void Canvas::draw(const DrawnBox& drawn) {
  end_text();
  set_colour(drawn.colour);
  const Box& box = drawn.box;
  out_ += numbers({box.left, kPageHeight - box.top - box.height, box.width, box.height}) + "re f\n";
}

// All modules are one path, so no reader leaves a fine line between two rows. Stretches of a row are one rectangle.
void Canvas::draw(const DrawnModules& modules) {
  end_text();
  set_colour(modules.colour);
  const double module = modules.size / static_cast<double>(modules.side);
  out_ += "q " + numbers({module, 0, 0, module, modules.left, kPageHeight - modules.top - modules.size}) + "cm\n";
  for (std::size_t row = 0; row < modules.side; ++row)
    for (std::size_t column = 0; column < modules.side; ++column) {
      const auto dark = [&](std::size_t at) { return at < modules.side && modules.dark[row * modules.side + at]; };
      if (!dark(column)) continue;
      const std::size_t from = column;
      while (dark(column)) ++column;
      out_ += std::to_string(from) + " " + std::to_string(modules.side - 1 - row) + " " +
              std::to_string(column - from) + " 1 re\n";
    }
  out_ += "f Q\n";
}

void Canvas::draw(const DrawnPicture& picture) {
  end_text();
  const Box& box = picture.box;
  out_ += "q " + numbers({box.width, 0, 0, box.height, box.left, kPageHeight - box.top - box.height}) +
          "cm /Picture Do Q\n";
}

}  // namespace

std::string pdf_box(const Box& box) {
  return "[" + numbers({box.left, kPageHeight - box.top - box.height, box.left + box.width, kPageHeight - box.top}) +
         "]";
}

std::string content_of(const DrawnPage& page, std::size_t page_number, const EmbeddedFonts& fonts,
                       StructureTree& structure) {
  Canvas canvas(fonts);
  for (auto item = page.begin(); item != page.end();) {
    const Element element = item->element;
    if (element == kArtifact)
      canvas.write("/Artifact BMC\n");
    else
      canvas.write("/" + std::string(structure.type_of(element)) + "<</MCID " +
                   std::to_string(structure.mark(element, page_number)) + ">>BDC\n");
    for (; item != page.end() && item->element == element; ++item)
      std::visit([&](const auto& what) { canvas.draw(what); }, item->what);
    canvas.end_text();
    canvas.write("EMC\n");
  }
  return canvas.take();
}

}  // namespace kontor
