#include "engine/pdf/document_table.h"

#include <algorithm>
#include <utility>

#include "engine/render/cell.h"

namespace kontor {

namespace {

constexpr double kGap = 9;      // between columns
constexpr double kPadding = 2;  // above and below the text of a row
constexpr double kSizeMin = 5.5;
constexpr double kSizeStep = 0.5;
constexpr double kSizeBeforeBreaking = 7.5;  // type does not become smaller than this where breaking text helps
constexpr double kTextMin = 60;              // width of a text column below which type becomes smaller again

class TablePage {
 public:
  TablePage(LetterSheet& sheet, const Table& table, const Wording& wording) : sheet_(sheet), table_(table) {
    for (const Row& row : table.rows) {
      std::vector<std::string> texts;
      for (std::size_t i = 0; i < row.cells.size(); ++i)
        texts.push_back(printed(row.cells[i], table.columns[i].kind, wording));
      texts_.push_back(std::move(texts));
    }
    choose_widths();
  }

  void put() {
    const double start = title_height() + head_height() + 3 * line_height();
    if (sheet_.room() < start) sheet_.next_page();
    if (!table_.title.empty()) {
      sheet_.put_paragraph(table_.title, sheet_.styles().text.bold(), "H2");
      sheet_.y += 3;
    }
    const Element element = sheet_.structure().add(StructureTree::kDocument, "Table");
    put_heads(sheet_.structure().add(sheet_.structure().add(element, "THead"), "TR"));
    body_ = sheet_.structure().add(element, "TBody");
    for (std::size_t i = 0; i < table_.rows.size(); ++i) put_row(i);
    sheet_.y += 14;
  }

 private:
  using Lines = std::vector<std::vector<TextRun>>;  // of each cell

  double title_height() const { return table_.title.empty() ? 0 : sheet_.styles().text.leading + 3; }
  double head_height() const {
    std::size_t lines = 1;
    for (const auto& cell : heads_) lines = std::max(lines, cell.size());
    return static_cast<double>(lines) * head_.leading + 5;
  }
  double line_height() const { return style_.leading + 2 * kPadding; }
  bool is_text(std::size_t column) const { return table_.columns[column].kind == ColumnKind::text; }

  // What every column takes when nothing is broken; heads may break between words.
  std::vector<double> natural_widths() {
    std::vector<double> widths;
    for (const Column& column : table_.columns) {
      double width = 0;
      std::string_view rest = column.title;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        width = std::max(width, sheet_.width_of(rest.substr(0, end), head_));
        rest.remove_prefix(std::min(rest.size(), end + 1));
      }
      widths.push_back(width);
    }
    for (std::size_t i = 0; i < texts_.size(); ++i)
      for (std::size_t column = 0; column < texts_[i].size(); ++column)
        widths[column] = std::max(widths[column], sheet_.width_of(texts_[i][column], style_of(table_.rows[i])));
    return widths;
  }

  double room_for_columns() const { return sheet_.width() - kGap * (static_cast<double>(table_.columns.size()) - 1); }

  // Takes from the widest text columns until all fit; false when none may become narrower.
  bool narrowed(std::vector<double>& widths) const {
    double sum = 0;
    for (const double width : widths) sum += width;
    while (sum > room_for_columns()) {
      double* widest = nullptr;
      for (std::size_t i = 0; i < widths.size(); ++i)
        if (is_text(i) && widths[i] > kTextMin && (!widest || widths[i] > *widest)) widest = &widths[i];
      if (!widest) return false;
      const double taken = std::min({*widest - kTextMin, sum - room_for_columns(), 2.0});
      *widest -= taken;
      sum -= taken;
    }
    return true;
  }

  void choose_widths() {
    style_ = sheet_.styles().table;
    const double ratio = style_.leading / style_.size;
    for (;; style_.size -= kSizeStep) {
      style_.leading = style_.size * ratio;
      head_ = style_.with(sheet_.styles().accent).bold().words();
      widths_ = natural_widths();
      double sum = 0;
      for (const double width : widths_) sum += width;
      if (sum <= room_for_columns()) break;
      if (style_.size <= kSizeBeforeBreaking && narrowed(widths_)) break;
      if (style_.size <= kSizeMin) break;
    }
    fit_the_rest();
    double x = sheet_.left();
    for (const double width : widths_) {
      left_.push_back(x);
      x += width + kGap;
    }
    for (std::size_t i = 0; i < table_.columns.size(); ++i)
      heads_.push_back(sheet_.lines(table_.columns[i].title, head_, widths_[i] + 0.01));
  }

