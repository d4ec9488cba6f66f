#include "engine/bank/csv_style.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

constexpr auto kDayFields = std::to_array({Field::day, Field::day_value});
constexpr auto kMoneyFields = std::to_array({Field::amount, Field::gross, Field::debit, Field::credit, Field::fee,
                                             Field::amount_in, Field::payout, Field::balance});

struct CellOfRow {
  std::string_view text;
  int line;
  std::string_view column;
};

template <std::size_t N>
std::vector<CellOfRow> filled_cells(const TableLayout& table, const CsvText& csv, std::span<const CsvText::Record> rows,
                                    const std::array<Field, N>& fields) {
  std::vector<CellOfRow> cells;
  for (const CsvText::Record& row : rows) {
    const auto of_row = csv.cells(row);
    if (of_row.size() + 1 < table.width) continue;
    for (const Field field : fields)
      for (const std::size_t at : table.cells_of(field)) {
        if (at >= of_row.size()) continue;
        const std::string_view cell = trimmed(of_row[at]);
        const auto& nothing = table.layout->empty_words;
        if (cell.empty() || std::find(nothing.begin(), nothing.end(), cell) != nothing.end()) continue;
        cells.push_back({cell, row.line, table.layout->names_of(field).front()});
      }
  }
  return cells;
}

std::string to_text(Day day) { return day.to_iso(); }
std::string to_text(Amount amount) { return amount.to_plain(); }

// The style that reads the most cells. `read` gives none for a cell that is nothing of the kind.
template <typename Style, typename Read>
Style settled(const std::vector<Style>& styles, const std::vector<CellOfRow>& cells, Read read, Fault open,
              const std::string& file) {
  std::vector<std::size_t> count(styles.size());
  for (const CellOfRow& cell : cells)
    for (std::size_t s = 0; s < styles.size(); ++s) count[s] += read(cell.text, styles[s]) ? 1U : 0U;
  const std::size_t most = *std::max_element(count.begin(), count.end());
  const Style& first = styles[static_cast<std::size_t>(std::find(count.begin(), count.end(), most) - count.begin())];
  for (std::size_t s = 0; s < styles.size(); ++s) {
    if (count[s] != most) continue;
    for (const CellOfRow& cell : cells) {
      const auto one = read(cell.text, first), other = read(cell.text, styles[s]);
      if (one && other && *one != *other)
        refuse(open, std::string(cell.text), {file, cell.line, std::string(cell.column)},
               {to_text(*one), to_text(*other)});
    }
  }
  return first;
}

}  // namespace

void settle_styles(TableLayout& table, const CsvText& csv, std::span<const CsvText::Record> rows,
                   const std::string& file) {
  const CsvLayout& layout = *table.layout;
  const std::vector<DayStyle>& days =
      table.in_other_words && !layout.days_in_other_words.empty() ? layout.days_in_other_words : layout.days;
  table.day = days.front();
  if (days.size() > 1)
    table.day = settled(
        days, filled_cells(table, csv, rows, kDayFields),
        [](std::string_view cell, const DayStyle& style) { return day_in(cell, style); }, Fault::day_order_open, file);
  if (layout.numbers.size() > 1)
    table.number = settled(
        layout.numbers, filled_cells(table, csv, rows, kMoneyFields),
        [&](std::string_view cell, const NumberStyle& style) {
          return amount_in(cell, style, table.currency.value_or(layout.currency));
        },
        Fault::decimal_mark_open, file);
}

}  // namespace kontor
