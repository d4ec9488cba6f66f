#include "engine/render/workbook_look.h"

namespace kontor {

namespace {

constexpr lxw_color_t kInk = 0x1F2933;
constexpr lxw_color_t kFaint = 0x616E7C;
constexpr lxw_color_t kHeaderFill = 0xE4EAF0;
constexpr lxw_color_t kHairline = 0xCBD2D9;

std::string fraction(int digits) { return digits > 0 ? "." + std::string(static_cast<std::size_t>(digits), '0') : ""; }

bool is_right(ColumnKind kind) {
  return kind == ColumnKind::amount || kind == ColumnKind::number || kind == ColumnKind::percent;
}

}  // namespace

lxw_format* WorkbookLook::made(const std::string& key, void (*dress)(lxw_format*)) {
  lxw_format*& format = named_[key];
  if (format) return format;
  format = workbook_add_format(workbook_);
  format_set_font_color(format, kInk);
  dress(format);
  return format;
}

lxw_format* WorkbookLook::title() {
  return made("title", [](lxw_format* format) {
    format_set_bold(format);
    format_set_font_size(format, 16);
  });
}

lxw_format* WorkbookLook::subtitle() {
  return made("subtitle", [](lxw_format* format) { format_set_font_size(format, 12); });
}

lxw_format* WorkbookLook::table_title() {
  return made("table title", [](lxw_format* format) {
    format_set_bold(format);
    format_set_font_size(format, 12);
  });
}

lxw_format* WorkbookLook::figure() {
  return made("figure", [](lxw_format* format) { format_set_font_color(format, kFaint); });
}

lxw_format* WorkbookLook::header(ColumnKind kind) {
  lxw_format* format = made("header " + std::to_string(static_cast<int>(kind)), [](lxw_format* dressed) {
    format_set_bold(dressed);
    format_set_bg_color(dressed, kHeaderFill);
    format_set_bottom(dressed, LXW_BORDER_THIN);
    format_set_text_wrap(dressed);
    format_set_align(dressed, LXW_ALIGN_VERTICAL_CENTER);
  });
  format_set_align(format, is_right(kind) ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
  if (kind == ColumnKind::number) format_set_indent(format, 1);
  return format;
}

lxw_format* WorkbookLook::note() {
  return made("note", [](lxw_format* format) {
    format_set_font_color(format, kFaint);
    format_set_font_size(format, 9);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  });
}

lxw_format* WorkbookLook::link() {
  return made("link", [](lxw_format* format) {
    format_set_font_color(format, 0x1A5FB4);
    format_set_underline(format, LXW_UNDERLINE_SINGLE);
  });
}

// Negative amounts carry their minus sign besides the colour, so that they also read in grey. The codes are in the
// form of the file, which every Excel shows with the marks of its own country.
std::string WorkbookLook::number_format(const Cell& cell, ColumnKind kind) const {
  if (const auto* amount = std::get_if<Amount>(&cell)) {
    const std::string digits = "#,##0" + fraction(amount->currency().minor_digits());
    const std::string code(amount->currency().code());
    std::string shown = digits + "\\ \"" + (amount->currency() == kEuro ? "€" : code) + "\"";
    if (amount->currency() == kEuro && forms_.euro_sign_before) shown = "\"€\"" + digits;
    return shown + ";[Red]\\-" + shown;
  }
  if (std::holds_alternative<Day>(cell)) return forms_.day;
  if (std::holds_alternative<std::int64_t>(cell)) return "0";
  if (const auto* number = std::get_if<Decimal>(&cell))
    return "#,##0" + fraction(number->scale()) + (kind == ColumnKind::percent ? "\\ \"%\"" : "");
  return "@";
}

lxw_format* WorkbookLook::cell(const Cell& cell, ColumnKind kind, RowRole role, bool wrapped) {
  const std::string code = number_format(cell, kind);
  lxw_format*& format = cells_[{code, static_cast<int>(kind), static_cast<int>(role), wrapped}];
  if (format) return format;
  format = workbook_add_format(workbook_);
  format_set_num_format(format, code.c_str());
  format_set_font_color(format, kInk);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  format_set_align(format, is_right(kind) ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
  if (kind == ColumnKind::number) format_set_indent(format, 1);
  if (wrapped) format_set_text_wrap(format);
  if (role != RowRole::body) format_set_bold(format);
  format_set_bottom(format, role == RowRole::total ? LXW_BORDER_THIN : LXW_BORDER_HAIR);
  format_set_bottom_color(format, role == RowRole::total ? kInk : kHairline);
  if (role == RowRole::total) format_set_top(format, LXW_BORDER_THIN);
  return format;
}

}  // namespace kontor
