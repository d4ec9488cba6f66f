#include "engine/bank/csv.h"

#include <algorithm>
#include <optional>

#include "engine/base/refusal.h"
#include "engine/system/large_memory.h"

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

CsvText CsvText::parse(std::string_view text, CsvStyle style, const std::string& file) {
  CsvText csv;
  reserve_large(csv.cells_, text.size() / 12 + 16);
  csv.records_.reserve(text.size() / 160 + 16);
  std::size_t at = 0;
  int line = 1;
  Record record{0, 0, 1};
  while (at < text.size()) {
    std::size_t next = 0;
    std::optional<QuotedCell> quoted;
    if (text[at] == '"' && style.quotes != Quotes::none) {
      quoted = quoted_cell(text, at + 1, style.separator, style.quotes == Quotes::line);
      if (!quoted && style.quotes == Quotes::strict)
        refuse(Fault::statement_cut_off, std::string(text.substr(at, 60)), {file, line, ""});
    }
    if (quoted) {
      const std::string_view cell = text.substr(at + 1, quoted->end - at - 1);
      line += lines_within(cell);
      csv.cells_.push_back(quoted->doubled ? csv.unquoted_.emplace_back(without_doubles(cell)) : cell);
      next = quoted->next;
    } else {
      next = end_of_plain_cell(text, at, style.separator);
      csv.cells_.push_back(text.substr(at, next - at));
    }
    if (next < text.size() && text[next] == style.separator) {
      at = next + 1;
      if (at < text.size()) continue;
      csv.cells_.emplace_back();  // the empty cell behind the last separator of the text
      next = at;
    }
    record.count = csv.cells_.size() - record.first;
    csv.records_.push_back(record);
    at = next < text.size() && text[next] == '\r' && next + 1 < text.size() && text[next + 1] == '\n' ? next + 2
                                                                                                      : next + 1;
    record = {csv.cells_.size(), 0, ++line};
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
