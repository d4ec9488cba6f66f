#include "engine/bank/csv_facts.h"

#include <algorithm>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

bool is_filled(std::span<const std::string_view> cells) {
  return std::any_of(cells.begin(), cells.end(), [](std::string_view cell) { return !trimmed(cell).empty(); });
}

std::string_view cell_at(std::span<const std::string_view> cells, std::size_t at) {
  return at < cells.size() ? trimmed(cells[at]) : std::string_view();
}

std::string without_blanks(std::string_view text) {
  std::string bare;
  std::copy_if(text.begin(), text.end(), std::back_inserter(bare), [](char c) { return c != ' '; });
  return bare;
}

// The record so many below the one that was read last; none where the preamble is over before.
std::optional<CsvRecord> record_below(CsvCursor records, std::size_t count, std::size_t end) {
  CsvRecord record;
  while (count > 0 && records.at() < end && records.next(record)) --count;
  return count == 0 ? std::optional(std::move(record)) : std::nullopt;
}

// "EUR" of "1.234,56 EUR" or of a cell that is the code.
std::optional<Currency> currency_in(std::string_view cell) {
  if (cell.size() < 3) return std::nullopt;
  const std::string_view code = cell.substr(cell.size() - 3);
  const bool capitals = std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals ? std::optional(Currency::from_code(code)) : std::nullopt;
}

}  // namespace

bool FactReader::has_label(Cells cells, const FactRule& rule) const {
  const std::string_view cell = cell_at(cells, rule.label_at);
  if (rule.label == "*") return !cell.empty();
  return is_column(cell.substr(0, std::min(cell.size(), rule.label.size())), rule.label);
}

std::optional<StatedBalance> FactReader::balance_of(const FactRule& rule, Cells label, Cells value, int line) const {
  const std::string_view cell = cell_at(value, rule.value_at);
  auto amount = amount_in(cell, rule.number, facts_.currency.value_or(layout_.currency));
  if (!amount)
    if (const auto currency = currency_in(cell)) amount = amount_in(cell, rule.number, *currency);
  if (!amount) return std::nullopt;
  if (rule.sign_at) {
    const std::string_view way = cell_at(value, *rule.sign_at);
    const auto& minus = layout_.negative;
    if (std::find(minus.begin(), minus.end(), way) != minus.end()) amount = -absolute(*amount);
  }
  std::optional<Day> day;
  if (rule.day_at) day = first_day_in(cell_at(rule.below > 0 ? value : label, *rule.day_at), day_);
  return StatedBalance{*amount, day, line};
}

bool FactReader::apply(const FactRule& rule, Cells label, Cells value, int line) {
  const std::string_view cell = cell_at(value, rule.value_at);
  switch (rule.kind) {
    case FactKind::account: {
      std::string account = iban_in(cell);
      if (account.empty() && !rule.label.empty()) account = without_blanks(cell.substr(0, cell.find('/')));
      if (facts_.account.empty()) facts_.account = std::move(account);
      return true;
    }
    case FactKind::account_name:
      if (facts_.account_name.empty())
        facts_.account_name = tidy_cell(rule.value_at == rule.label_at && cell.size() >= rule.label.size()
                                            ? cell.substr(rule.label.size())  // "Umsätze Girokonto"
                                            : cell);
      return true;
    case FactKind::currency:
      facts_.currency = currency_in(cell);
      return true;
    case FactKind::period:
      facts_.first_day = first_day_in(cell, day_);
      facts_.last_day = last_day_in(cell, day_);
      return true;
    case FactKind::created:
      facts_.created = first_day_in(cell, day_);
      return true;
    case FactKind::opening:
    case FactKind::closing:
    case FactKind::closing_now: {
      const auto balance = balance_of(rule, label, value, line);
      if (rule.label == "*" && (!balance || !balance->day)) return false;
      if (!balance && rule.required)
        refuse(Fault::statement_amount_malformed, std::string(cell), {file_, line, rule.label});
      auto& slot = rule.kind == FactKind::opening   ? facts_.opening
                   : rule.kind == FactKind::closing ? facts_.closing
                                                    : facts_.closing_now;
      if (balance) slot = balance;
      return true;
    }
    case FactKind::nothing:
      return true;
  }
  return false;
}

void FactReader::read_preamble(CsvCursor records, std::size_t end) {
  std::size_t filled = 0;
  for (CsvRecord record; records.at() < end && records.next(record);) {
    if (!is_filled(record.cells)) continue;
    ++filled;
    for (std::size_t r = 0; r < layout_.facts.size(); ++r) {
      const FactRule& rule = layout_.facts[r];
      const bool is_meant =
          rule.label.empty() ? rule.row == filled : rule.label != "*" && has_label(record.cells, rule);
      if (!is_meant) continue;
      if (rule.below == 0) {
        met_[r] = apply(rule, record.cells, record.cells, record.line) || met_[r];
      } else if (const auto below = record_below(records, rule.below, end)) {
        met_[r] = apply(rule, record.cells, below->cells, below->line) || met_[r];
      }
    }
  }
}

bool FactReader::read_balance_row(const CsvRecord& record) { return has_inner_labels_ && read_row(record, true); }

bool FactReader::read_footer(const CsvRecord& record) { return read_row(record, false); }

bool FactReader::names_another_account(const CsvRecord& record) const {
  const Cells cells = record.cells;
  std::size_t longest = 0;  // "Kontostand" begins with "Konto" and is something else
  bool names = false;
  for (std::size_t r = 0; r < layout_.facts.size(); ++r) {
    const FactRule& rule = layout_.facts[r];
    if (rule.label.empty() || rule.label == "*" || !has_label(cells, rule) || rule.label.size() < longest) continue;
    const bool is_account = rule.kind == FactKind::account || rule.kind == FactKind::account_name;
    names = (names && rule.label.size() == longest) || (is_account && met_[r]);
    longest = rule.label.size();
  }
  return names;
}

bool FactReader::read_row(const CsvRecord& record, bool inner_labels_only) {
  const Cells cells = record.cells;
  bool known = false;
  for (std::size_t r = 0; r < layout_.facts.size(); ++r) {
    const FactRule& rule = layout_.facts[r];
    if (inner_labels_only && rule.label_at == 0) continue;
    if (rule.label.empty() || rule.below > 0 || !has_label(cells, rule)) continue;
    if (!apply(rule, cells, cells, record.line)) continue;
    met_[r] = true;
    known = true;
  }
  return known;
}

void FactReader::guard_required(int line) const {
  for (std::size_t r = 0; r < layout_.facts.size(); ++r)
    if (layout_.facts[r].required && !met_[r])
      refuse(Fault::statement_cut_off, layout_.facts[r].label, {file_, line, ""});
}

}  // namespace kontor
