#include "engine/pdf/glyph_subset.h"

#include <hb-subset.h>
#include <hb.h>

#include <algorithm>
#include <memory>

#include "engine/base/ensure.h"

namespace kontor {

namespace {

struct Cut {
  hb_face_t* face;
  std::map<GlyphId, GlyphId> glyphs;
};

using Input = std::unique_ptr<hb_subset_input_t, decltype(&hb_subset_input_destroy)>;

// The input of every cut: outlines and measures only. Shaping is done with the whole font before.
Input new_input() {
  Input input(hb_subset_input_create_or_fail(), &hb_subset_input_destroy);
  ensure(input != nullptr, "HarfBuzz has memory");
  hb_subset_input_set_flags(
      input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* tag : {"GDEF", "GSUB", "GPOS", "kern", "name", "STAT", "OS/2", "post", "gasp", "meta"})
    hb_set_add(dropped, hb_tag_from_string(tag, -1));
  return input;
}

Cut execute(hb_face_t* face, const Input& input) {
  hb_subset_plan_t* plan = hb_subset_plan_create_or_fail(face, input.get());
  ensure(plan != nullptr, "HarfBuzz can plan a subset of a font it has read");
  Cut cut{hb_subset_plan_execute_or_fail(plan), {}};
  ensure(cut.face != nullptr, "HarfBuzz can cut a subset out of a font it has read");
  const hb_map_t* map = hb_subset_plan_old_to_new_glyph_mapping(plan);
  const hb_map_t* back = hb_subset_plan_new_to_old_glyph_mapping(plan);
  const unsigned count = hb_face_get_glyph_count(cut.face);
  for (unsigned glyph = 0; glyph < count; ++glyph) {
    const hb_codepoint_t old = hb_map_get(back, glyph);
    if (old != HB_MAP_VALUE_INVALID && hb_map_get(map, old) == glyph)
      cut.glyphs.emplace(static_cast<GlyphId>(old), static_cast<GlyphId>(glyph));
  }
  hb_subset_plan_destroy(plan);
  return cut;
}

Cut cut_glyphs(hb_face_t* face, const std::set<GlyphId>& glyphs) {
  const Input input = new_input();
  for (const GlyphId glyph : glyphs) hb_set_add(hb_subset_input_glyph_set(input.get()), glyph);
  return execute(face, input);
}

// Letters of all languages in Latin script, punctuation, currencies, the minus sign, and the figures of tables.
Cut cut_latin(const FontFace& face) {
  const Input input = new_input();
  hb_set_t* characters = hb_subset_input_unicode_set(input.get());
  hb_set_add_range(characters, 0x20, 0x24F);
  hb_set_add_range(characters, 0x1E00, 0x1EFF);
  hb_set_add_range(characters, 0x2010, 0x206F);
  hb_set_add_range(characters, 0x20A0, 0x20BF);
  hb_set_add(characters, 0x2212);
  hb_buffer_t* figures = hb_buffer_create();
  hb_buffer_add_utf8(figures, "0123456789.,-+ %()/:", -1, 0, -1);
  hb_buffer_guess_segment_properties(figures);
  const hb_feature_t table{HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
  hb_shape(face.font(), figures, &table, 1);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(figures, &count);
  for (unsigned i = 0; i < count; ++i) hb_set_add(hb_subset_input_glyph_set(input.get()), infos[i].codepoint);
  hb_buffer_destroy(figures);
  return execute(face.face(), input);
}

std::string program_of(hb_face_t* face, bool is_cff) {
  hb_blob_t* blob = is_cff ? hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' ')) : hb_face_reference_blob(face);
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob, &length);
  std::string bytes(data, length);
  hb_blob_destroy(blob);
  return bytes;
}

}  // namespace

GlyphSubsetter::GlyphSubsetter(const FontFace& face) : face_(face) {}

GlyphSubsetter::~GlyphSubsetter() { hb_face_destroy(latin_); }

GlyphSubset GlyphSubsetter::cut(const std::set<GlyphId>& glyphs) {
  if (latin_ == nullptr) {
    Cut latin = cut_latin(face_);
    hb_blob_t* blob = hb_face_reference_blob(latin.face);
    latin_ = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    hb_face_destroy(latin.face);
    latin_glyphs_ = std::move(latin.glyphs);
  }
  const bool is_latin =
      std::all_of(glyphs.begin(), glyphs.end(), [&](GlyphId glyph) { return latin_glyphs_.contains(glyph); });
  Cut cut{};
  if (is_latin) {
    std::set<GlyphId> inner;
    for (const GlyphId glyph : glyphs) inner.insert(latin_glyphs_.at(glyph));
    const Cut second = cut_glyphs(latin_, inner);
    cut.face = second.face;
    for (const GlyphId glyph : glyphs) cut.glyphs.emplace(glyph, second.glyphs.at(latin_glyphs_.at(glyph)));
  } else {
    cut = cut_glyphs(face_.face(), glyphs);
  }
  GlyphSubset subset{program_of(cut.face, face_.is_cff()), std::move(cut.glyphs)};
  hb_face_destroy(cut.face);
  return subset;
}

}  // namespace kontor
