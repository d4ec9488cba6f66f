#include "engine/bank/csv_reader.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "engine/bank/csv_facts.h"
#include "engine/bank/csv_header.h"
#include "engine/bank/csv_row.h"
#include "engine/bank/csv_style.h"
#include "engine/bank/statement_check.h"
#include "engine/base/refusal.h"
#include "engine/system/large_memory.h"

namespace kontor {

namespace {

constexpr int kHeaderLinesMax = 100;
constexpr std::size_t kPreambleRowsMax = 30;
constexpr std::size_t kLineSizeMax = 8192;

using Layouts = std::vector<const CsvLayout*>;
using Cells = std::span<const std::string_view>;

std::vector<std::string_view> views(const std::vector<std::string>& cells) { return {cells.begin(), cells.end()}; }

bool is_blank_row(Cells cells) {
  return std::all_of(cells.begin(), cells.end(), [](std::string_view cell) { return trimmed(cell).empty(); });
}

// Calls on_line(line, number) for the first lines of the text until it returns true.
template <typename OnLine>
bool over_first_lines(std::string_view text, OnLine on_line) {
  for (int number = 1; number <= kHeaderLinesMax && !text.empty(); ++number) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    if (end <= kLineSizeMax && on_line(text.substr(0, end), number)) return true;
    const bool crlf = text.substr(end).starts_with("\r\n");
    text.remove_prefix(std::min(text.size(), end + (crlf ? 2 : 1)));
  }
  return false;
}

std::vector<char> separators_of(const std::vector<CsvLayout>& layouts) {
  std::vector<char> separators;
  for (const CsvLayout& layout : layouts)
    if (std::find(separators.begin(), separators.end(), layout.style.separator) == separators.end())
      separators.push_back(layout.style.separator);
  return separators;
}

const CsvLayout* layout_by_header(std::string_view text, const std::vector<CsvLayout>& layouts) {
  const CsvLayout* found = nullptr;
  over_first_lines(text, [&](std::string_view line, int) {
    for (const char separator : separators_of(layouts)) {
      const auto cells = split_line(line, separator);
      if (cells.size() < 2) continue;
      Layouts candidates;
      for (const CsvLayout& layout : layouts)
        if (layout.style.separator == separator) candidates.push_back(&layout);
      if (const auto match = best_match(views(cells), candidates)) {
        found = match->layout;
        return true;
      }
    }
    return false;
  });
  return found;
}

const CsvLayout* layout_by_shape(std::string_view text, const std::vector<CsvLayout>& layouts) {
  const CsvLayout* found = nullptr;
  over_first_lines(text, [&](std::string_view line, int) {
    if (trimmed(line).empty()) return false;
    for (const CsvLayout& layout : layouts) {
      if (!layout.without_header || found != nullptr) continue;
      const auto cells = split_line(line, layout.style.separator);
      if (match_shape(views(cells), layout)) found = &layout;
    }
    return true;
  });
  return found;
}

// What an unknown file looks like: the first line near its top with at least half the cells of the widest one.
Finding unknown_file(std::string_view text, const std::string& file) {
  const auto cells_of = [](std::string_view line) {
    std::size_t most = 0;
    for (const char separator : {';', ',', '\t'}) most = std::max(most, split_line(line, separator).size());
    return most;
  };
  std::size_t widest = 2;
  over_first_lines(text, [&](std::string_view line, int) {
    widest = std::max(widest, cells_of(line));
    return false;
  });
  Finding finding{Fault::statement_unknown, {file, 0, ""}, "", {}};
  over_first_lines(text, [&](std::string_view line, int number) {
    if (cells_of(line) * 2 < widest) return false;
    finding.where.line = number;
    finding.value = tidy_cell(line.substr(0, line.size() > 400 ? line.rfind(' ', 400) : line.size()));
    return true;
  });
  return finding;
}

// Gathers the lines of one table by account and currency, then settles each statement.
class Table {
 public:
  Table(const TableLayout& table, const CsvText& csv, const std::string& file,
        std::span<const CsvText::Record> preamble)
      : file_(file), rows_in_file_(csv.records().size()), facts_(*table.layout, table.day, csv, file) {
    facts_.read_preamble(preamble);
    rows_.emplace(table, file, facts_.facts().currency.value_or(table.currency.value_or(table.layout->currency)));
  }

  RowReader& rows() { return *rows_; }
  const RowReader& rows() const { return *rows_; }
  FactReader& facts() { return facts_; }
  const CsvLayout& layout() const { return *rows_->table().layout; }

  void add(Cells cells, int line) {
    CsvRow row = rows_->read(cells, line);
    last_line_ = line;
    if (row.is_payout) payout_line_ = line;
    if (row.other_side) add_other_side(row);
    if (merged_with_group(row)) return;
    const std::size_t index = statement_for(row);
    std::vector<BankLine>& lines = statements_[index].lines;
    if (lines.capacity() == lines.size()) lines.reserve(std::max<std::size_t>(64, lines.size() * 4));
    if (!row.has_day) without_day_.emplace_back(index, lines.size());
    if (!row.group.empty()) groups_.emplace(row.group, std::pair(index, lines.size()));
    lines.push_back(std::move(row.line));
  }
  void add_purpose(const std::string& more) {
    if (statements_.empty()) return;
    std::string& purpose = statements_[last_].lines.back().purpose;
    if (!purpose.empty()) purpose.push_back(' ');
    purpose += tidy_cell(more);
  }

