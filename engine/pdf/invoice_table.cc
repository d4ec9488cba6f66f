#include "engine/pdf/invoice_table.h"

#include <algorithm>
#include <array>

namespace kontor {

namespace {

constexpr std::size_t kColumns = 7;
enum Column : std::size_t { position, text, quantity, unit, price, rate, amount };

constexpr double kGap = 11;           // between columns
constexpr double kUnitGap = 5;        // a unit stands close to its quantity
constexpr double kPadding = 5;        // above and below the text of a row, with all its air
constexpr double kStripePadding = 6;  // that stripes reach over the text on both sides
constexpr double kTextLeast = 150;    // width of the description below which the type becomes smaller

std::array<const std::string*, kColumns> cells_of(const InvoiceRow& row) {
  return {&row.position, &row.text, &row.quantity, &row.unit, &row.price, &row.rate, &row.amount};
}

std::array<const std::string*, kColumns> cells_of(const InvoiceHeads& heads) {
  return {&heads.position, &heads.text, &heads.quantity, &heads.unit, &heads.price, &heads.rate, &heads.amount};
}

bool is_right(std::size_t column) {
  return column == quantity || column == price || column == rate || column == amount;
}

class Table {
 public:
  Table(LetterSheet& sheet, const InvoiceTexts& texts)
      : sheet_(sheet), texts_(texts), heads_(cells_of(texts.heads)), padding_(sheet.air(kPadding)) {
    choose_columns();
  }

  void put(double sums_height) {
    table_ = sheet_.structure().add(StructureTree::kDocument, "Table");
    const Element head = sheet_.structure().add(table_, "THead");
    if (sheet_.room() < head_height() + 3 * style_.leading + carry_height()) sheet_.next_page();
    put_heads(sheet_.structure().add(head, "TR"));
    body_ = sheet_.structure().add(table_, "TBody");
    for (std::size_t i = 0; i < texts_.rows.size(); ++i) {
      const bool is_last = i + 1 == texts_.rows.size();
      const Row row = row_of(texts_.rows[i]);
      if (sheet_.room() < row.height + (is_last ? sums_height : carry_height())) break_page(i, row.height, is_last);
      put_row(row, i);
    }
  }

 private:
  struct Row {
    const InvoiceRow* texts;
    std::vector<TextRun> text, detail, discount, unit;
    double height;
  };

  double head_height() const { return head_.leading + 5; }
  double carry_height() const { return style_.leading + 2 * padding_; }

  void measure() {
    for (std::size_t column = 0; column < kColumns; ++column) {
      if (column == text || heads_[column]->empty()) continue;
      width_[column] = sheet_.width_of(*heads_[column], head_);
      for (const InvoiceRow& row : texts_.rows)
        width_[column] = std::max(width_[column], sheet_.width_of(*cells_of(row)[column], style_));
    }
    for (const InvoiceRow& row : texts_.rows)
      width_[amount] = std::max(width_[amount], sheet_.width_of(row.carried, style_.bold()));
    width_[unit] = std::min(width_[unit], 60.0);  // a unit without words is broken
    width_[text] = sheet_.width();
    for (std::size_t column = 0; column < kColumns; ++column)
      if (column != text && !heads_[column]->empty()) width_[text] -= width_[column] + gap_before(column);
  }

  double gap_before(std::size_t column) const { return column == unit ? kUnitGap : kGap; }

  // Figures that need much room make the whole table smaller, so that the description stays readable.
  void choose_columns() {
    style_ = sheet_.styles().table;
    const double ratio = style_.leading / style_.size;
    do {
      style_.leading = style_.size * ratio;
      head_ = style_.with(sheet_.styles().accent).bold();
      head_.size = style_.size - 1;
      measure();
      style_.size -= 0.5;
    } while (width_[text] < kTextLeast && style_.size >= 5.5);
    style_.size += 0.5;
    words_ = style_.bold().words();
    small_ = sheet_.styles().small.with(sheet_.styles().quiet_colour).words();
    small_.leading *= std::min(1.0, style_.size / small_.size);
    small_.size = std::min(small_.size, style_.size);
    figures_ = small_.figures();
    double x = sheet_.left();
    for (const std::size_t column : {position, text, quantity, unit, price, rate, amount}) {
      if (heads_[column]->empty()) continue;
      if (column != position) x += gap_before(column);
      left_[column] = x;
      x += width_[column];
    }
  }

  void put_cell(std::size_t column, double top, std::string_view words, const TextStyle& style, Element element) {
    if (is_right(column))
      sheet_.put_right({left_[column] + width_[column], top}, words, style, element);
    else
      sheet_.put({left_[column], top}, words, style, element);
  }

