#include "engine/bank/csv_header.h"

#include <algorithm>
#include <charconv>

namespace kontor {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::size_t letter_size(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

constexpr std::string_view kDamaged = "\xEF\xBF\xBD";

struct NamedColumn {
  std::string_view name;
  std::size_t which;  // of the columns of this name, counted from 1
};

NamedColumn named(std::string_view name) {
  const std::size_t mark = name.rfind('#');
  std::size_t which = 1;
  if (mark == std::string_view::npos || mark + 2 != name.size()) return {name, 1};
  std::from_chars(name.data() + mark + 1, name.data() + name.size(), which);
  return {name.substr(0, mark), which};
}

std::size_t find_column(std::span<const std::string_view> cells, std::string_view name) {
  const NamedColumn wanted = named(name);
  std::size_t seen = 0;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (is_column(cells[i], wanted.name) && ++seen == wanted.which) return i;
  return TableLayout::kNone;
}

template <typename Find>
void place_fields(TableLayout& table, const CsvLayout& layout, Find find) {
  for (std::size_t field = 0; field < kFieldCount; ++field)
    for (const std::string& name : layout.columns.at(field))
      if (const std::size_t at = find(name); at != TableLayout::kNone) table.position.at(field).push_back(at);
  if (!layout.elastic.empty()) table.elastic = find(layout.elastic);
  if (!layout.may_lack.empty()) table.may_lack = find(layout.may_lack);
  if (!layout.party_column.empty()) table.party = find(layout.party_column);
}

bool has_shape(std::string_view cell, const std::string& shape, const CsvLayout& layout) {
  if (shape == "day") return day_in(cell, layout.day).has_value();
  if (shape == "amount") return trimmed(cell).empty() || amount_in(cell, layout.number, layout.currency).has_value();
  if (shape == "iban") return !iban_in(trimmed(cell)).empty();
  if (shape == "currency") {
    const std::string_view code = trimmed(cell);
    return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }
  return !trimmed(cell).empty();
}

}  // namespace

bool is_column(std::string_view cell, std::string_view name) {
  if (name != " ") cell = trimmed(cell);  // one bank calls a column " "
  while (!cell.empty() && !name.empty()) {
    if (cell.starts_with(kDamaged)) {
      cell.remove_prefix(kDamaged.size());
      name.remove_prefix(std::min(name.size(), letter_size(name.front())));
      continue;
    }
    if (lower(cell.front()) != lower(name.front())) return false;
    cell.remove_prefix(1);
    name.remove_prefix(1);
  }
  return cell.empty() && name.empty();
}

std::optional<TableLayout> match_header(std::span<const std::string_view> cells, const CsvLayout& layout) {
  TableLayout table;
  table.layout = &layout;
  for (const std::string& name : layout.header)
    if (find_column(cells, name) == TableLayout::kNone) return std::nullopt;
  place_fields(table, layout, [&](const std::string& name) { return find_column(cells, name); });
  const auto is_known = [&](std::string_view cell) {
    const auto is_it = [&](const std::string& name) { return is_column(cell, named(name).name); };
    return std::any_of(layout.header.begin(), layout.header.end(), is_it) ||
           std::any_of(layout.optional.begin(), layout.optional.end(), is_it);
  };
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool known = is_known(cells[i]);
    if (known || !trimmed(cells[i]).empty()) table.width = i + 1;
    if (!known && !trimmed(cells[i]).empty()) table.unknown.push_back(cells[i]);
  }
  table.padding = cells.size() - table.width + layout.surplus;
  return table;
}

std::optional<TableLayout> match_shape(std::span<const std::string_view> cells, const CsvLayout& layout) {
  while (!cells.empty() && cells.size() > layout.header.size() && trimmed(cells.back()).empty())
    cells = cells.first(cells.size() - 1);
  TableLayout table;
  table.layout = &layout;
  table.width = layout.header.size() - layout.optional.size();
  if (cells.size() < table.width || (cells.size() > layout.header.size() && layout.elastic.empty()))
    return std::nullopt;
  const auto find = [&](const std::string& name) {
    const auto found = std::find(layout.header.begin(), layout.header.end(), name);
    return found == layout.header.end() ? TableLayout::kNone : static_cast<std::size_t>(found - layout.header.begin());
  };
  for (const auto& [name, shape] : layout.shape) {
    const std::size_t at = find(name);
    if (at >= cells.size() || !has_shape(cells[at], shape, layout)) return std::nullopt;
  }
  place_fields(table, layout, find);
  return table;
}

std::optional<TableLayout> best_match(std::span<const std::string_view> cells,
                                      const std::vector<const CsvLayout*>& layouts) {
  std::optional<TableLayout> best;
  for (const CsvLayout* layout : layouts) {
    if (layout->without_header) continue;
    auto match = match_header(cells, *layout);
    if (match && (!best || match->unknown.size() < best->unknown.size())) best = std::move(match);
  }
  return best;
}

}  // namespace kontor
