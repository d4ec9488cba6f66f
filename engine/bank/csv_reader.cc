#include "engine/bank/csv_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "engine/bank/csv_header.h"
#include "engine/bank/csv_style.h"
#include "engine/bank/csv_table.h"
#include "engine/base/refusal.h"

namespace kontor {

namespace {

constexpr int kHeaderLinesMax = 100;
constexpr std::size_t kPreambleRowsMax = 30;
constexpr std::size_t kLineSizeMax = 8192;

using Layouts = std::vector<const CsvLayout*>;
using Cells = std::span<const std::string_view>;

std::vector<std::string_view> views(const std::vector<std::string>& cells) { return {cells.begin(), cells.end()}; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

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

class CsvReader {
 public:
  CsvReader(const PagedBytes& text, CsvStyle style, Layouts layouts, const std::string& file)
      : cursor_(text, style, file),
        here_(cursor_),
        preamble_(cursor_),
        layouts_(std::move(layouts)),
        file_(file),
        ends_with_digit_(text.size() > 0 && is_digit(text.view().back())) {}

  StatementFile read(const CsvLayout& found) {
    try {
      out_.file = file_;
      if (found.without_header) begin_table(headerless(found), cursor_);
      CsvRecord record;
      while (cursor_.next(record)) {
        take(record);
        here_ = cursor_;
      }
      finish();
      return std::move(out_);
    } catch (const Refusal&) {
      // A file that was cut off is told before what the cut made wrong.
      CsvRecord rest;
      while (cursor_.next(rest)) continue;
      throw;
    }
  }

 private:
  void take(const CsvRecord& record) {
    const Cells cells = record.cells;
    if (table_ && !table_->layout().skip && table_->rows().is_row(cells)) {
      if (table_->facts().read_balance_row(record)) return;
      if (cursor_.is_at_end()) guard_last_row(*table_, cells, record.line);
      table_->add(cells, record.line);
      return;
    }
    if (is_blank_row(cells)) {
      over_ = table_ && table_->layout().ends_at_blank && table_->has_lines();
      return;
    }
    if (auto header = best_match(cells, layouts_)) {
      finish();
      over_ = false;
      begin_table(std::move(*header), preamble_);
      if (!table_->layout().skip) preamble_ = cursor_;  // what stands above a skipped table may belong to the next
      return;
    }
    if (!table_) return;  // still above the first table
    if (table_->layout().skip || over_) return;
    take_other_row(record);
  }

  void take_other_row(const CsvRecord& record) {
    const bool begins_account = table_->facts().names_another_account(record);
    if (!begins_account && is_known_other_row(*table_, record)) {
      preamble_ = here_;
      return;
    }
    if (!begins_account && !header_follows()) refuse_row(*table_, record.cells, record.line);
    finish();
    table_.reset();
    preamble_ = here_;
  }

  // The table whose header was read last, and whose preamble begins there.
  void begin_table(TableLayout table, const CsvCursor& preamble) {
    if (!table.layout->skip) settle_styles(table, cursor_, file_);
    table_.emplace(table, file_, CsvTable::Preamble{preamble, here_.at()}, texts_);
  }

  static TableLayout headerless(const CsvLayout& layout) {
    std::vector<std::string_view> names(layout.header.begin(), layout.header.end());
    TableLayout table = *match_header(names, layout);
    table.width = layout.header.size() - layout.optional.size();
    return table;
  }

  // Footers, chatter of the bank, more text of the row before.
  bool is_known_other_row(CsvTable& table, const CsvRecord& record) {
    const Cells cells = record.cells;
    if (table.facts().read_footer(record)) return true;
    if (table.rows().is_continuation(cells)) {
      table.add_purpose(table.rows().purpose_of(cells));
      return true;
    }
    return is_word(trimmed(cells.front()), table.layout().chatter);
  }

  // A file that ends within an amount, without the end of its line: nobody knows how many digits are missing, unless
  // two stand behind the decimal mark.
  void guard_last_row(const CsvTable& table, Cells cells, int line) const {
    const std::string_view last = cells.back();
    const bool is_whole = last.size() > 3 && last[last.size() - 3] == table.rows().table().number.decimal;
    if (!ends_with_digit_ || is_whole) return;
    constexpr auto kMoney = std::to_array({Field::amount, Field::gross, Field::debit, Field::credit, Field::fee,
                                           Field::amount_in, Field::payout, Field::balance});
    for (const Field field : kMoney)
      for (const std::size_t at : table.rows().table().cells_of(field))
        if (at + 1 == cells.size())
          refuse(Fault::statement_cut_off, std::string(cells.back()), {file_, line, layout_name(table, field)});
  }
  static std::string layout_name(const CsvTable& table, Field field) {
    const auto& names = table.layout().names_of(field);
    return names.empty() ? std::string() : names.front();
  }

  bool header_follows() const {
    CsvCursor ahead = here_;
    CsvRecord record;
    for (std::size_t i = 0; i < kPreambleRowsMax && ahead.next(record); ++i)
      if (best_match(record.cells, layouts_)) return true;
    return false;
  }

  [[noreturn]] void refuse_row(const CsvTable& table, Cells cells, int line) const {
    const TableLayout& layout = table.rows().table();
    const auto& days = layout.cells_of(Field::day);
    if (cells.size() < layout.width)
      refuse(Fault::row_cut, std::string(cells.back()), {file_, line, ""},
             {std::to_string(cells.size()), std::to_string(layout.width)});
    const std::string_view day = days.front() < cells.size() ? cells[days.front()] : std::string_view();
    refuse(Fault::statement_day_malformed, std::string(day),
           {file_, line, layout.layout->names_of(Field::day).front()});
  }

  void finish() {
    if (!table_ || table_->layout().skip) return;
    if (out_.format.empty()) {
      const CsvLayout& layout = table_->layout();
      out_.format = "csv/" + layout.id;
      out_.bank = layout.bank;
      out_.bank_codes = layout.bank_codes;
      out_.is_service = !layout.account_name.empty();
    }
    table_->finish(out_);
  }

  CsvCursor cursor_;
  CsvCursor here_;      // where the record being read begins
  CsvCursor preamble_;  // where the records above the next header begin
  Layouts layouts_;
  const std::string& file_;
  bool ends_with_digit_;
  StatementFile out_;
  std::optional<CsvTable> table_;
  bool over_ = false;  // behind the empty row that ends a table, see CsvLayout::ends_at_blank
  std::shared_ptr<SpilledBytes> texts_ = std::make_shared<SpilledBytes>();
};

void guard_not_empty(const StatementFile& read) {
  const bool has_lines =
      std::any_of(read.statements.begin(), read.statements.end(), [](const Statement& s) { return !s.lines.empty(); });
  const bool has_balances = std::any_of(read.statements.begin(), read.statements.end(),
                                        [](const Statement& s) { return !s.balances.empty(); });
  if (!has_lines && !has_balances) refuse(Fault::statement_without_lines, read.format, {read.file, 0, ""});
}

}  // namespace

StatementFile read_csv(const PagedBytes& bytes, const std::vector<CsvLayout>& layouts, const std::string& file) {
  const std::string_view text = bytes.view();
  const CsvLayout* found = layout_by_header(text, layouts);
  if (found == nullptr) found = layout_by_shape(text, layouts);
  if (found == nullptr) throw Refusal(unknown_file(text, file));
  Layouts of_bank;
  for (const CsvLayout& layout : layouts)
    if (layout.bank == found->bank && layout.style.separator == found->style.separator && !layout.without_header)
      of_bank.push_back(&layout);
  StatementFile read = CsvReader(bytes, found->style, of_bank, file).read(*found);
  guard_not_empty(read);
  return read;
}

}  // namespace kontor
