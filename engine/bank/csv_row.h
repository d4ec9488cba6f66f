// One row of a bank's CSV -> one BankLine, by the profile.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/bank/bank_line.h"
#include "engine/bank/csv_cells.h"
#include "engine/bank/csv_money.h"

namespace kontor {

// A row and whose it is.
struct CsvRow {
  BankLine line;
  bool has_day = true;               // false: a pending row without any day
  std::string account;               // from a column; empty when the layout has none
  std::string account_name;          // likewise
  std::optional<Amount> other_side;  // of an exchange: the same line in another currency
  bool is_payout = false;
  std::string group;  // rows with the same one are one line (GroupRule); empty: a line of its own
};

class RowReader {
 public:
  RowReader(TableLayout table, std::string file, Currency currency);

  RowReader(const RowReader&) = delete;
  RowReader& operator=(const RowReader&) = delete;

  const TableLayout& table() const { return table_; }
  // Whether the row's booking day is a day, or a word of the profile for "not booked yet".
  bool is_row(std::span<const std::string_view> cells);
  // More text of the row before (profile keys `continues` and `without_amount`).
  bool is_continuation(std::span<const std::string_view> cells) const;
  std::string purpose_of(std::span<const std::string_view> cells) const;
  // Refuses row_cut, statement_day_malformed, statement_amount_malformed, statement_word_unknown, currency_unknown and
  // fee_differs;
  // each with file, line, column and value.
  CsvRow read(std::span<const std::string_view> cells, int line);
  bool met_excel_reference() const { return met_excel_reference_; }

 private:
  using Cells = CsvCells;
  std::vector<std::string_view> aligned(Cells cells, int line);
  std::optional<Day> day_of(std::string_view cell);
  bool has_no_amount(Cells cells) const;
  LineState state_of(Cells cells, int line) const;
  void read_texts(Cells cells, BankLine& out);
  void read_tagged(std::string_view purpose, BankLine& out) const;
  void read_original(Cells cells, BankLine& out) const;
  void read_group(Cells cells, CsvRow& out) const;
  bool is_pending_day(std::string_view cell) const;
  bool is_nothing(std::string_view cell) const { return cells_.is_nothing(cell); }
  std::string_view first_of(Cells cells, Field field) const { return cells_.first_of(cells, field); }
  Where where(int line, Field field) const { return cells_.where(line, field); }

  TableLayout table_;
  const CsvLayout& layout_;
  std::string file_;
  CellReader cells_;
  MoneyReader money_;
  Currency currency_;
  std::string day_text_;  // the cell read last: days repeat
  std::optional<Day> day_;
  std::string elastic_text_;  // of the row read last
  bool met_excel_reference_ = false;
};

}  // namespace kontor