  bool has_lines() const { return last_line_ > 0; }

  void finish(StatementFile& out) {
    facts_.guard_required(last_line_);
    const CsvFacts& facts = facts_.facts();
    if (statements_.empty() && (facts.closing || facts.closing_now || facts.opening))
      statements_.push_back(
          new_statement(facts.account, facts.account_name, facts.currency.value_or(layout().currency)));
    fill_missing_days();
    guard_balanced();
    for (Statement& statement : statements_) {
      settle_fees(statement);
      settle_references(statement);
      settle_balances(statement, statements_.size() == 1 ? stated(statement) : StatedBalances{}, file_, out.findings);
      out.statements.push_back(std::move(statement));
    }
    for (const std::string_view column : rows_->table().unknown)
      out.findings.push_back({Fault::column_new, {file_, 0, ""}, tidy_cell(column), {}});
    if (rows_->met_excel_reference()) out.findings.push_back({Fault::reference_damaged, {file_, 0, ""}, "E+", {}});
  }

 private:
  static Statement new_statement(const std::string& account, const std::string& name, Currency currency) {
    Statement statement;
    statement.account = account;
    statement.account_name = name;
    statement.currency = currency;
    return statement;
  }

  // The part of an order that came first takes the others in.
  bool merged_with_group(const CsvRow& row) {
    if (row.group.empty()) return false;
    const auto found = groups_.find(row.group);
    if (found == groups_.end()) return false;
    BankLine& line = statements_[found->second.first].lines[found->second.second];
    line.amount += row.line.amount;
    line.fee += row.line.fee;
    return true;
  }

  // The currency that arrives in an exchange: a line of its own, in the statement of that currency.
  void add_other_side(const CsvRow& row) {
    CsvRow other = row;
    other.other_side.reset();
    other.line.amount = *row.other_side;
    other.line.fee = Amount(0, other.line.amount.currency());
    other.line.balance_after.reset();
    other.line.amount_original = row.line.amount;
    const std::size_t index = statement_for(other);
    statements_[index].lines.push_back(std::move(other.line));
  }

  // A fee that stands in a row of its own as well, under the same reference, is no part of this line.
  void settle_fees(Statement& statement) const {
    if (!layout().fee.within || layout().names_of(Field::reference).empty() ||
        layout().names_of(Field::gross).size() > 0)
      return;
    std::unordered_map<std::string_view, int> rows;
    for (const BankLine& line : statement.lines) ++rows[line.reference];
    for (BankLine& line : statement.lines)
      if (!line.reference.empty() && rows[line.reference] > 1) line.fee = Amount(0, line.amount.currency());
  }

  // The parts of a settlement add up to its payout; in a file that was cut they do not.
  void guard_balanced() const {
    if (!layout().balanced) return;
    for (const Statement& statement : statements_) {
      Amount parts(0, statement.currency), paid_out(0, statement.currency);
      for (const BankLine& line : statement.lines)
        if (line.state == LineState::booked) (line.line == payout_line_ ? paid_out : parts) += line.amount;
      if (parts + paid_out != Amount(0, statement.currency))
        refuse(Fault::payout_differs, (-paid_out).to_plain(), {file_, payout_line_, ""}, {parts.to_plain()});
    }
  }

  std::size_t statement_for(const CsvRow& row) {
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
    if (statements_.size() == 1) reserve_large(statements_.front().lines, rows_in_file_);
    return last_;
  }

  // A pending row without any day stands at the end of what the file covers.
  void fill_missing_days() {
    Day last = facts_.facts().last_day.value_or(Day());
    for (const Statement& statement : statements_)
      for (const BankLine& line : statement.lines) last = std::max(last, line.day);
    for (const auto& [statement, line] : without_day_) statements_[statement].lines[line].day = last;
  }

  static KnownBalance known(const StatedBalance& stated, std::optional<Day> otherwise, bool opening) {
    return {stated.day ? *stated.day : otherwise.value_or(Day()), stated.amount, opening, stated.line};
  }

