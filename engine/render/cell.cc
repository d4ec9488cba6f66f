#include "engine/render/cell.h"

#include <algorithm>

#include "engine/text/fold.h"

namespace kontor {

namespace {

struct Printer {
  ColumnKind kind;
  const Wording& wording;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return tidy(text); }
  std::string operator()(Day day) const { return wording.day({day.year(), day.month(), day.day()}); }
  std::string operator()(Amount amount) const {
    std::string text = wording.number(amount.to_plain());
    if (amount.currency() != kEuro) text.append(" ").append(amount.currency().code());
    return text;
  }
  std::string operator()(const Decimal& number) const {
    const std::string plain = number.to_plain();
    return kind == ColumnKind::percent ? wording.percent(plain) : wording.number(plain);
  }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
};

}  // namespace

bool is_figure(ColumnKind kind) {
  return kind == ColumnKind::amount || kind == ColumnKind::number || kind == ColumnKind::percent;
}

bool is_mere_heading(const Row& row) {
  return row.role == RowRole::heading && std::none_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
           return std::holds_alternative<Amount>(cell) || std::holds_alternative<Decimal>(cell);
         });
}

bool has_foreign_currency(const Table& table, std::size_t column) {
  return std::any_of(table.rows.begin(), table.rows.end(), [&](const Row& row) {
    const auto* amount = std::get_if<Amount>(&row.cells[column]);
    return amount && amount->currency() != kEuro;
  });
}

std::string printed(const Cell& cell, ColumnKind kind, const Wording& wording) {
  return std::visit(Printer{kind, wording}, cell);
}

}  // namespace kontor
