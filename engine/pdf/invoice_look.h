// How invoices look: one file of templates/invoice, and what a client changes in it.
#pragma once

#include <string>
#include <string_view>

namespace kontor {

// Lengths are millimetres, sizes of type are points, colours are RGB "#0b5563".
struct InvoiceLook {
  std::string font_regular;  // paths of TTF or OTF files
  std::string font_bold;
  std::string logo;  // path of a PNG or JPEG file; empty: the name of the firm stands alone
  std::string colour_accent;
  std::string colour_text;
  std::string colour_quiet;
};

// `folder` is where relative paths start. Refuses toml_malformed, key_missing, key_unknown, key_malformed with file and
// line.
InvoiceLook invoice_look_from_toml(std::string_view text, const std::string& file, const std::string& folder);

}  // namespace kontor
