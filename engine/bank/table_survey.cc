#include "engine/bank/table_survey.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

constexpr auto kSeparators = std::to_array<char>({';', ',', '\t', '|'});
constexpr std::size_t kColumnsMin = 3;

using Cells = std::span<const std::string_view>;

std::size_t width_of(Cells cells) {
  std::size_t width = cells.size();
  while (width > 0 && trimmed(cells[width - 1]).empty()) --width;
  return width;
}

bool is_day(std::string_view cell) {
  const auto styles = day_styles();
  return std::any_of(styles.begin(), styles.end(), [&](const DayStyle& style) { return day_in(cell, style); });
}

bool is_amount(std::string_view cell) {
  const auto styles = number_styles();
  return std::any_of(styles.begin(), styles.end(),
                     [&](const NumberStyle& style) { return amount_in(cell, style, kEuro); });
}

bool is_currency(std::string_view cell) {
  return cell.size() == 3 && std::all_of(cell.begin(), cell.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool has_day(Cells cells) {
  return std::any_of(cells.begin(), cells.end(), [](std::string_view cell) { return is_day(trimmed(cell)); });
}

bool is_row(Cells cells) {
  return cells.size() >= kColumnsMin && has_day(cells) &&
         std::any_of(cells.begin(), cells.end(),
                     [](std::string_view cell) { return !is_day(trimmed(cell)) && is_amount(trimmed(cell)); });
}

// A name for each cell, none of them twice, and nothing that is data.
bool is_header(Cells cells, std::size_t columns) {
  if (width_of(cells) + 2 < columns) return false;
  std::size_t names = 0;
  for (const std::string_view cell : cells) {
    const std::string_view name = trimmed(cell);
    if (name.empty()) continue;
    if (is_day(name) || is_amount(name) || is_iban(name)) return false;
    ++names;
  }
  return names >= kColumnsMin;
}

CellKind kind_of(const std::vector<std::string_view>& cells) {
  std::vector<std::string_view> filled;
  std::copy_if(cells.begin(), cells.end(), std::back_inserter(filled), [](auto cell) { return !cell.empty(); });
  if (filled.empty()) return CellKind::empty;
  const auto all = [&](auto test) { return std::all_of(filled.begin(), filled.end(), test); };
  if (all(is_day)) return CellKind::day;
  if (std::any_of(filled.begin(), filled.end(), [](auto cell) { return is_iban(cell); }))
    return all([](auto cell) { return cell.find_first_of(",") == std::string_view::npos; }) ? CellKind::iban
                                                                                            : CellKind::text;
  if (all(is_currency)) return CellKind::currency;
  if (all(is_amount)) return CellKind::amount;
  return CellKind::text;
}

// Rows of the commonest width.
std::size_t count_rows(const CsvText& csv) {
  std::map<std::size_t, std::size_t> by_width;
  for (const CsvText::Record& record : csv.records())
    if (is_row(csv.cells(record))) ++by_width[record.count];
  std::size_t most = 0;
  for (const auto& [width, rows] : by_width) most = std::max(most, rows);
  return most;
}

void read_table(const CsvText& csv, TableSurvey& table, const std::string& file) {
  const auto& records = csv.records();
  std::optional<std::size_t> first;
  std::size_t columns = 0;
  for (std::size_t i = 0; i < records.size(); ++i)
    if (is_row(csv.cells(records[i]))) {
      if (!first) first = i;
      columns = std::max(columns, records[i].count);
    }
  if (!first) refuse(Fault::profile_not_drafted, "rows", {file, 0, ""});
  table.has_header = false;
  for (std::size_t i = *first; i-- > 0 && !table.has_header;)
    if (is_header(csv.cells(records[i]), columns)) {
      table.has_header = true;
      table.header = i;
    }
  for (std::size_t i = table.has_header ? table.header + 1 : 0; i < records.size(); ++i) {
    const Cells cells = csv.cells(records[i]);
    if (is_row(cells))
      table.rows.push_back(i);
    else if (width_of(cells) > 0)
      table.other_rows.push_back(i);
  }
  const Cells names = table.has_header ? csv.cells(records[table.header]) : Cells();
  columns = table.has_header ? std::max(width_of(names), std::min(columns, names.size())) : columns;
  for (std::size_t at = 0; at < columns; ++at) {
    SurveyedColumn column;
    column.at = at;
    column.name = table.has_header && at < names.size() ? std::string(trimmed(names[at])) : "";
    if (column.name.empty() && !table.has_header) column.name = std::to_string(at + 1);
    for (const std::size_t row : table.rows) {
      const Cells cells = csv.cells(records[row]);
      column.cells.push_back(at < cells.size() ? trimmed(cells[at]) : std::string_view());
    }
    column.kind = kind_of(column.cells);
    table.columns.push_back(std::move(column));
  }
}

}  // namespace

std::span<const DayStyle> day_styles() {
  static const auto kStyles = [] {
    std::vector<DayStyle> styles;
    for (const char* pattern : {"TT.MM.JJJJ", "JJJJ-MM-TT", "TT/MM/JJJJ", "MM/TT/JJJJ", "TT-MM-JJJJ", "MM-TT-JJJJ",
                                "JJJJ/MM/TT", "JJJJ.MM.TT"}) {
      styles.push_back(*DayStyle::from_pattern(pattern));
      styles.back().padded = false;
      styles.back().exact_year = styles.back().order[0] == 'J';  // "26.03.01" is no year 26
    }
    return styles;
  }();
  return kStyles;
}

std::string pattern_of(const DayStyle& style) {
  std::string pattern;
  for (const char part : style.order) {
    if (!pattern.empty()) pattern.push_back(style.mark);
    pattern += std::string(part == 'J' ? 4 : 2, part);
  }
  return pattern;
}

std::span<const NumberStyle> number_styles() {
  static constexpr auto kStyles =
      std::to_array<NumberStyle>({{',', '.', false}, {'.', ',', false}, {'.', '\'', false}});
  return kStyles;
}

Survey survey(std::string_view text, const std::string& file) {
  std::optional<Survey> best;
  std::size_t most = 0;
  for (const char separator : kSeparators) {
    const CsvStyle style{separator, Quotes::line};
    CsvText csv = CsvText::parse(text, style, file);
    const std::size_t rows = count_rows(csv);
    if (rows <= most) continue;
    most = rows;
    best.emplace(Survey{std::move(csv), {}});
    best->table.style = style;
  }
  if (!best) refuse(Fault::profile_not_drafted, "rows", {file, 0, ""});
  read_table(best->csv, best->table, file);
  return *std::move(best);
}

}  // namespace kontor
