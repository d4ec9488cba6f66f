// The cells of a row by the fields of a layout.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/bank/csv_header.h"
#include "engine/base/finding.h"

namespace kontor {

using CsvCells = std::span<const std::string_view>;

class CellReader {
 public:
  // The table must outlive it.
  CellReader(const TableLayout& table, std::string file)
      : table_(table), layout_(*table.layout), file_(std::move(file)) {}

  const CsvLayout& layout() const { return layout_; }
  const TableLayout& table() const { return table_; }
  // The first filled cell of a field; empty when there is none, or when it holds a word for "nothing".
  std::string_view first_of(CsvCells cells, Field field) const;
  bool has(Field field) const { return !table_.cells_of(field).empty(); }
  bool is_nothing(std::string_view cell) const;
  // Where a finding about this field of this line is.
  Where where(int line, Field field) const;
  const std::string& file() const { return file_; }

 private:
  const TableLayout& table_;
  const CsvLayout& layout_;
  std::string file_;
};

// Whether the cell begins with one of the words, capitals aside ("Umsatz vorgemerkt, gelöscht"). An empty word stands
// for an empty cell.
bool is_word(std::string_view cell, const std::vector<std::string>& words);

}  // namespace kontor