  // `row` is kArtifact where the heads are repeated.
  void put_heads(Element row) {
    const bool filled = sheet_.look().style.table == TableStyle::stripes;
    if (filled)
      sheet_.fill(
          {sheet_.left() - kStripePadding, sheet_.y - 2.5, sheet_.width() + 2 * kStripePadding, head_height() + 0.5},
          sheet_.styles().accent);
    const TextStyle head = filled ? head_.with(sheet_.styles().on_accent) : head_;
    for (std::size_t column = 0; column < kColumns; ++column) {
      if (heads_[column]->empty()) continue;
      const Element cell = row == kArtifact ? kArtifact : sheet_.structure().add_header(row, "Column");
      put_cell(column, sheet_.y, *heads_[column], head, cell);
    }
    sheet_.y += head_.leading + 3.5;
    if (!filled) sheet_.rule({sheet_.left(), sheet_.y}, sheet_.width(), 1, sheet_.styles().accent);
    sheet_.y += 1.5;
  }

  void put_carried(const std::string& sum) {
    const TextStyle style = style_.with(sheet_.styles().quiet_colour).words();
    const double top = sheet_.y + padding_;
    put_cell(text, top, texts_.carried, style, kArtifact);
    put_cell(amount, top, sum, style_.with(style.colour).bold(), kArtifact);
    sheet_.y += carry_height();
  }

  void turn_page(const std::string& carried) {
    if (!carried.empty()) put_carried(carried);
    sheet_.next_page();
    put_heads(kArtifact);
    if (carried.empty()) return;
    put_carried(carried);
    sheet_.rule({sheet_.left(), sheet_.y}, sheet_.width(), 0.5, sheet_.styles().line);
  }

  std::string carried_before(std::size_t row) const { return row == 0 ? "" : texts_.rows[row - 1].carried; }

  // A page is turned unless the row already stands at its top, or it is the last row and fits while only what follows
  // does not and a page for itself would not help.
  void break_page(std::size_t row, double height, bool is_last) {
    if (row == page_begins_with_ && (is_last || row != 0)) return;
    if (row == 0 && sheet_.room() >= height) return;
    turn_page(carried_before(row));
    page_begins_with_ = row;
  }

  Row row_of(const InvoiceRow& texts) {
    Row row{&texts,
            sheet_.lines(texts.text, words_, width_[text]),
            sheet_.lines(texts.detail, small_, width_[text]),
            sheet_.lines(texts.discount, figures_, width_[text]),
            sheet_.lines(texts.unit, style_, width_[unit]),
            0};
    const double words = static_cast<double>(row.text.size()) * style_.leading +
                         static_cast<double>(row.detail.size() + row.discount.size()) * small_.leading;
    row.height =
        std::max({words, style_.leading, static_cast<double>(row.unit.size()) * style_.leading}) + 2 * padding_ + 0.5;
    return row;
  }

  // Lines of the description. Only a row that is higher than a page is ever cut.
  void put_words(const std::vector<TextRun>& lines, const TextStyle& style, Element cell, std::size_t row) {
    for (const TextRun& line : lines) {
      if (sheet_.room() < style.leading + carry_height()) turn_page(carried_before(row));
      sheet_.put({left_[text], sheet_.y}, line, style, cell);
      sheet_.y += style.leading;
    }
  }

  void put_row(const Row& row, std::size_t number) {
    StructureTree& structure = sheet_.structure();
    const Element element = structure.add(body_, "TR");
    std::array<Element, kColumns> cells{};
    for (std::size_t column = 0; column < kColumns; ++column)
      if (!heads_[column]->empty()) cells[column] = structure.add(element, "TD");
    const double top = sheet_.y + padding_;
    const double bottom = sheet_.y + row.height;
    const std::size_t page = sheet_.pages();
    const TableStyle style_of_table = sheet_.look().style.table;
    if (style_of_table == TableStyle::stripes && number % 2 == 1 && sheet_.room() >= row.height)
      sheet_.fill({sheet_.left() - kStripePadding, sheet_.y, sheet_.width() + 2 * kStripePadding, row.height},
                  sheet_.styles().panel);
    for (const std::size_t column : {position, quantity, price, rate, amount})
      if (!heads_[column]->empty()) {
        const TextStyle style = column == position ? style_.with(sheet_.styles().quiet_colour).words() : style_;
        put_cell(column, top, *cells_of(*row.texts)[column], style, cells[column]);
      }
    sheet_.put_lines({left_[unit], top}, row.unit, style_, cells[unit]);
    sheet_.y = top;
    put_words(row.text, words_, cells[text], number);
    put_words(row.detail, small_, cells[text], number);
    put_words(row.discount, figures_, cells[text], number);
    sheet_.y = sheet_.pages() == page ? bottom : sheet_.y + padding_ + 0.5;
    if (style_of_table == TableStyle::rules)
      sheet_.rule({sheet_.left(), sheet_.y - 0.5}, sheet_.width(), 0.5, sheet_.styles().line);
  }

  LetterSheet& sheet_;
  const InvoiceTexts& texts_;
  std::array<const std::string*, kColumns> heads_;
  double padding_;  // above and below the text of a row
  TextStyle style_, words_, head_, small_, figures_;
  std::array<double, kColumns> width_{};
  std::array<double, kColumns> left_{};
  Element table_ = kArtifact;
  Element body_ = kArtifact;
  std::size_t page_begins_with_ = 0;  // row
};

}  // namespace

void put_invoice_table(LetterSheet& sheet, const InvoiceTexts& texts, double sums_height) {
  Table(sheet, texts).put(sums_height);
}

}  // namespace kontor
