// The paper of a business letter, written from top to bottom: pages, text, rules, and what stands at their edges.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/pdf/drawing.h"
#include "engine/pdf/invoice_look.h"

namespace kontor {

struct TextStyle {
  double size = 0;
  double leading = 0;  // height of a line
  FontStyle font;
  Colour colour;

  TextStyle with(const Colour& other) const { return {size, leading, font, other}; }
  TextStyle bold() const { return {size, leading, {Weight::bold, font.figures}, colour}; }
  TextStyle figures() const { return {size, leading, {font.weight, Figures::table}, colour}; }
  TextStyle words() const { return {size, leading, {font.weight, Figures::text}, colour}; }
};

// The styles of a look.
struct LetterStyles {
  explicit LetterStyles(const InvoiceLook& look);

  Colour accent, text_colour, quiet_colour, line, panel;
  Colour on_accent{1, 1, 1};                          // of words on the accent colour
  TextStyle firm, title, text, table, small, footer;  // all in text_colour
};

struct Spot {
  double x;
  double top;
};

class LetterSheet {
 public:
  // `air` is the share of the usual white space between things: 1, or less where that saves a page.
  LetterSheet(const InvoiceLook& look, const LetterStyles& styles, FontFamily& family, double air);

  double air(double space) const { return space * air_; }
  double left() const { return look_.length.left; }
  double right() const { return kPageWidth - look_.length.right; }
  double width() const { return right() - left(); }

  double width_of(const TextRun& run, const TextStyle& style) const { return run.width * style.size / 1000; }
  double width_of(std::string_view text, const TextStyle& style);
  std::vector<TextRun> lines(std::string_view text, const TextStyle& style, double width);
  // The style, made smaller step by step until the text fits into the width, or `least` is reached.
  TextStyle fitting(std::string_view text, TextStyle style, double width, double least);

  // One line whose box begins at the spot; right(): ends there.
  void put(Spot spot, const TextRun& run, const TextStyle& style, Element element);
  void put(Spot spot, std::string_view text, const TextStyle& style, Element element);
  void put_right(Spot spot, const TextRun& run, const TextStyle& style, Element element);
  void put_right(Spot spot, std::string_view text, const TextStyle& style, Element element);
  // Several lines; the height they take.
  double put_lines(Spot spot, const std::vector<TextRun>& lines, const TextStyle& style, Element element);
  // Over the whole width at `y`, as an element of this type; short ones stay whole, long ones go on line by line.
  void put_paragraph(std::string_view text, const TextStyle& style, std::string_view type);
  void fill(const Box& box, const Colour& colour);
  void rule(Spot spot, double width, double thickness, const Colour& colour);
  void put(Drawn drawn);
  // Below everything else on the page.
  void put_first(Drawn drawn);
  TextRun run_of(std::string_view text, const TextStyle& style);

  // Where the next thing goes, from the top of the page.
  double y = 0;
  double bottom = 0;  // of the part between head and foot
  double room() const { return bottom - y; }
  // A new page becomes the one that is written on; `y` stands below its head.
  void next_page();
  bool is_first_page() const { return drawing_.pages.size() == 1; }
  // Drawn at the top of every page but the first; returns the y below it.
  std::function<double()> running_head;
  std::size_t pages() const { return drawing_.pages.size(); }
  // Goes back to a page to draw what is known only at the end.
  void select(std::size_t page) { page_ = page; }

  StructureTree& structure() { return drawing_.structure; }
  const LetterStyles& styles() const { return styles_; }
  const InvoiceLook& look() const { return look_; }
  Drawing take() { return std::move(drawing_); }

 private:
  const InvoiceLook& look_;
  const LetterStyles& styles_;
  FontFamily& family_;
  double air_;
  Drawing drawing_;
  std::size_t page_ = 0;
};

}  // namespace kontor
