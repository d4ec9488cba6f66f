// Knowing a table by the names of its columns, wherever in the file they stand.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/bank/profile.h"

namespace kontor {

// A layout met in a file: where each field stands.
struct TableLayout {
  const CsvLayout* layout = nullptr;
  DayStyle day;  // the layout's first, until settle_styles()
  NumberStyle number;
  std::optional<Currency> currency;  // that the name of a column says, "Gutschrift in CHF"
  bool in_other_words = false;       // a name of CsvLayout::also was met
  std::size_t width = 0;             // cells up to the last named column
  std::size_t padding = 0;           // empty cells behind it, of a spreadsheet or CsvLayout::surplus
  std::array<std::vector<std::size_t>, kFieldCount> position;  // cells of a field, in the order of the profile
  std::size_t elastic = kNone;
  std::size_t may_lack = kNone;
  std::size_t party = kNone;
  std::vector<std::size_t> group;  // see GroupRule
  std::size_t group_fee = kNone;
  std::vector<std::pair<std::size_t, const std::vector<std::string>*>> idle;
  std::vector<std::string> unknown;  // names the profile does not know

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  const std::vector<std::size_t>& cells_of(Field field) const { return position.at(static_cast<std::size_t>(field)); }
};

// Whether a cell of a header is this name: blanks at the ends and capitals do not count, and a damaged letter (U+FFFD)
// stands for any one letter. "{currency}" in a name stands for any three capitals.
bool is_column(std::string_view cell, std::string_view name);

// The table when every name of the layout's header, or another name of the same column (CsvLayout::also), is among the
// cells. "Name#2" is the second column of that name.
std::optional<TableLayout> match_header(std::span<const std::string_view> cells, const CsvLayout& layout);
// The table of a layout without header when the cells have its shape.
std::optional<TableLayout> match_shape(std::span<const std::string_view> cells, const CsvLayout& layout);

// The layout that knows the most of these cells; among equals the first. An own layout of the client goes before.
std::optional<TableLayout> best_match(std::span<const std::string_view> cells,
                                      const std::vector<const CsvLayout*>& layouts);

}  // namespace kontor
