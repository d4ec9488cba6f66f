#include "engine/render/terminal.h"

#include <algorithm>

#include "engine/render/cell.h"
#include "engine/text/fold.h"
#include "engine/text/width.h"

namespace kontor {

namespace {

constexpr const char* kBold = "\033[1m";
constexpr const char* kDim = "\033[2m";
constexpr const char* kPlain = "\033[0m";
constexpr int kGap = 2;            // blanks between columns
constexpr int kTextColumnMin = 8;  // narrower text says nothing

using Texts = std::vector<std::string>;

class Page {
 public:
  explicit Page(bool styled) : styled_(styled) {}
  void line(std::string_view text, const char* style = "") {
    const bool plain = !styled_ || !*style || text.empty();
    text_.append(plain ? "" : style).append(text).append(plain ? "" : kPlain).append("\n");
  }
  void blank() {
    if (!text_.empty() && !text_.ends_with("\n\n")) text_.append("\n");
  }
  std::string take() {
    while (text_.ends_with("\n\n")) text_.pop_back();
    return std::move(text_);
  }

 private:
  bool styled_;
  std::string text_;
};

std::string padded(const std::string& text, int width, bool right) {
  const std::string blanks(static_cast<std::size_t>(std::max(0, width - width_of(text))), ' ');
  return right ? blanks + text : text + blanks;
}

std::string repeated(std::string_view sign, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text.append(sign);
  return text;
}

// The width of each column, taken from text columns until the table fits.
std::vector<int> widths_of(const Table& table, const std::vector<Texts>& rows, int columns) {
  std::vector<int> widths;
  for (const Column& column : table.columns) widths.push_back(width_of(column.title));
  int sum = kGap * (static_cast<int>(widths.size()) - 1);
  for (const Texts& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  for (const int width : widths) sum += width;
  while (columns > 0 && sum > columns) {
    int* widest = nullptr;
    for (std::size_t i = 0; i < widths.size(); ++i)
      if (table.columns[i].kind == ColumnKind::text && widths[i] > kTextColumnMin && (!widest || widths[i] >= *widest))
        widest = &widths[i];
    if (!widest) break;
    --*widest;
    --sum;
  }
  return widths;
}

class TablePrinter {
 public:
  TablePrinter(const Table& table, const Wording& wording, TerminalLook look, Page& page) : table_(table), page_(page) {
    for (const Row& row : table.rows) {
      Texts texts;
      for (std::size_t i = 0; i < row.cells.size(); ++i)
        texts.push_back(printed(row.cells[i], table.columns[i].kind, wording));
      rows_.push_back(std::move(texts));
    }
    widths_ = widths_of(table, rows_, look.columns);
  }

  void print() {
    Texts titles;
    for (const Column& column : table_.columns) titles.push_back(column.title);
    page_.line(joined(titles), kBold);
    Texts rules;
    for (const int width : widths_) rules.push_back(repeated("─", width));
    page_.line(joined(rules), kDim);
    for (std::size_t i = 0; i < rows_.size(); ++i) print_row(i);
  }

 private:
  void print_row(std::size_t at) {
    const Row& row = table_.rows[at];
    if (at > 0 && (is_mere_heading(row) || (table_.rows[at - 1].role == RowRole::total && row.role == RowRole::body)))
      page_.blank();
    if (row.role == RowRole::total) page_.line(joined(rule_above(row)), kDim);
    page_.line(joined(rows_[at]), row.role == RowRole::body ? "" : kBold);
  }

  // A bookkeeper's rule: above the figures that are sums.
  Texts rule_above(const Row& row) const {
    Texts rules(row.cells.size());
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      if (table_.columns[i].kind == ColumnKind::amount && !is_empty(row.cells[i])) rules[i] = repeated("─", widths_[i]);
    return rules;
  }

  std::string joined(const Texts& texts) const {
    std::string line;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const bool text = table_.columns[i].kind == ColumnKind::text;
      line += padded(text ? shortened(texts[i], widths_[i]) : texts[i], widths_[i], is_figure(table_.columns[i].kind));
      line.append(i + 1 < texts.size() ? kGap : 0, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
  }

  const Table& table_;
  Page& page_;
  std::vector<Texts> rows_;
  std::vector<int> widths_;
};

void print_figures(const Document& document, const Wording& wording, Page& page) {
  int widest = 0;
  for (const Figure& figure : document.figures) widest = std::max(widest, width_of(tidy(figure.label)));
  for (const Figure& figure : document.figures)
    page.line(padded(tidy(figure.label), widest + kGap, false) + printed(figure.value, ColumnKind::text, wording));
}

// Words broken into lines of the width; a word longer than a line stands alone.
void print_note(const std::string& note, int columns, Page& page) {
  std::string line;
  std::string_view rest = note;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string word(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!line.empty() && columns > 0 && width_of(line) + 1 + width_of(word) > columns) {
      page.line(line, kDim);
      line = "  ";
    } else if (!line.empty()) {
      line += " ";
    }
    line += word;
  }
  page.line(line, kDim);
}

}  // namespace

std::string terminal_text(const Document& document, const Wording& wording, TerminalLook look) {
  Page page(look.styled);
  page.line(tidy(document.title + (document.period.empty() ? "" : " · " + document.period)), kBold);
  if (!document.client.empty()) page.line(tidy(document.client), kDim);
  page.blank();
  print_figures(document, wording, page);
  for (const Table& table : document.tables) {
    page.blank();
    if (!table.title.empty()) page.line(tidy(table.title), kBold);
    if (table.rows.empty())
      page.line(wording.say("report/empty"));
    else
      TablePrinter(table, wording, look, page).print();
  }
  if (document.tables.empty() && document.figures.empty()) page.line(wording.say("report/empty"));
  page.blank();
  for (const std::string& note : document.notes) print_note("* " + tidy(note), look.columns, page);
  return page.take();
}

}  // namespace kontor
