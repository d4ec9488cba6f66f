#include "engine/bank/csv_header.h"

#include <algorithm>
#include <charconv>

namespace kontor {

namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
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

constexpr std::string_view kCurrency = "{currency}";

bool is_any_name(std::string_view cell, std::string_view name, const std::vector<std::string>* also) {
  if (is_column(cell, name)) return true;
  return also != nullptr &&
         std::any_of(also->begin(), also->end(), [&](const std::string& other) { return is_column(cell, other); });
}

const std::vector<std::string>* other_names(const CsvLayout& layout, const std::string& name) {
  const auto found = layout.also.find(name);
  return found == layout.also.end() ? nullptr : &found->second;
}

std::size_t find_column(std::span<const std::string_view> cells, const std::string& name, const CsvLayout& layout) {
  const NamedColumn wanted = named(name);
  const auto* also = other_names(layout, name);
  std::size_t seen = 0;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (is_any_name(cells[i], wanted.name, also) && ++seen == wanted.which) return i;
  return TableLayout::kNone;
}

// The code that stands in the cell where the name has "{currency}".
std::optional<Currency> currency_in_name(std::span<const std::string_view> cells, const CsvLayout& layout) {
  const auto in = [&](const std::string& name) -> std::optional<Currency> {
    const std::size_t at = name.find(kCurrency);
    if (at == std::string::npos) return std::nullopt;
    for (const std::string_view cell : cells)
      if (is_column(cell, name)) return Currency::from_code(trimmed(cell).substr(at, 3));
    return std::nullopt;
  };
  for (const auto* names : {&layout.header, &layout.optional})
    for (const std::string& name : *names) {
      if (const auto code = in(name)) return code;
      if (const auto* also = other_names(layout, name))
        for (const std::string& other : *also)
          if (const auto code = in(other)) return code;
    }
  return std::nullopt;
}

template <typename Find>
void place_fields(TableLayout& table, const CsvLayout& layout, Find find) {
  for (std::size_t field = 0; field < kFieldCount; ++field)
    for (const std::string& name : layout.columns.at(field))
      if (const std::size_t at = find(name); at != TableLayout::kNone) table.position.at(field).push_back(at);
  if (!layout.elastic.empty()) table.elastic = find(layout.elastic);
  if (!layout.may_lack.empty()) table.may_lack = find(layout.may_lack);
  if (!layout.party_column.empty()) table.party = find(layout.party_column);
  for (const std::string& name : layout.group.by) table.group.push_back(find(name));
  if (!layout.group.fee_column.empty()) table.group_fee = find(layout.group.fee_column);
  for (const auto& [name, words] : layout.idle)
    if (const std::size_t at = find(name); at != TableLayout::kNone) table.idle.emplace_back(at, &words);
  table.day = layout.days.front();
  table.number = layout.numbers.front();
}

bool has_shape(std::string_view cell, const std::string& shape, const CsvLayout& layout) {
  if (shape == "day") return day_in(cell, layout.days.front()).has_value();
  if (shape == "amount")
    return trimmed(cell).empty() || std::any_of(layout.numbers.begin(), layout.numbers.end(), [&](const auto& number) {
             return amount_in(cell, number, layout.currency).has_value();
           });
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
    if (name.starts_with(kCurrency)) {
      if (cell.size() < 3 || !std::all_of(cell.begin(), cell.begin() + 3, is_capital)) return false;
      cell.remove_prefix(3);
      name.remove_prefix(kCurrency.size());
      continue;
    }
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
  for (const std::string& name : layout.header) {
    const std::size_t at = find_column(cells, name, layout);
    if (at == TableLayout::kNone) return std::nullopt;
    table.in_other_words = table.in_other_words || !is_column(cells[at], named(name).name);
  }
  place_fields(table, layout, [&](const std::string& name) { return find_column(cells, name, layout); });
  table.currency = currency_in_name(cells, layout);
  const auto is_known = [&](std::string_view cell) {
    const auto is_it = [&](const std::string& name) {
      return is_any_name(cell, named(name).name, other_names(layout, name));
    };
    return std::any_of(layout.header.begin(), layout.header.end(), is_it) ||
           std::any_of(layout.optional.begin(), layout.optional.end(), is_it);
  };
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool known = is_known(cells[i]);
    if (known || !trimmed(cells[i]).empty()) table.width = i + 1;
    if (!known && !trimmed(cells[i]).empty()) table.unknown.emplace_back(cells[i]);
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
    if (!match) continue;
    const auto rank = [](const TableLayout& table) { return std::pair(!table.layout->own, table.unknown.size()); };
    if (!best || rank(*match) < rank(*best)) best = std::move(match);
  }
  return best;
}

}  // namespace kontor