  // Every column gives its share when even the smallest type is too wide; text columns take what is left over.
  void fit_the_rest() {
    double sum = 0;
    for (const double width : widths_) sum += width;
    if (sum > room_for_columns())
      for (double& width : widths_) width *= room_for_columns() / sum;
    if (sum >= room_for_columns()) return;
    std::size_t widest = widths_.size();
    for (std::size_t i = 0; i < widths_.size(); ++i)
      if (is_text(i) && (widest == widths_.size() || widths_[i] > widths_[widest])) widest = i;
    if (widest < widths_.size()) widths_[widest] += room_for_columns() - sum;
  }

  TextStyle style_of(const Row& row) const { return row.role == RowRole::body ? style_ : style_.bold(); }

  void put_cell(std::size_t column, double top, const std::vector<TextRun>& lines, const TextStyle& style,
                Element element) {
    double y = top;
    for (const TextRun& line : lines) {
      if (is_figure(table_.columns[column].kind))
        sheet_.put_right({left_[column] + widths_[column], y}, line, style, element);
      else
        sheet_.put({left_[column], y}, line, style, element);
      y += style.leading;
    }
  }

  // `row` is kArtifact where the heads are repeated. Heads stand on the rule below them.
  void put_heads(Element row) {
    const double bottom = sheet_.y + head_height() - 5;
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      const Element cell = row == kArtifact ? kArtifact : sheet_.structure().add_header(row, "Column");
      put_cell(i, bottom - static_cast<double>(heads_[i].size()) * head_.leading, heads_[i], head_, cell);
    }
    sheet_.y = bottom + 3;
    sheet_.rule({sheet_.left(), sheet_.y}, sheet_.width(), 1, sheet_.styles().accent);
    sheet_.y += 2;
  }

  // A heading without figures may run over the whole width.
  Lines lines_of(std::size_t at) {
    const Row& row = table_.rows[at];
    Lines lines;
    for (std::size_t i = 0; i < texts_[at].size(); ++i) {
      const bool alone = is_mere_heading(row) && all_empty_behind(at, i);
      const double width = alone ? sheet_.right() - left_[i] : widths_[i];
      const std::string& text = texts_[at][i];
      lines.push_back(text.empty() ? std::vector<TextRun>() : sheet_.lines(text, style_of(row), width + 0.01));
    }
    return lines;
  }

  bool all_empty_behind(std::size_t at, std::size_t column) const {
    return std::all_of(texts_[at].begin() + static_cast<std::ptrdiff_t>(column) + 1, texts_[at].end(),
                       [](const std::string& text) { return text.empty(); });
  }

  void put_row(std::size_t at) {
    const Row& row = table_.rows[at];
    const TextStyle style = style_of(row);
    const Lines lines = lines_of(at);
    std::size_t most = 1;
    for (const auto& cell : lines) most = std::max(most, cell.size());
    const double height = static_cast<double>(most) * style.leading + 2 * kPadding;
    const double air = at > 0 && row.role == RowRole::heading ? style.leading / 2 : 0;
    const double kept_with_next = row.role == RowRole::heading ? line_height() : 0;
    if (sheet_.room() < air + height + kept_with_next)
      turn_page();
    else
      sheet_.y += air;
    if (row.role == RowRole::total) sheet_.rule({sheet_.left(), sheet_.y}, sheet_.width(), 0.8, style.colour);
    put_cells(lines, style, row);
    sheet_.y += height;
    if (row.role == RowRole::body)
      sheet_.rule({sheet_.left(), sheet_.y - 0.4}, sheet_.width(), 0.4, sheet_.styles().line);
  }

  void put_cells(const Lines& lines, const TextStyle& style, const Row& row) {
    const Element element = sheet_.structure().add(body_, "TR");
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Element cell = sheet_.structure().add(element, "TD");
      const bool as_text = is_text(i) || row.role == RowRole::heading;
      put_cell(i, sheet_.y + kPadding, lines[i], as_text ? style.words() : style, cell);
    }
  }

  void turn_page() {
    sheet_.next_page();
    put_heads(kArtifact);
  }

  LetterSheet& sheet_;
  const Table& table_;
  std::vector<std::vector<std::string>> texts_;
  TextStyle style_, head_;
  std::vector<double> widths_, left_;
  Lines heads_;
  Element body_ = kArtifact;
};

}  // namespace

void put_document_table(LetterSheet& sheet, const Table& table, const Wording& wording) {
  TablePage(sheet, table, wording).put();
}

}  // namespace kontor
