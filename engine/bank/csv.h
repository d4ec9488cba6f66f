// Cuts CSV text into records and cells, fast and without copying: cells are views into the text.
#pragma once

#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kontor {

// What a '"' at the start of a cell means. Elsewhere in a cell it is always an ordinary letter.
enum class Quotes {
  strict,  // opens a quoted cell, which may hold separators and line ends; one that never closes is a cut-off file
  line,    // the same when the cell closes on its own line, else an ordinary letter (banks that do not quote at all)
  none,    // an ordinary letter
};

struct CsvStyle {
  char separator = ';';
  Quotes quotes = Quotes::strict;
};

class CsvText {
 public:
  struct Record {
    std::size_t first = 0;  // of its cells
    std::size_t count = 0;
    int line = 0;  // of its first cell, counted from 1; CRLF, LF and CR each end a line
  };

  // The text must outlive the object. A quote inside a quoted cell counts as its end only before a separator, a line
  // end or the end of the text. Refuses statement_cut_off when the last quoted cell never closes.
  static CsvText parse(std::string_view text, CsvStyle style, const std::string& file);

  const std::vector<Record>& records() const { return records_; }
  std::span<const std::string_view> cells(const Record& record) const {
    return std::span(cells_).subspan(record.first, record.count);
  }

 private:
  std::vector<std::string_view> cells_;
  std::vector<Record> records_;
  std::deque<std::string> unquoted_;  // cells with doubled quotes, which had to be rewritten
};

// The cells of one line; never refuses. For looking for a header before the layout is known.
std::vector<std::string> split_line(std::string_view line, char separator);

}  // namespace kontor
