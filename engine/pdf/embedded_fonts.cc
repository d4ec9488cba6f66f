#include "engine/pdf/embedded_fonts.h"

#include <cmath>

#include "engine/pdf/pdf_syntax.h"
#include "engine/system/sha256.h"
#include "engine/text/characters.h"

namespace kontor {

namespace {

std::string hex_of(GlyphId id) {
  const char bytes[] = {static_cast<char>(id >> 8), static_cast<char>(id & 0xFF)};
  return pdf_bytes({bytes, 2});
}

// Six capital letters that tell subsets of one font apart (ISO 32000-1, 9.6.4).
std::string tag_of(const std::string& program) {
  const Hash hash = Sha256().of(program);
  std::string tag;
  for (std::size_t i = 0; i < 6; ++i) tag += static_cast<char>('A' + hash[i] % 26);
  return tag;
}

// A blank has several code points; all of them are read back as the ordinary one.
std::string reading_of(const TextRun& run, const Glyph& glyph) {
  std::string characters = run.text->substr(glyph.at, glyph.length);
  if (characters == "\u00A0" || characters == "\u202F" || characters == "\u2009" || characters == "\u2007") return " ";
  return characters;
}

}  // namespace

FontSource::FontSource(const FontFamily& family) {
  for (const auto& face : family.faces()) faces_.push_back(std::make_unique<Face>(*face));
}

EmbeddedFonts::EmbeddedFonts(FontSource& source, const Drawing& drawing) {
  for (const DrawnPage& page : drawing.pages)
    for (const Drawn& drawn : page)
      if (const auto* text = std::get_if<DrawnText>(&drawn.what)) collect(text->run);
  for (auto& [number, font] : fonts_) {
    FontSource::Face& face = source.at(number);
    font.face = &face.face;
    std::set<GlyphId> glyphs;
    for (const auto& [glyph, used] : font.used) glyphs.insert(glyph);
    GlyphSubset subset = face.subsetter.cut(glyphs);
    for (auto& [glyph, used] : font.used) {
      used.id = subset.glyphs.at(glyph);
      used.width = std::round(face.face.advance(glyph));
    }
    font.program = std::move(subset.program);
  }
}

void EmbeddedFonts::collect(const TextRun& run) {
  for (const Glyph& glyph : run.glyphs) {
    Used& used = fonts_[glyph.face].used[glyph.id];
    if (glyph.length == 0) continue;
    std::string characters = reading_of(run, glyph);
    if (used.characters.empty() || characters < used.characters) used.characters = std::move(characters);
  }
}

GlyphId EmbeddedFonts::number_of(std::size_t face, GlyphId glyph) const { return fonts_.at(face).used.at(glyph).id; }

double EmbeddedFonts::width_of(std::size_t face, GlyphId glyph) const { return fonts_.at(face).used.at(glyph).width; }

namespace {

std::string widths_of(const std::map<GlyphId, double>& widths) {
  std::string text = "[";
  GlyphId next = 0;
  for (const auto& [id, width] : widths) {
    if (text.size() == 1 || id != next) text += (text.size() == 1 ? "" : "]") + std::to_string(id) + "[";
    text += pdf_number(width) + " ";
    next = static_cast<GlyphId>(id + 1);
  }
  return text + (text.size() == 1 ? "]" : "]]");
}

// From glyph numbers back to characters (ISO 32000-1, 9.10.3); a block holds a hundred lines at most.
std::string to_unicode(const std::map<GlyphId, std::string>& readings) {
  std::string text =
      "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
      "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
  std::size_t left = readings.size();
  std::size_t in_block = 0;
  for (const auto& [id, characters] : readings) {
    if (in_block == 0) text += std::to_string(std::min<std::size_t>(left, 100)) + " beginbfchar\n";
    text += hex_of(id) + pdf_bytes(utf16_of(characters)) + "\n";
    --left;
    if (++in_block == 100 || left == 0) {
      text += "endbfchar\n";
      in_block = 0;
    }
  }
  return text + "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
}

std::string descriptor_of(const FontFace& face, const std::string& name, int program) {
  constexpr int kSymbolic = 4;
  const FontMeasures& measures = face.measures();
  std::string box;
  for (const double side : measures.box) box += pdf_number(std::round(side)) + " ";
  return "<</Type/FontDescriptor/FontName/" + name + "/Flags " + std::to_string(kSymbolic) + "/FontBBox[" + box +
         "]/ItalicAngle " + pdf_number(measures.italic_angle) + "/Ascent " + pdf_number(std::round(measures.ascent)) +
         "/Descent " + pdf_number(std::round(measures.descent)) + "/CapHeight " +
         pdf_number(std::round(measures.cap_height)) + "/StemV 80" + (face.is_cff() ? "/FontFile3 " : "/FontFile2 ") +
         pdf_reference(program) + ">>";
}

}  // namespace

int EmbeddedFonts::write_font(PdfFile& file, const Font& font) const {
  const std::string name = tag_of(font.program) + "+" + font.face->name();
  std::map<GlyphId, double> widths;
  std::map<GlyphId, std::string> readings;
  for (const auto& [glyph, used] : font.used) {
    widths[used.id] = used.width;
    readings[used.id] = used.characters.empty() ? "\u200B" : used.characters;
  }
  const PdfKeys keys = font.face->is_cff() ? PdfKeys{{"/Subtype", "/CIDFontType0C"}}
                                           : PdfKeys{{"/Length1", std::to_string(font.program.size())}};
  const int program = file.add_stream(keys, deflated(font.program), Packing::packed);
  const int descriptor = file.add(descriptor_of(*font.face, name, program));
  const int descendant =
      file.add("<</Type/Font/Subtype/" +
               std::string(font.face->is_cff() ? "CIDFontType0" : "CIDFontType2/CIDToGIDMap/Identity") + "/BaseFont/" +
               name + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor " +
               pdf_reference(descriptor) + "/DW 0/W" + widths_of(widths) + ">>");
  const int characters = file.add_stream({}, deflated(to_unicode(readings)), Packing::packed);
  return file.add("<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[" +
                  pdf_reference(descendant) + "]/ToUnicode " + pdf_reference(characters) + ">>");
}

std::string EmbeddedFonts::write(PdfFile& file) const {
  std::string resources = "<<";
  for (const auto& [number, font] : fonts_)
    resources += "/F" + std::to_string(number) + " " + pdf_reference(write_font(file, font));
  return resources + ">>";
}

}  // namespace kontor
