#include "engine/bank/csv.h"

#include <algorithm>
#include <optional>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

// Position behind the separators' blanks that banks put between a closing quote and the next separator.
std::size_t behind_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

struct QuotedCell {
  std::size_t end;   // of the content
  std::size_t next;  // position of the separator, the line end, or the end of the text
  bool doubled;      // holds "" for "
};

// The cell whose content begins at `begin`, behind its opening quote; none when it does not close.
std::optional<QuotedCell> quoted_cell(std::string_view text, std::size_t begin, char separator, bool one_line) {
  bool doubled = false;
  for (std::size_t at = begin; at < text.size(); ++at) {
    const std::size_t quote = text.find('"', at);
    if (quote == std::string_view::npos) return std::nullopt;
    if (one_line && text.substr(at, quote - at).find_first_of("\r\n") != std::string_view::npos) return std::nullopt;
    at = quote;
    if (at + 1 < text.size() && text[at + 1] == '"') {
      const std::size_t next = at + 2;
      const bool ends_too = next >= text.size() || text[next] == separator || is_line_end(text[next]);
      if (!ends_too || at != begin) {
        doubled = true;
        ++at;
        continue;
      }
    }
    const std::size_t next = behind_blanks(text, at + 1);
    if (next >= text.size() || text[next] == separator || is_line_end(text[next])) return QuotedCell{at, next, doubled};
  }
  return std::nullopt;
}

std::string without_doubles(std::string_view cell) {
  std::string text;
  text.reserve(cell.size());
  for (std::size_t at = 0; at < cell.size(); ++at) {
    text.push_back(cell[at]);
    if (cell[at] == '"' && at + 1 < cell.size() && cell[at + 1] == '"') ++at;
  }
  return text;
}

int lines_within(std::string_view cell) {
  int lines = 0;
  for (std::size_t at = 0; at < cell.size(); ++at)
    if (cell[at] == '\n' || (cell[at] == '\r' && (at + 1 == cell.size() || cell[at + 1] != '\n'))) ++lines;
  return lines;
}

std::size_t end_of_plain_cell(std::string_view text, std::size_t at, char separator) {
  while (at < text.size() && text[at] != separator && !is_line_end(text[at])) ++at;
  return at;
}

}  // namespace

void CsvCursor::add_cell(CsvRecord& record) {
  std::optional<QuotedCell> quoted;
  if (text_[at_] == '"' && style_.quotes != Quotes::none) {
    quoted = quoted_cell(text_, at_ + 1, style_.separator, style_.quotes == Quotes::line);
    if (!quoted && style_.quotes == Quotes::strict)
      refuse(Fault::statement_cut_off, std::string(text_.substr(at_, 60)), {*file_, line_, ""});
  }
  if (quoted) {
    const std::string_view cell = text_.substr(at_ + 1, quoted->end - at_ - 1);
    line_ += lines_within(cell);
    record.cells.push_back(quoted->doubled ? record.unquoted.emplace_back(without_doubles(cell)) : cell);
    at_ = quoted->next;
  } else {
    const std::size_t next = end_of_plain_cell(text_, at_, style_.separator);
    record.cells.push_back(text_.substr(at_, next - at_));
    at_ = next;
  }
}

bool CsvCursor::next(CsvRecord& record) {
  record.cells.clear();
  record.unquoted.clear();
  record.line = line_;
  if (is_at_end()) return false;
  passage_.reached(at_);
  for (;;) {
    add_cell(record);
    if (is_at_end() || text_[at_] != style_.separator) break;
    if (++at_ < text_.size()) continue;
    record.cells.emplace_back();  // the empty cell behind the last separator of the text
    break;
  }
  at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
  ++line_;
  return true;
}

CsvText CsvText::parse(std::string_view text, CsvStyle style, const std::string& file) {
  CsvText csv;
  const PagedBytes bytes(text);
  CsvCursor cursor(bytes, style, file);
  for (CsvRecord record; cursor.next(record);) {
    csv.records_.push_back({csv.cells_.size(), record.cells.size(), record.line});
    csv.cells_.insert(csv.cells_.end(), record.cells.begin(), record.cells.end());
    csv.unquoted_.splice(csv.unquoted_.end(), record.unquoted);
  }
  return csv;
}

std::vector<std::string> split_line(std::string_view line, char separator) {
  std::vector<std::string> cells;
  std::size_t at = 0;
  while (true) {
    const auto quoted = at < line.size() && line[at] == '"' ? quoted_cell(line, at + 1, separator, true) : std::nullopt;
    std::size_t next = 0;
    if (quoted) {
      cells.push_back(without_doubles(line.substr(at + 1, quoted->end - at - 1)));
      next = quoted->next;
    } else {
      next = end_of_plain_cell(line, at, separator);
      cells.emplace_back(line.substr(at, next - at));
    }
    if (next >= line.size() || line[next] != separator) return cells;
    at = next + 1;
  }
}

}  // namespace kontor
