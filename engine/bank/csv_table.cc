#include "engine/bank/csv_table.h"

#include <algorithm>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

using Cells = std::span<const std::string_view>;

KnownBalance known(const StatedBalance& stated, std::optional<Day> otherwise, bool opening) {
  return {stated.day ? *stated.day : otherwise.value_or(Day()), stated.amount, opening, stated.line};
}

}  // namespace

CsvTable::CsvTable(const TableLayout& table, const std::string& file, const Preamble& preamble,
                   std::shared_ptr<SpilledBytes> texts)
    : file_(file), texts_(std::move(texts)), facts_(*table.layout, table.day, file) {
  facts_.read_preamble(preamble.begin, preamble.end);
  rows_.emplace(table, file, facts_.facts().currency.value_or(table.currency.value_or(table.layout->currency)));
}

void CsvTable::add(Cells cells, int line) {
  CsvRow row = rows_->read(cells, line);
  last_line_ = line;
  if (row.is_payout) payout_line_ = line;
  if (row.other_side) add_other_side(row);
  if (merged_with_group(row)) return;
  const std::size_t index = statement_for(row);
  BankLines& lines = statements_[index].lines;
  if (!row.has_day) without_day_.emplace_back(index, lines.size());
  if (!row.group.empty()) groups_.emplace(row.group, std::pair(index, lines.size()));
  lines.push_back(row.line);
}

void CsvTable::add_purpose(const std::string& more) {
  if (statements_.empty()) return;
  BankLines& lines = statements_[last_].lines;
  BankLine line = lines.back();
  if (!line.purpose.empty()) line.purpose.push_back(' ');
  line.purpose += tidy_cell(more);
  lines.replace(lines.size() - 1, line);
}

void CsvTable::finish(StatementFile& out) {
  facts_.guard_required(last_line_);
  const CsvFacts& facts = facts_.facts();
  if (statements_.empty() && (facts.closing || facts.closing_now || facts.opening))
    statements_.push_back(new_statement(facts.account, facts.account_name, facts.currency.value_or(layout().currency)));
  fill_missing_days();
  guard_balanced();
  for (Statement& statement : statements_) {
    settle_fees(statement);
    settle_references(statement);
    settle_balances(statement, statements_.size() == 1 ? stated(statement) : StatedBalances{}, file_, out.findings);
    out.statements.push_back(std::move(statement));
  }
  for (const std::string& column : rows_->table().unknown)
    out.findings.push_back({Fault::column_new, {file_, 0, ""}, tidy_cell(column), {}});
  if (rows_->met_excel_reference()) out.findings.push_back({Fault::reference_damaged, {file_, 0, ""}, "E+", {}});
}

Statement CsvTable::new_statement(const std::string& account, const std::string& name, Currency currency) const {
  Statement statement;
  statement.account = account;
  statement.account_name = name;
  statement.currency = currency;
  statement.lines = BankLines(texts_);
  return statement;
}

// The part of an order that came first takes the others in.
bool CsvTable::merged_with_group(const CsvRow& row) {
  if (row.group.empty()) return false;
  const auto found = groups_.find(row.group);
  if (found == groups_.end()) return false;
  const auto [statement, at] = found->second;
  BankLine line = statements_[statement].lines[at];
  line.amount += row.line.amount;
  line.fee += row.line.fee;
  statements_[statement].lines.replace(at, line);
  return true;
}

// The currency that arrives in an exchange: a line of its own, in the statement of that currency.
void CsvTable::add_other_side(const CsvRow& row) {
  CsvRow other = row;
  other.other_side.reset();
  other.line.amount = *row.other_side;
  other.line.fee = Amount(0, other.line.amount.currency());
  other.line.balance_after.reset();
  other.line.amount_original = row.line.amount;
  const std::size_t index = statement_for(other);
  statements_[index].lines.push_back(other.line);
}

// A fee that stands in a row of its own as well, under the same reference, is no part of this line.
void CsvTable::settle_fees(Statement& statement) const {
  if (!layout().fee.within || layout().names_of(Field::reference).empty() || layout().names_of(Field::gross).size() > 0)
    return;
  for (const std::size_t at : lines_with_repeated_reference(statement.lines)) {
    BankLine line = statement.lines[at];
    line.fee = Amount(0, line.amount.currency());
    statement.lines.replace(at, line);
  }
}

// The parts of a settlement add up to its payout; in a file that was cut they do not.
void CsvTable::guard_balanced() const {
  if (!layout().balanced) return;
  for (const Statement& statement : statements_) {
    Amount parts(0, statement.currency), paid_out(0, statement.currency);
    for (const LineOutline& line : statement.lines.outlines())
      if (line.state == LineState::booked) (line.line == payout_line_ ? paid_out : parts) += line.amount;
    if (parts + paid_out != Amount(0, statement.currency))
      refuse(Fault::payout_differs, (-paid_out).to_plain(), {file_, payout_line_, ""}, {parts.to_plain()});
  }
}

std::size_t CsvTable::statement_for(const CsvRow& row) {
  const CsvFacts& facts = facts_.facts();
  const std::string& account = row.account.empty() ? facts.account : row.account;
  const std::string& said = row.account_name.empty() ? facts.account_name : row.account_name;
  const std::string& name = said.empty() && account.empty() ? layout().account_name : said;
  const Currency currency = row.line.amount.currency();
  const auto fits = [&](const Statement& statement) {
    return statement.account == account && statement.currency == currency &&
           (!account.empty() || statement.account_name == name);
  };
  if (last_ < statements_.size() && fits(statements_[last_])) return last_;
  const auto found = std::find_if(statements_.begin(), statements_.end(), fits);
  last_ = static_cast<std::size_t>(found - statements_.begin());
  if (found != statements_.end()) return last_;
  statements_.push_back(new_statement(account, name, currency));
  return last_;
}

// A pending row without any day stands at the end of what the file covers.
void CsvTable::fill_missing_days() {
  Day last = facts_.facts().last_day.value_or(Day());
  for (const Statement& statement : statements_)
    for (const LineOutline& line : statement.lines.outlines()) last = std::max(last, line.day);
  for (const auto& [statement, at] : without_day_) {
    BankLine line = statements_[statement].lines[at];
    line.day = last;
    statements_[statement].lines.replace(at, line);
  }
}

StatedBalances CsvTable::stated(const Statement& statement) const {
  const CsvFacts& facts = facts_.facts();
  std::optional<Day> first = facts.first_day;
  std::optional<Day> last = facts.last_day;
  for (const LineOutline& line : statement.lines.outlines()) {
    if (line.state != LineState::booked) continue;
    first = first ? std::min(*first, line.day) : line.day;
    last = last ? std::max(*last, line.day) : line.day;
  }
  StatedBalances balances;
  if (facts.opening && (first || facts.opening->day)) balances.opening = known(*facts.opening, first, true);
  if (facts.closing && (last || facts.closing->day)) {
    balances.closing = known(*facts.closing, last, false);
  } else if (facts.closing_now) {
    const std::optional<Day> day = facts.closing_now->day ? facts.closing_now->day : facts.created;
    if (day) balances.closing = known(*facts.closing_now, day, false);
    balances.closing_is_last = day && facts.last_day && *facts.last_day >= *day;
  }
  return balances;
}

}  // namespace kontor
