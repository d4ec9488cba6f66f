// What an unknown CSV file looks like: its separator, its table, and what the cells of each column can be.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/bank/cell.h"
#include "engine/bank/csv.h"

namespace kontor {

enum class CellKind { empty, day, amount, iban, currency, text };

struct SurveyedColumn {
  std::string name;  // of the header; "3" for the third where there is none
  std::size_t at = 0;
  CellKind kind = CellKind::empty;
  std::vector<std::string_view> cells;  // one per row, trimmed
};

struct TableSurvey {
  CsvStyle style;
  bool has_header = true;
  std::size_t header = 0;               // index of its record
  std::vector<std::size_t> rows;        // indices of the records that are rows of the table
  std::vector<std::size_t> other_rows;  // below the header, as wide as the table or not, without a day
  std::vector<SurveyedColumn> columns;
};

// The ways of writing a day and a number that are tried, the commonest first.
std::span<const DayStyle> day_styles();
std::string pattern_of(const DayStyle& style);  // "TT.MM.JJJJ"
std::span<const NumberStyle> number_styles();

// The text with the most rows of one width; `csv` keeps its cells. Refuses profile_not_drafted (the value says what is
// missing: rows, a day) when it is no table with a column of days.
struct Survey {
  CsvText csv;
  TableSurvey table;
};
Survey survey(std::string_view text, const std::string& file);

}  // namespace kontor
