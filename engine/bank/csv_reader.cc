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
  CsvReader(std::string_view text, const CsvText& csv, Layouts layouts, const std::string& file)
      : csv_(csv),
        layouts_(std::move(layouts)),
        file_(file),
        ends_with_digit_(!text.empty() && is_digit(text.back())) {}

  StatementFile read(const CsvLayout& found) {
    StatementFile out;
    out.file = file_;
    std::size_t preamble_begin = 0;
    std::optional<CsvTable> table;
    const auto& records = csv_.records();
    bool over = false;  // behind the empty row that ends a table, see CsvLayout::ends_at_blank
    if (found.without_header) {
      TableLayout shape = headerless(found);
      settle_styles(shape, csv_, records, file_);
      table.emplace(shape, csv_, file_, std::span<const CsvText::Record>(), texts_);
    }
    for (std::size_t i = 0; i < records.size(); ++i) {
      const Cells cells = csv_.cells(records[i]);
      if (table && !table->layout().skip && table->rows().is_row(cells)) {
        if (table->facts().read_balance_row(records[i])) continue;
        if (i + 1 == records.size()) guard_last_row(*table, cells, records[i].line);
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
        table.emplace(*header, csv_, file_, std::span(records).subspan(preamble_begin, i - preamble_begin), texts_);
        if (!header->layout->skip) preamble_begin = i + 1;  // what stands above a skipped table may belong to the next
        continue;
      }
      if (!table) continue;  // still above the first table
      if (table->layout().skip || over) continue;
      if (table->facts().names_another_account(records[i])) {
        finish(table, out);
        table.reset();
        preamble_begin = i;
        continue;
      }
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
  bool is_known_other_row(CsvTable& table, const CsvText::Record& record) {
    const Cells cells = csv_.cells(record);
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

  bool header_follows(std::size_t row) const {
    const std::size_t end = std::min(csv_.records().size(), row + kPreambleRowsMax);
    for (std::size_t i = row; i < end; ++i)
      if (best_match(csv_.cells(csv_.records()[i]), layouts_)) return true;
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

  static void finish(std::optional<CsvTable>& table, StatementFile& out) {
    if (!table || table->layout().skip) return;
    if (out.format.empty()) out.format = "csv/" + table->layout().id;
    table->finish(out);
  }

  const CsvText& csv_;
  Layouts layouts_;
  const std::string& file_;
  bool ends_with_digit_;
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

StatementFile read_csv(std::string_view text, const std::vector<CsvLayout>& layouts, const std::string& file) {
  const CsvLayout* found = layout_by_header(text, layouts);
  if (found == nullptr) found = layout_by_shape(text, layouts);
  if (found == nullptr) throw Refusal(unknown_file(text, file));
  Layouts of_bank;
  for (const CsvLayout& layout : layouts)
    if (layout.bank == found->bank && layout.style.separator == found->style.separator && !layout.without_header)
      of_bank.push_back(&layout);
  const CsvText csv = CsvText::parse(text, found->style, file);
  StatementFile read = CsvReader(text, csv, of_bank, file).read(*found);
  guard_not_empty(read);
  return read;
}

}  // namespace kontor
