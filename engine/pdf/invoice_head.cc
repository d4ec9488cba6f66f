#include "engine/pdf/invoice_head.h"

#include <algorithm>

namespace kontor {

namespace {

// DIN 5008, form B.
constexpr double kLetterheadTop = millimetres(16);
constexpr double kWindowTop = millimetres(45);
constexpr double kWindowBottom = millimetres(90);
constexpr double kWindowWidth = millimetres(80);
constexpr double kAddressTop = millimetres(62.7);
constexpr double kSenderHeight = millimetres(5);
constexpr double kFactsLeft = millimetres(118);  // 7 mm before the standard's, so that a period fits on one line
constexpr double kFactsTop = millimetres(50);
constexpr double kTitleTop = millimetres(98.5);

constexpr double kBandHeight = millimetres(32);
constexpr double kBandWithLogo = millimetres(6);

constexpr double kSizeLeast = 5;  // nothing on the letter is smaller

struct Letterhead {
  double x;
  double width;
  double top;
};

// Without a logo a short bar in the colour of the firm stands above its name, or its name on a band.
Letterhead put_logo(LetterSheet& sheet, const InvoiceTexts& texts, const LogoImage* logo) {
  const bool band = sheet.look().style.head == HeadStyle::band;
  if (band) sheet.fill({0, 0, kPageWidth, logo == nullptr ? kBandHeight : kBandWithLogo}, sheet.styles().accent);
  if (logo == nullptr) {
    if (sheet.look().style.head == HeadStyle::bar)
      sheet.fill({sheet.left(), kLetterheadTop - 7, millimetres(11), 2.2}, sheet.styles().accent);
    return {sheet.left(), sheet.width(), kLetterheadTop};
  }
  constexpr double kGap = 12;
  const double ratio = static_cast<double>(logo->width) / static_cast<double>(logo->height);
  const double width = std::min(sheet.look().length.logo_height * ratio, millimetres(70));
  const Box box{sheet.left(), kLetterheadTop, width, width / ratio};
  const Element figure =
      sheet.structure().add_figure(StructureTree::kDocument, {texts.picture_description, pdf_box(box)});
  sheet.put(Drawn{figure, DrawnPicture{box}});
  return {box.left + box.width + kGap, sheet.width() - box.width - kGap, kLetterheadTop};
}

void put_letterhead(LetterSheet& sheet, const InvoiceTexts& texts, const LogoImage* logo) {
  const LetterStyles& styles = sheet.styles();
  const Letterhead head = put_logo(sheet, texts, logo);
  const std::string& second = sheet.look().tagline.empty() ? texts.addition : sheet.look().tagline;
  const bool on_band = sheet.look().style.head == HeadStyle::band && logo == nullptr;
  const TextStyle quiet = styles.text.with(on_band ? styles.on_accent : styles.quiet_colour);
  // A long name becomes smaller first and is broken then; it never reaches the window.
  TextStyle firm = sheet.fitting(texts.firm, styles.firm, head.width, 11);
  if (on_band) firm = firm.with(styles.on_accent);
  const std::vector<TextRun> name = sheet.lines(texts.firm, firm, head.width);
  const std::vector<TextRun> below = sheet.lines(second, quiet, head.width);
  const double height =
      static_cast<double>(name.size()) * firm.leading + static_cast<double>(below.size()) * quiet.leading;
  double top = head.top;
  if (on_band) top = std::max(millimetres(4), (kBandHeight - height) / 2);
  if (logo != nullptr) top += std::max(0.0, (sheet.look().length.logo_height - height) / 2);
  top += sheet.put_lines({head.x, top}, name, firm, sheet.structure().add(StructureTree::kDocument, "P"));
  if (!below.empty())
    sheet.put_lines({head.x, top}, below, quiet, sheet.structure().add(StructureTree::kDocument, "P"));
}

// The largest size at which all lines stand in the window. The line of the sender moves up where the address needs
// more than its six lines.
void put_address(LetterSheet& sheet, const InvoiceTexts& texts) {
  const LetterStyles& styles = sheet.styles();
  TextStyle style{10, 13, styles.text.font, styles.text_colour};
  std::vector<TextRun> lines;
  const auto set = [&] {
    lines.clear();
    for (const std::string& line : texts.address)
      for (TextRun& run : sheet.lines(line, style, kWindowWidth)) lines.push_back(std::move(run));
    return static_cast<double>(lines.size()) * style.leading;
  };
  while (set() > kWindowBottom - kWindowTop - kSenderHeight && style.size > kSizeLeast) {
    style.size -= 0.5;
    style.leading = style.size * 1.25;
  }
  const double height = static_cast<double>(lines.size()) * style.leading;
  const double top = std::clamp(kWindowBottom - height, kWindowTop + kSenderHeight, kAddressTop);

  TextStyle sender =
      sheet.fitting(texts.sender, {6.8, 9, styles.text.font, styles.quiet_colour}, kWindowWidth, kSizeLeast);
  const std::vector<TextRun> sender_lines = sheet.lines(texts.sender, sender, kWindowWidth);
  const double sender_height = static_cast<double>(sender_lines.size()) * sender.leading;
  double widest = 0;
  for (const TextRun& line : sender_lines) widest = std::max(widest, sheet.width_of(line, sender));
  const double rule = top - 3.5;
  sheet.put_lines({sheet.left(), rule - sender_height - 0.5}, sender_lines, sender, kArtifact);
  sheet.rule({sheet.left(), rule}, widest, 0.4, styles.line);
  sheet.put_lines({sheet.left(), top}, lines, style, sheet.structure().add(StructureTree::kDocument, "P"));
}

// At the top when it stands beside the facts, because the letter has no address. Returns the y below.
double put_title(LetterSheet& sheet, const InvoiceTexts& texts, Box place) {
  const TextStyle title = sheet.fitting(texts.title, sheet.styles().title, place.width, 12);
  return place.top + sheet.put_lines({place.left, place.top}, sheet.lines(texts.title, title, place.width), title,
                                     sheet.structure().add(StructureTree::kDocument, "H1"));
}

// Label on the left, value on the right; a long value goes on in lines of its own. Returns the y below.
double put_facts(LetterSheet& sheet, const InvoiceTexts& texts) {
  const LetterStyles& styles = sheet.styles();
  const double left = kFactsLeft;
  const double width = sheet.right() - left;
  constexpr double kGap = 8;
  const TextStyle label{8.8, 15, styles.text.font, styles.quiet_colour};
  const TextStyle value{8.8, 15, styles.table.font, styles.text_colour};
  const Element table = sheet.structure().add(StructureTree::kDocument, "Table");
  double y = kFactsTop;
  for (const LabelledText& fact : texts.facts) {
    const TextStyle style = &fact == &texts.facts.front() ? value.bold() : value;
    const Element row = sheet.structure().add(table, "TR");
    const Element head = sheet.structure().add_header(row, "Row");
    const Element cell = sheet.structure().add(row, "TD");
    sheet.put({left, y}, fact.label, label, head);
    const double beside = width - sheet.width_of(fact.label, label) - kGap;
    const bool fits = sheet.width_of(fact.text, style) <= beside;
    std::vector<TextRun> lines = sheet.lines(fact.text, style, fits ? beside : width);
    if (!fits) y += 12;
    for (const TextRun& line : lines) {
      sheet.put_right({sheet.right(), y}, line, style, cell);
      y += &line == &lines.back() ? style.leading : 12;
    }
  }
  return y;
}

void put_fold_marks(LetterSheet& sheet) {
  const Colour& colour = sheet.styles().quiet_colour;
  for (const double fold : {105.0, 210.0}) sheet.rule({millimetres(5), millimetres(fold)}, millimetres(4), 0.4, colour);
  sheet.rule({millimetres(5), millimetres(148.5)}, millimetres(6), 0.4, colour);  // where it is punched
}

}  // namespace

void put_invoice_head(LetterSheet& sheet, const InvoiceTexts& texts, const LogoImage* logo) {
  put_letterhead(sheet, texts, logo);
  if (texts.address.empty()) {
    const double beside = kFactsLeft - sheet.left() - millimetres(8);
    const double title_bottom = put_title(sheet, texts, {sheet.left(), kFactsTop - 5, beside, 0});
    sheet.y = std::max(title_bottom, put_facts(sheet, texts)) + millimetres(9);
    return;
  }
  put_address(sheet, texts);
  const double facts_bottom = put_facts(sheet, texts);
  put_fold_marks(sheet);
  sheet.y = std::max(kTitleTop, facts_bottom + millimetres(7));
  sheet.y = put_title(sheet, texts, {sheet.left(), sheet.y, sheet.width(), 0}) + 9;
}

}  // namespace kontor
