#include "engine/pdf/text_run.h"

#include <fmt/format.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <utility>

namespace kontor {

namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
constexpr std::size_t kKnownMax = 20'000;  // shaped texts kept for the next invoices
constexpr char32_t kMinus = 0x2212;

// Bytes of the character in UTF-8.
std::size_t length_of(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

bool is_blank(char32_t c) { return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2009 || c == 0x2007; }

// A hyphen that begins a number.
bool is_minus(const std::u32string& characters, std::size_t at) {
  const bool begins = at == 0 || is_blank(characters[at - 1]);
  return characters[at] == '-' && begins && at + 1 < characters.size() && !is_blank(characters[at + 1]);
}

hb_feature_t feature(hb_tag_t tag, bool on) {
  return {tag, on ? 1U : 0U, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

// One glyph for one character: no ligatures and no arrows made of "->", so that searching and copying give the text
// back as it was written.
std::array<hb_feature_t, 4> features_of(Figures figures) {
  return {feature(HB_TAG('l', 'i', 'g', 'a'), false), feature(HB_TAG('c', 'l', 'i', 'g'), false),
          feature(HB_TAG('c', 'a', 'l', 't'), false), feature(HB_TAG('t', 'n', 'u', 'm'), figures == Figures::table)};
}

// Consecutive characters of one face.
struct Stretch {
  std::size_t face = kNowhere;
  std::vector<hb_codepoint_t> characters;
  std::vector<std::size_t> at;
  std::size_t end = 0;
};

void append(const Stretch& stretch, const FontFace& face, Figures figures, TextRun& run) {
  hb_buffer_t* buffer = hb_buffer_create();
  for (std::size_t i = 0; i < stretch.characters.size(); ++i)
    hb_buffer_add(buffer, stretch.characters[i], static_cast<unsigned>(stretch.at[i]));
  hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_guess_segment_properties(buffer);
  hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
  hb_buffer_set_language(buffer, hb_language_from_string("de", -1));  // never that of the process
  const auto features = features_of(figures);
  hb_shape(face.font(), buffer, features.data(), features.size());

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  for (unsigned i = 0; i < count; ++i) {
    const std::size_t at = infos[i].cluster;
    unsigned next = i + 1;
    while (next < count && infos[next].cluster == at) ++next;
    const bool is_first = i == 0 || infos[i - 1].cluster != at;
    const std::size_t end = next < count ? infos[next].cluster : stretch.end;
    const double advance = face.to_thousandths(positions[i].x_advance);
    run.glyphs.push_back({stretch.face, static_cast<GlyphId>(infos[i].codepoint), advance,
                          face.to_thousandths(positions[i].x_offset), face.to_thousandths(positions[i].y_offset), at,
                          is_first ? end - at : 0});
    run.width += advance;
  }
  hb_buffer_destroy(buffer);
}

}  // namespace

TextRun TextRun::part(std::size_t from, std::size_t to) const {
  while (to > from && (*text)[to - 1] == ' ') --to;
  if (from == 0 && to == text->size()) return *this;
  TextRun part{text, {}, 0};
  for (const Glyph& glyph : glyphs)
    if (glyph.at >= from && glyph.at < to) {
      part.glyphs.push_back(glyph);
      part.width += glyph.advance;
    }
  return part;
}

FontFamily::FontFamily(const std::vector<FaceFiles>& files) {
  for (const FaceFiles& face : files) {
    faces_.push_back(std::make_unique<FontFace>(face.regular));
    faces_.push_back(std::make_unique<FontFace>(face.bold));
  }
}

// Characters that are written from right to left count as missing: lines with both directions are not set here.
std::size_t FontFamily::face_for(char32_t character, FontStyle style, std::string_view text) {
  if (!is_right_to_left(character))
    for (std::size_t i = style.weight == Weight::bold ? 1 : 0; i < faces_.size(); i += 2)
      if (faces_[i]->has(character)) return i;
  const std::string code = fmt::format("U+{:04X}", static_cast<std::uint32_t>(character));
  Finding finding{Fault::glyph_missing, {}, std::string(text), {code}};
  if (std::find(missing_.begin(), missing_.end(), finding) == missing_.end()) missing_.push_back(std::move(finding));
  return kNowhere;
}

TextRun FontFamily::shaped(std::string_view utf8, FontStyle style) {
  const std::string text = drawable(utf8);
  TextRun run{std::make_shared<const std::string>(text), {}, 0};
  Stretch stretch;
  std::size_t at = 0;
  const auto flush = [&] {
    stretch.end = at;
    if (!stretch.characters.empty()) append(stretch, *faces_[stretch.face], style.figures, run);
    stretch = {};
  };
  const std::u32string characters = characters_of(text);
  for (std::size_t i = 0; i < characters.size(); ++i) {
    char32_t c = is_blank(characters[i]) ? U' ' : characters[i];
    const std::size_t length = length_of(characters[i]);
    std::size_t face = face_for(c, style, std::string_view(text).substr(at, length));
    if (face != kNowhere) {
      if (style.figures == Figures::table && is_minus(characters, i) && faces_[face]->has(kMinus)) c = kMinus;
      if (c == ' ' && stretch.face != kNowhere && faces_[stretch.face]->has(c)) face = stretch.face;
      if (face != stretch.face) flush();
      stretch.face = face;
      stretch.characters.push_back(c);
      stretch.at.push_back(at);
    }
    at += length;
  }
  flush();
  return run;
}

const TextRun& FontFamily::shape(std::string_view utf8, FontStyle style) {
  std::string key{static_cast<char>(style.weight), static_cast<char>(style.figures)};
  key += utf8;
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;
  return known_.emplace(std::move(key), shaped(utf8, style)).first->second;
}

void FontFamily::wrap_paragraph(const TextRun& run, double width, std::vector<TextRun>& lines) {
  const std::string& text = *run.text;
  if (run.width <= width) {
    lines.push_back(run.part(0, text.size()));
    return;
  }
  std::vector<double> pen(text.size() + 1, 0.0);  // behind the characters before this byte
  for (const Glyph& glyph : run.glyphs) pen[glyph.at + 1] += glyph.advance;
  for (std::size_t i = 1; i < pen.size(); ++i) pen[i] += pen[i - 1];
  std::size_t from = 0;
  const auto fits = [&](std::size_t to) {
    while (to > from && text[to - 1] == ' ') --to;
    return pen[to] - pen[from] <= width;
  };
  const auto close = [&](std::size_t to) {
    lines.push_back(run.part(from, to));
    from = to;
  };
  const std::vector<std::size_t> letters = breaker_.character_ends(text);
  std::size_t good = 0;
  for (const std::size_t end : breaker_.line_ends(text)) {
    if (!fits(end) && good > from) close(good);
    while (!fits(end)) {  // one word wider than the line
      auto letter = std::upper_bound(letters.begin(), letters.end(), from);
      std::size_t cut = *letter;
      while (++letter != letters.end() && *letter < end && fits(*letter)) cut = *letter;
      if (cut >= end) break;
      close(cut);
    }
    good = end;
  }
  close(text.size());
}

std::vector<TextRun> FontFamily::wrap(std::string_view utf8, FontStyle style, double width) {
  std::vector<TextRun> lines;
  while (!utf8.empty()) {
    const std::size_t end = std::min(utf8.find('\n'), utf8.size());
    wrap_paragraph(shape(utf8.substr(0, end), style), width, lines);
    utf8.remove_prefix(std::min(end + 1, utf8.size()));
  }
  return lines;
}

Findings FontFamily::take_missing() {
  if (!missing_.empty() || known_.size() > kKnownMax) known_.clear();
  return std::exchange(missing_, {});
}

}  // namespace kontor
