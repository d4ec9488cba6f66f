// Which row of which table stands where in a workbook, and the formulas of sums that follow from it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/report/document.h"

namespace kontor {

// A stretch of rows of one table on one sheet.
struct SheetPart {
  std::string sheet;  // its legal, unique name
  const Table* table;
  std::size_t first = 0;  // row of the table
  std::size_t count = 0;
  std::size_t row = 0;  // of the sheet, counted from 0, where `first` stands
  bool ends_table = true;
};

// "F" for 5.
std::string column_letters(std::size_t column);

// The sum of the parts of a total row as a formula, like "=SUM(F6:F9)-F12", for one column; nothing when the parts do
// not add up to the cell, or hold other currencies or more digits than a spreadsheet calculates with (15).
// `parts` are all stretches of the table, in order; `at` is the one the total stands on.
std::optional<std::string> sum_formula(const Row& total, std::size_t column, const std::vector<SheetPart>& parts,
                                       const SheetPart& at);

// Whether a spreadsheet calculates with this amount exactly.
bool is_exact_in_spreadsheet(Amount amount);

}  // namespace kontor
