// Cuts CSV text into records and cells, fast and without copying: cells are views into the text.
#pragma once

#include <cstddef>
#include <list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/system/paged_bytes.h"

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

struct CsvRecord {
  std::vector<std::string_view> cells;  // views into the text, or into `unquoted`
  int line = 0;                         // of its first cell, counted from 1; CRLF, LF and CR each end a line
  std::list<std::string> unquoted;      // cells with doubled quotes, which had to be rewritten
};

// Walks through the records of a text. A copy of it goes its own way from the same place.
class CsvCursor {
 public:
  // The text and the name of the file must outlive the cursor.
  CsvCursor(const PagedBytes& text, CsvStyle style, const std::string& file)
      : text_(text.view()), style_(style), file_(&file), passage_(text) {}

  // False at the end. A quote inside a quoted cell counts as its end only before a separator, a line end or the end of
  // the text. Refuses statement_cut_off when a quoted cell never closes.
  bool next(CsvRecord& record);
  bool is_at_end() const { return at_ >= text_.size(); }
  // Where the next record begins.
  std::size_t at() const { return at_; }

 private:
  void add_cell(CsvRecord& record);

  std::string_view text_;
  CsvStyle style_;
  const std::string* file_;
  Passage passage_;
  std::size_t at_ = 0;
  int line_ = 1;
};

// All records of a text at once.
class CsvText {
 public:
  struct Record {
    std::size_t first = 0;  // of its cells
    std::size_t count = 0;
    int line = 0;
  };

  // The text must outlive the object. Refuses what CsvCursor::next() refuses.
  static CsvText parse(std::string_view text, CsvStyle style, const std::string& file);

  const std::vector<Record>& records() const { return records_; }
  std::span<const std::string_view> cells(const Record& record) const {
    return std::span(cells_).subspan(record.first, record.count);
  }

 private:
  std::vector<std::string_view> cells_;
  std::vector<Record> records_;
  std::list<std::string> unquoted_;
};

// The cells of one line; never refuses. For looking for a header before the layout is known.
std::vector<std::string> split_line(std::string_view line, char separator);

}  // namespace kontor
