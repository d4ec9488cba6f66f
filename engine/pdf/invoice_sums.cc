#include "engine/pdf/invoice_sums.h"

#include <algorithm>

namespace kontor {

namespace {

constexpr double kAbove = 14;
constexpr double kBelow = 16;
constexpr double kPanelPadding = 8;
constexpr double kPanelHeight = 28;
constexpr double kGap = 12;
constexpr double kSumsLeast = millimetres(67);

struct SumsShape {
  TextStyle row, total;
  double width = 0;  // of the right half, with the panel
  double height = 0;
};

// Long amounts widen the block; when they fill the page the type becomes smaller.
SumsShape shape_of(LetterSheet& sheet, const InvoiceTexts& texts) {
  SumsShape shape;
  shape.row = sheet.styles().table;
  shape.row.leading = 16;
  shape.total = shape.row.bold();
  shape.total.size = shape.row.size + 3;
  const auto need = [&] {
    const auto pair = [&](const LabelledText& each, const TextStyle& style) {
      return sheet.width_of(each.label, style) + kGap + sheet.width_of(each.text, style);
    };
    double width = pair(texts.total, shape.total);
    for (const LabelledText& sum : texts.sums) width = std::max(width, pair(sum, shape.row));
    return width + 2 * kPanelPadding;
  };
  const double most = sheet.width() * (texts.payment.title.empty() ? 1 : 0.62);
  while (need() > most && shape.row.size > 5) {
    shape.row.size -= 0.5;
    shape.total.size = shape.row.size + 2;
  }
  shape.width = std::max(kSumsLeast, need());
  shape.height =
      static_cast<double>(texts.sums.size()) * shape.row.leading + kPanelHeight + (texts.sums.empty() ? 0 : 4);
  return shape;
}

// How to pay: the code, and beside it what a person types who does not use it.
class PaymentBlock {
 public:
  PaymentBlock(LetterSheet& sheet, const PaymentTexts& texts, double width)
      : sheet_(sheet), texts_(texts), code_(texts.code) {
    if (texts.title.empty()) return;
    const double code = code_ ? sheet.look().length.code + kGap : 0;
    label_ = sheet.styles().small.with(sheet.styles().quiet_colour);
    value_ = sheet.styles().small.words();
    title_ = sheet.styles().table.bold().words();
    title_lines_ = sheet.lines(texts.title, title_, width - code);
    choose_size(width - code);
    for (const LabelledText& fact : texts.facts)
      values_.push_back(sheet.lines(fact.text, value_, width - code - label_width_));
    text_height_ = static_cast<double>(title_lines_.size()) * title_.leading + 3;
    for (const auto& lines : values_) text_height_ += static_cast<double>(lines.size()) * value_.leading + kBetween;
  }

  // The account number stays on one line where that takes only slightly smaller type.
  void choose_size(double width) {
    constexpr double kLeast = 6.8;
    constexpr double kLabelGap = 7;
    double wanted = 0;
    do {
      double labels = 0;
      wanted = 0;
      for (const LabelledText& fact : texts_.facts) labels = std::max(labels, sheet_.width_of(fact.label, label_));
      for (const LabelledText& fact : texts_.facts) wanted = std::max(wanted, sheet_.width_of(fact.text, value_));
      label_width_ = labels + kLabelGap;
      if (label_width_ + wanted <= width) return;
      value_.size = label_.size = value_.size - 0.25;
    } while (value_.size >= kLeast);
  }

  double height() const {
    if (texts_.title.empty()) return 0;
    return std::max(text_height_, code_ ? sheet_.look().length.code : 0);
  }

