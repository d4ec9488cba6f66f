// What stands on the pages of a document, before it becomes a PDF. Lengths are points, measured from the upper left
// corner of the page, y downwards.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/pdf/structure_tree.h"
#include "engine/pdf/text_run.h"

namespace kontor {

inline constexpr double kPointsPerMillimetre = 72.0 / 25.4;
constexpr double millimetres(double length) { return length * kPointsPerMillimetre; }
inline constexpr double kPageWidth = millimetres(210);
inline constexpr double kPageHeight = millimetres(297);

// Shares of red, green and blue, 0..1.
struct Colour {
  double red = 0;
  double green = 0;
  double blue = 0;

  bool operator==(const Colour&) const = default;
};

struct Box {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;
};

struct DrawnText {
  double x;
  double baseline;
  double size;
  Colour colour;
  TextRun run;
  // Where the line runs; (1, 0) is to the right, (0, 1) up the page.
  double along_x = 1;
  double along_y = 0;
};

// A filled box: rules and panels.
struct DrawnBox {
  Box box;
  Colour colour;
};

// A square of dark and light modules, row by row: a QR code.
struct DrawnModules {
  double left;
  double top;
  double size;
  std::size_t side;  // modules in a row
  std::vector<bool> dark;
  Colour colour;
};

// The picture of the document (there is one at most).
struct DrawnPicture {
  Box box;
};

struct Drawn {
  Element element;
  std::variant<DrawnText, DrawnBox, DrawnModules, DrawnPicture> what;
};

using DrawnPage = std::vector<Drawn>;

struct Drawing {
  std::vector<DrawnPage> pages;
  StructureTree structure;
};

// "[x y x y]" in the coordinates of PDF, which begin at the lower left corner.
std::string pdf_box(const Box& box);

}  // namespace kontor
