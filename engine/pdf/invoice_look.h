// How invoices look: one file of templates/invoice, and what a client changes in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/pdf/drawing.h"
#include "engine/pdf/font_face.h"

namespace kontor {

// Colours are RGB, "#0b5563".
struct InvoiceLook {
  std::vector<FaceFiles> faces;  // a character is drawn from the first face that has it
  std::string logo;              // path of a PNG or JPEG file; empty: the name of the firm stands alone
  std::string tagline;           // below the name of the firm
  std::string colour_accent;
  std::string colour_text;
  std::string colour_quiet;
  std::string colour_line;
  std::string colour_panel;  // behind the amount to pay

  struct Sizes {  // of type, points
    double firm = 0;
    double title = 0;
    double text = 0;
    double table = 0;
    double small = 0;
    double footer = 0;
  } size;
  struct Lengths {  // points; the file says millimetres
    double left = 0;
    double right = 0;
    double logo_height = 0;
    double code = 0;  // side of the payment code
  } length;
};

// `folder` is where relative paths start. Refuses toml_malformed, key_missing, key_unknown, key_malformed with file and
// line.
InvoiceLook invoice_look_from_toml(std::string_view text, const std::string& file, const std::string& folder);

// Refuses key_malformed for anything but "#" and six hexadecimal digits.
Colour colour_from_text(const std::string& text, const Where& where = {});

}  // namespace kontor