  void put(double top) {
    if (texts_.title.empty()) return;
    double x = sheet_.left();
    StructureTree& structure = sheet_.structure();
    if (code_) {
      const double side = sheet_.look().length.code;
      const Element figure =
          structure.add_figure(StructureTree::kDocument, {texts_.code_description, pdf_box({x, top, side, side})});
      sheet_.put(Drawn{figure, DrawnModules{x, top, side, code_->side, code_->dark, sheet_.styles().text_colour}});
      x += side + kGap;
    }
    double y = top + (code_ ? std::max(0.0, (sheet_.look().length.code - text_height_) / 2) : 0);
    y += sheet_.put_lines({x, y}, title_lines_, title_, structure.add(StructureTree::kDocument, "P")) + 3;
    const Element table = structure.add(StructureTree::kDocument, "Table");
    for (std::size_t i = 0; i < texts_.facts.size(); ++i) {
      const Element row = structure.add(table, "TR");
      sheet_.put({x, y}, texts_.facts[i].label, label_, structure.add_header(row, "Row"));
      y += sheet_.put_lines({x + label_width_, y}, values_[i], value_, structure.add(row, "TD")) + kBetween;
    }
  }

 private:
  static constexpr double kBetween = 2;

  LetterSheet& sheet_;
  const PaymentTexts& texts_;
  const std::optional<GiroCode>& code_;
  TextStyle label_, value_, title_;
  std::vector<TextRun> title_lines_;
  std::vector<std::vector<TextRun>> values_;
  double label_width_ = 0;
  double text_height_ = 0;
};

void put_pair(LetterSheet& sheet, const LabelledText& pair, Element table, Spot spot, double right,
              const TextStyle& label, const TextStyle& value) {
  const Element row = sheet.structure().add(table, "TR");
  sheet.put(spot, pair.label, label, sheet.structure().add_header(row, "Row"));
  sheet.put_right({right, spot.top}, pair.text, value, sheet.structure().add(row, "TD"));
}

}  // namespace

double invoice_sums_height(LetterSheet& sheet, const InvoiceTexts& texts) {
  if (texts.total.text.empty()) return sheet.air(kBelow);
  const SumsShape shape = shape_of(sheet, texts);
  const PaymentBlock payment(sheet, texts.payment, sheet.width() - shape.width - kGap);
  return sheet.air(kAbove) + std::max(shape.height, payment.height()) + sheet.air(kBelow);
}

void put_invoice_sums(LetterSheet& sheet, const InvoiceTexts& texts) {
  if (texts.total.text.empty()) {
    sheet.y += sheet.air(kBelow);
    return;
  }
  const LetterStyles& styles = sheet.styles();
  const SumsShape shape = shape_of(sheet, texts);
  PaymentBlock payment(sheet, texts.payment, sheet.width() - shape.width - kGap);
  const double top = sheet.y + sheet.air(kAbove);
  const double left = sheet.right() - shape.width;
  const double right = sheet.right() - kPanelPadding;

  const Element table = sheet.structure().add(StructureTree::kDocument, "Table");
  double y = top;
  for (const LabelledText& sum : texts.sums) {
    put_pair(sheet, sum, table, {left + kPanelPadding, y}, right, shape.row.with(styles.quiet_colour), shape.row);
    y += shape.row.leading;
  }
  if (!texts.sums.empty()) y += 4;
  TextStyle total = shape.total;
  switch (sheet.look().style.total) {
    case TotalStyle::panel:
      sheet.fill({left, y, shape.width, kPanelHeight}, styles.panel);
      break;
    case TotalStyle::filled:
      sheet.fill({left, y, shape.width, kPanelHeight}, styles.accent);
      total = total.with(styles.on_accent);
      break;
    case TotalStyle::rule:
      sheet.rule({left, y + 3}, shape.width, 0.8, styles.text_colour);
      sheet.rule({left, y + kPanelHeight - 3}, shape.width, 0.8, styles.text_colour);
      sheet.rule({left, y + kPanelHeight - 1}, shape.width, 0.8, styles.text_colour);
      break;
  }
  total.leading = kPanelHeight;
  put_pair(sheet, texts.total, table, {left + kPanelPadding, y}, right, total, total);
  payment.put(top);
  sheet.y = top + std::max(shape.height, payment.height()) + sheet.air(kBelow);
}

}  // namespace kontor
