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

// Calls take(cell, line, field) for every filled cell of these fields.
template <std::size_t N, typename Take>
void over_filled_cells(const TableLayout& table, CsvCursor rows, const std::array<Field, N>& fields, Take take) {
  const auto& nothing = table.layout->empty_words;
  for (CsvRecord row; rows.next(row);) {
    if (row.cells.size() + 1 < table.width) continue;
    for (const Field field : fields)
      for (const std::size_t at : table.cells_of(field)) {
        if (at >= row.cells.size()) continue;
        const std::string_view cell = trimmed(row.cells[at]);
        if (cell.empty() || std::find(nothing.begin(), nothing.end(), cell) != nothing.end()) continue;
        take(cell, row.line, field);
      }
  }
}

std::string to_text(Day day) { return day.to_iso(); }
std::string to_text(Amount amount) { return amount.to_plain(); }

// The style that reads the most cells. `over_cells` is over_filled_cells() of a table; `read` gives none for a cell
// that is nothing of the kind.
template <typename Style, typename OverCells, typename Read>
Style settled(const std::vector<Style>& styles, OverCells over_cells, Read read, Fault open, const TableLayout& table,
              const std::string& file) {
  std::vector<std::size_t> count(styles.size());
  over_cells([&](std::string_view cell, int, Field) {
    for (std::size_t s = 0; s < styles.size(); ++s) count[s] += read(cell, styles[s]) ? 1U : 0U;
  });
  const auto most = std::max_element(count.begin(), count.end());
  const Style& first = styles[static_cast<std::size_t>(most - count.begin())];
  for (auto other = most + 1; (other = std::find(other, count.end(), *most)) != count.end(); ++other) {
    const Style& style = styles[static_cast<std::size_t>(other - count.begin())];
    over_cells([&](std::string_view cell, int line, Field field) {
      const auto one = read(cell, first), another = read(cell, style);
      if (one && another && *one != *another)
        refuse(open, std::string(cell), {file, line, table.layout->names_of(field).front()},
               {to_text(*one), to_text(*another)});
    });
  }
  return first;
}

}  // namespace

void settle_styles(TableLayout& table, const CsvCursor& rows, const std::string& file) {
  const CsvLayout& layout = *table.layout;
  const std::vector<DayStyle>& days =
      table.in_other_words && !layout.days_in_other_words.empty() ? layout.days_in_other_words : layout.days;
  table.day = days.front();
  if (days.size() > 1)
    table.day = settled(
        days, [&](auto take) { over_filled_cells(table, rows, kDayFields, take); },
        [](std::string_view cell, const DayStyle& style) { return day_in(cell, style); }, Fault::day_order_open, table,
        file);
  if (layout.numbers.size() > 1)
    table.number = settled(
        layout.numbers, [&](auto take) { over_filled_cells(table, rows, kMoneyFields, take); },
        [&](std::string_view cell, const NumberStyle& style) {
          return amount_in(cell, style, table.currency.value_or(layout.currency));
        },
        Fault::decimal_mark_open, table, file);
}

}  // namespace kontor
