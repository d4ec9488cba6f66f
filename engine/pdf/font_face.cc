#include "engine/pdf/font_face.h"

#include <hb-ot.h>
#include <hb.h>

#include "engine/base/refusal.h"
#include "engine/system/files.h"

namespace kontor {

namespace {

std::string list_of(const std::vector<std::string>& paths) {
  std::string list;
  for (const std::string& path : paths) list += (list.empty() ? "" : ", ") + path;
  return list;
}

std::string first_file(const std::vector<std::string>& candidates) {
  for (const std::string& path : candidates)
    if (file_exists(path)) return path;
  refuse(Fault::font_missing, list_of(candidates));
}

std::string table_of(hb_face_t* face, hb_tag_t tag) {
  hb_blob_t* blob = hb_face_reference_table(face, tag);
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob, &length);
  std::string bytes(data == nullptr ? "" : std::string(data, length));
  hb_blob_destroy(blob);
  return bytes;
}

int signed_word(const std::string& table, std::size_t at) {
  if (at + 2 > table.size()) return 0;
  const unsigned value = static_cast<unsigned char>(table[at]) * 256U + static_cast<unsigned char>(table[at + 1]);
  return static_cast<std::int16_t>(value);
}

}  // namespace

FontFace::FontFace(const std::vector<std::string>& candidates) {
  const std::string path = first_file(candidates);
  bytes_ = read_file(path);
  hb_blob_t* blob =
      hb_blob_create(bytes_.data(), static_cast<unsigned>(bytes_.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  face_ = hb_face_create(blob, 0);
  hb_blob_destroy(blob);
  is_cff_ = !table_of(face_, HB_TAG('C', 'F', 'F', ' ')).empty();
  const bool has_outlines = is_cff_ || !table_of(face_, HB_TAG('g', 'l', 'y', 'f')).empty();
  if (!has_outlines || hb_face_get_glyph_count(face_) == 0) {
    hb_face_destroy(face_);
    refuse(Fault::font_unreadable, path, {path, 0, ""});
  }
  font_ = hb_font_create(face_);
  read_measures();
}

FontFace::~FontFace() {
  hb_font_destroy(font_);
  hb_face_destroy(face_);
}

void FontFace::read_measures() {
  std::array<char, 128> name{};
  unsigned size = name.size();
  hb_ot_name_get_utf8(face_, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name.data());
  for (const char* c = name.data(); *c != '\0'; ++c)
    if ((*c >= '0' && *c <= '9') || (*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z') || *c == '-') name_ += *c;
  if (name_.empty()) name_ = "Font";

  const auto metric = [&](hb_ot_metrics_tag_t tag) {
    hb_position_t units = 0;
    hb_ot_metrics_get_position_with_fallback(font_, tag, &units);
    return to_thousandths(units);
  };
  measures_.ascent = metric(HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
  measures_.descent = metric(HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
  measures_.cap_height = metric(HB_OT_METRICS_TAG_CAP_HEIGHT);
  const std::string head = table_of(face_, HB_TAG('h', 'e', 'a', 'd'));
  constexpr std::size_t kBoxOffset = 36;  // xMin of the table head
  for (std::size_t i = 0; i < 4; ++i) measures_.box[i] = to_thousandths(signed_word(head, kBoxOffset + 2 * i));
  const std::string post = table_of(face_, HB_TAG('p', 'o', 's', 't'));
  measures_.italic_angle = signed_word(post, 4);
}

bool FontFace::has(char32_t character) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(font_, character, &glyph) != 0;
}

double FontFace::to_thousandths(int units) const { return units * 1000.0 / hb_face_get_upem(face_); }

double FontFace::advance(GlyphId glyph) const { return to_thousandths(hb_font_get_glyph_h_advance(font_, glyph)); }

}  // namespace kontor
