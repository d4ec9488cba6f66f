// One row of a bank's CSV -> one BankLine, by the profile.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/bank/bank_line.h"
#include "engine/bank/csv_header.h"

namespace kontor {

// A row and whose it is.
struct CsvRow {
  BankLine line;
  bool has_day = true;       // false: a pending row without any day
  std::string account;       // from a column; empty when the layout has none
  std::string account_name;  // likewise
};

class RowReader {
 public:
  RowReader(TableLayout table, std::string file, Currency currency);

  const TableLayout& table() const { return table_; }
  // Whether the row's booking day is a day, or a word of the profile for "not booked yet".
  bool is_row(std::span<const std::string_view> cells);
  // More text of the row before (profile key `continues`).
  bool is_continuation(std::span<const std::string_view> cells) const;
  std::string purpose_of(std::span<const std::string_view> cells) const;
  // Refuses row_cut, statement_day_malformed, statement_amount_malformed, statement_word_unknown, currency_unknown;
  // each with file, line, column and value.
  CsvRow read(std::span<const std::string_view> cells, int line);
  bool met_excel_reference() const { return met_excel_reference_; }

 private:
  using Cells = std::span<const std::string_view>;
  std::vector<std::string_view> aligned(Cells cells, int line);
  std::string_view first_of(Cells cells, Field field) const;
  std::optional<Day> day_of(std::string_view cell);
  Amount amount_of(Cells cells, Currency currency, LineState state, int line) const;
  Amount parsed(std::string_view cell, Currency currency, Field field, int line) const;
  LineState state_of(Cells cells, int line) const;
  void read_texts(Cells cells, BankLine& out);
  void read_tagged(std::string_view purpose, BankLine& out) const;
  void read_original(Cells cells, BankLine& out) const;
  bool is_nothing(std::string_view cell) const;
  bool is_pending_day(std::string_view cell) const;
  bool is_word(std::string_view cell, const std::vector<std::string>& words) const;
  Where where(int line, Field field) const;

  TableLayout table_;
  const CsvLayout& layout_;
  std::string file_;
  Currency currency_;
  std::string_view day_text_;  // the cell read last: days repeat
  std::optional<Day> day_;
  std::string elastic_text_;  // of the row read last
  bool met_excel_reference_ = false;
};

}  // namespace kontor
