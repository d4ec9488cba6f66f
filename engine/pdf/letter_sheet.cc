#include "engine/pdf/letter_sheet.h"

#include <algorithm>

namespace kontor {

namespace {

// Inter's capitals and figures are this high; text is centred in its line by them.
constexpr double kCapHeight = 0.727;

double baseline_of(double top, const TextStyle& style) { return top + (style.leading + kCapHeight * style.size) / 2; }

}  // namespace

LetterStyles::LetterStyles(const InvoiceLook& look)
    : accent(colour_from_text(look.colour_accent)),
      text_colour(colour_from_text(look.colour_text)),
      quiet_colour(colour_from_text(look.colour_quiet)),
      line(colour_from_text(look.colour_line)),
      panel(colour_from_text(look.colour_panel)) {
  const auto style = [&](double size, double leading, Weight weight, Figures figures) {
    return TextStyle{size, size * leading, {weight, figures}, text_colour};
  };
  firm = style(look.size.firm, 1.25, Weight::bold, Figures::text);
  title = style(look.size.title, 1.25, Weight::bold, Figures::text);
  text = style(look.size.text, 1.45, Weight::regular, Figures::text);
  table = style(look.size.table, 1.4, Weight::regular, Figures::table);
  small = style(look.size.small, 1.4, Weight::regular, Figures::table);
  footer = style(look.size.footer, 1.5, Weight::regular, Figures::text);
}

LetterSheet::LetterSheet(const InvoiceLook& look, const LetterStyles& styles, FontFamily& family, double air)
    : look_(look), styles_(styles), family_(family), air_(air) {
  drawing_.pages.emplace_back();
}

double LetterSheet::width_of(std::string_view text, const TextStyle& style) {
  return width_of(family_.shape(text, style.font), style);
}

std::vector<TextRun> LetterSheet::lines(std::string_view text, const TextStyle& style, double width) {
  return family_.wrap(text, style.font, width * 1000 / style.size);
}

TextStyle LetterSheet::fitting(std::string_view text, TextStyle style, double width, double least) {
  constexpr double kStep = 0.5;
  const double ratio = style.leading / style.size;
  while (style.size - kStep >= least && width_of(text, style) > width) style.size -= kStep;
  style.leading = style.size * ratio;
  return style;
}

void LetterSheet::put(Drawn drawn) { drawing_.pages[page_].push_back(std::move(drawn)); }

void LetterSheet::put_first(Drawn drawn) {
  DrawnPage& page = drawing_.pages[page_];
  page.insert(page.begin(), std::move(drawn));
}

TextRun LetterSheet::run_of(std::string_view text, const TextStyle& style) { return family_.shape(text, style.font); }

void LetterSheet::put(Spot spot, const TextRun& run, const TextStyle& style, Element element) {
  put(Drawn{element, DrawnText{spot.x, baseline_of(spot.top, style), style.size, style.colour, run}});
}

void LetterSheet::put(Spot spot, std::string_view text, const TextStyle& style, Element element) {
  put(spot, family_.shape(text, style.font), style, element);
}

void LetterSheet::put_right(Spot spot, const TextRun& run, const TextStyle& style, Element element) {
  put({spot.x - width_of(run, style), spot.top}, run, style, element);
}

void LetterSheet::put_right(Spot spot, std::string_view text, const TextStyle& style, Element element) {
  put_right(spot, family_.shape(text, style.font), style, element);
}

double LetterSheet::put_lines(Spot spot, const std::vector<TextRun>& lines, const TextStyle& style, Element element) {
  double top = spot.top;
  for (const TextRun& line : lines) {
    put({spot.x, top}, line, style, element);
    top += style.leading;
  }
  return top - spot.top;
}

void LetterSheet::put_paragraph(std::string_view text, const TextStyle& style, std::string_view type) {
  constexpr std::size_t kLinesKept = 6;
  const std::vector<TextRun> all = lines(text, style, width());
  const Element element = structure().add(StructureTree::kDocument, type);
  const double height = static_cast<double>(all.size()) * style.leading;
  if (all.size() <= kLinesKept && room() < height) next_page();
  for (const TextRun& line : all) {
    if (room() < style.leading) next_page();
    put({left(), y}, line, style, element);
    y += style.leading;
  }
}

void LetterSheet::fill(const Box& box, const Colour& colour) { put(Drawn{kArtifact, DrawnBox{box, colour}}); }

void LetterSheet::rule(Spot spot, double width, double thickness, const Colour& colour) {
  fill({spot.x, spot.top, width, thickness}, colour);
}

void LetterSheet::next_page() {
  drawing_.pages.emplace_back();
  page_ = drawing_.pages.size() - 1;
  y = running_head();
}

}  // namespace kontor
