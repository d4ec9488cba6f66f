// How invoices look: one file of templates/invoice, and what a client changes in it.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/pdf/drawing.h"
#include "engine/pdf/font_face.h"

namespace kontor {

enum class HeadStyle {
  bar,    // a short bar in the accent colour above the name
  band,   // a band across the page, the name in white on it; with a logo a narrow one above it
  plain,  // the name alone
};
enum class TableStyle {
  rules,    // a thin rule below each row
  stripes,  // head in the accent colour, every other row on the panel colour
  plain,    // nothing but the rule below the heads
};
enum class TotalStyle {
  panel,   // on the panel colour
  filled,  // white on the accent colour
  rule,    // between two rules
};

// Words of a firm's own in one language. They may hold {number}, {date}, {due}, {gross}, {customer}, {firm}, {contact},
// {iban} and {bic}.
struct LookTexts {
  std::string salutation;
  std::string introduction;         // of invoices; one in the invoice file goes before it
  std::string closing;              // greeting and who writes
  std::vector<std::string> footer;  // columns of lines; the first line of each is its head
};

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

  struct Style {
    HeadStyle head = HeadStyle::bar;
    TableStyle table = TableStyle::rules;
    TotalStyle total = TotalStyle::panel;
    double air = 1;  // white space, as a share of the usual one
  } style;
  std::vector<std::string> columns;        // of the table, by name; see templates/invoice/classic.toml
  std::map<std::string, LookTexts> texts;  // by language, "de"

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

// `folder` is where relative paths start. A file with `based_on` says only what differs from that look, which `base`
// delivers by its name. Refuses toml_malformed, key_missing, key_unknown, key_malformed with file and line.
InvoiceLook invoice_look_from_toml(std::string_view text, const std::string& file, const std::string& folder,
                                   const std::function<InvoiceLook(const std::string& name)>& base = {});

// The words for "de-DE", or none.
LookTexts texts_for(const InvoiceLook& look, std::string_view language);

// Refuses key_malformed for anything but "#" and six hexadecimal digits.
Colour colour_from_text(const std::string& text, const Where& where = {});

}  // namespace kontor