  StatedBalances stated(const Statement& statement) const {
    const CsvFacts& facts = facts_.facts();
    std::optional<Day> first = facts.first_day;
    std::optional<Day> last = facts.last_day;
    for (const BankLine& line : statement.lines) {
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

  const std::string& file_;
  std::size_t rows_in_file_;
  FactReader facts_;
  std::optional<RowReader> rows_;
  std::vector<Statement> statements_;
  std::vector<std::pair<std::size_t, std::size_t>> without_day_;                 // statement, line
  std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> groups_;  // statement, line
  std::size_t last_ = 0;
  int last_line_ = 0;
  int payout_line_ = 0;
};

class CsvReader {
 public:
  CsvReader(const CsvText& csv, Layouts layouts, const std::string& file)
      : csv_(csv), layouts_(std::move(layouts)), file_(file) {}

  StatementFile read(const CsvLayout& found) {
    StatementFile out;
    out.file = file_;
    std::size_t preamble_begin = 0;
    std::optional<Table> table;
    const auto& records = csv_.records();
    bool over = false;  // behind the empty row that ends a table, see CsvLayout::ends_at_blank
    if (found.without_header) {
      TableLayout shape = headerless(found);
      settle_styles(shape, csv_, records, file_);
      table.emplace(shape, csv_, file_, std::span<const CsvText::Record>());
    }
    for (std::size_t i = 0; i < records.size(); ++i) {
      const Cells cells = csv_.cells(records[i]);
      if (table && !table->layout().skip && table->rows().is_row(cells)) {
        if (table->facts().read_balance_row(records[i])) continue;
        table->add(cells, records[i].line);
        continue;
      }
      if (is_blank_row(cells)) {
        over = table && table->layout().ends_at_blank && table->has_lines();
        continue;
      }
      if (auto header = best_match(cells, layouts_)) {
        finish(table, out);
        over = false;
        if (!header->layout->skip) settle_styles(*header, csv_, std::span(records).subspan(i + 1), file_);
        table.emplace(*header, csv_, file_, std::span(records).subspan(preamble_begin, i - preamble_begin));
        if (!header->layout->skip) preamble_begin = i + 1;  // what stands above a skipped table may belong to the next
        continue;
      }
      if (!table) continue;  // still above the first table
      if (table->layout().skip || over) continue;
      if (is_known_other_row(*table, records[i])) {
        preamble_begin = i;
        continue;
      }
      if (!header_follows(i)) refuse_row(*table, cells, records[i].line);
      finish(table, out);
      table.reset();
      preamble_begin = i;
    }
    finish(table, out);
    return out;
  }

 private:
  static TableLayout headerless(const CsvLayout& layout) {
    std::vector<std::string_view> names(layout.header.begin(), layout.header.end());
    TableLayout table = *match_header(names, layout);
    table.width = layout.header.size() - layout.optional.size();
    return table;
  }

  // Footers, chatter of the bank, more text of the row before.
  bool is_known_other_row(Table& table, const CsvText::Record& record) {
    const Cells cells = csv_.cells(record);
    if (table.facts().read_footer(record)) return true;
    if (table.rows().is_continuation(cells)) {
      table.add_purpose(table.rows().purpose_of(cells));
      return true;
    }
    return is_word(trimmed(cells.front()), table.layout().chatter);
  }

  bool header_follows(std::size_t row) const {
    const std::size_t end = std::min(csv_.records().size(), row + kPreambleRowsMax);
    for (std::size_t i = row; i < end; ++i)
      if (best_match(csv_.cells(csv_.records()[i]), layouts_)) return true;
    return false;
  }

  [[noreturn]] void refuse_row(const Table& table, Cells cells, int line) const {
    const TableLayout& layout = table.rows().table();
    const auto& days = layout.cells_of(Field::day);
    if (cells.size() < layout.width)
      refuse(Fault::row_cut, std::string(cells.back()), {file_, line, ""},
             {std::to_string(cells.size()), std::to_string(layout.width)});
    const std::string_view day = days.front() < cells.size() ? cells[days.front()] : std::string_view();
    refuse(Fault::statement_day_malformed, std::string(day),
           {file_, line, layout.layout->names_of(Field::day).front()});
  }

  static void finish(std::optional<Table>& table, StatementFile& out) {
    if (!table || table->layout().skip) return;
    if (out.format.empty()) out.format = "csv/" + table->layout().id;
    table->finish(out);
  }

  const CsvText& csv_;
  Layouts layouts_;
  const std::string& file_;
};

void guard_not_empty(const StatementFile& read) {
  const bool has_lines =
      std::any_of(read.statements.begin(), read.statements.end(), [](const Statement& s) { return !s.lines.empty(); });
  const bool has_balances = std::any_of(read.statements.begin(), read.statements.end(),
                                        [](const Statement& s) { return !s.balances.empty(); });
  if (!has_lines && !has_balances) refuse(Fault::statement_without_lines, read.format, {read.file, 0, ""});
}

}  // namespace

StatementFile read_csv(std::string_view text, const std::vector<CsvLayout>& layouts, const std::string& file) {
  const CsvLayout* found = layout_by_header(text, layouts);
  if (found == nullptr) found = layout_by_shape(text, layouts);
  if (found == nullptr) throw Refusal(unknown_file(text, file));
  Layouts of_bank;
  for (const CsvLayout& layout : layouts)
    if (layout.bank == found->bank && layout.style.separator == found->style.separator && !layout.without_header)
      of_bank.push_back(&layout);
  const CsvText csv = CsvText::parse(text, found->style, file);
  StatementFile read = CsvReader(csv, of_bank, file).read(*found);
  guard_not_empty(read);
  return read;
}

}  // namespace kontor
