// The rows of one table of a bank's CSV, gathered by account and currency.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/bank/csv_facts.h"
#include "engine/bank/csv_header.h"
#include "engine/bank/csv_row.h"
#include "engine/bank/statement_check.h"

namespace kontor {

class CsvTable {
 public:
  // The records above its header: from the cursor to a place in the text.
  struct Preamble {
    CsvCursor begin;
    std::size_t end = 0;
  };
  // `file` outlives the table. `texts` is where the texts of its lines lie.
  CsvTable(const TableLayout& table, const std::string& file, const Preamble& preamble,
           std::shared_ptr<SpilledBytes> texts);

  RowReader& rows() { return *rows_; }
  const RowReader& rows() const { return *rows_; }
  FactReader& facts() { return facts_; }
  const CsvLayout& layout() const { return *rows_->table().layout; }
  bool has_lines() const { return last_line_ > 0; }

  // Refuses what RowReader::read() refuses.
  void add(std::span<const std::string_view> cells, int line);
  // More text of the row added last.
  void add_purpose(const std::string& more);
  // Once, after the last row: puts the statements into the file, each settled (statement_check.h). Refuses what is
  // refused there, statement_cut_off for a missing row of the bank, and payout_differs. Findings: column_new,
  // reference_damaged and those of settle_balances().
  void finish(StatementFile& out);

 private:
  Statement new_statement(const std::string& account, const std::string& name, Currency currency) const;
  std::size_t statement_for(const CsvRow& row);
  bool merged_with_group(const CsvRow& row);
  void add_other_side(const CsvRow& row);
  void settle_fees(Statement& statement) const;
  void guard_balanced() const;
  void fill_missing_days();
  StatedBalances stated(const Statement& statement) const;

  const std::string& file_;
  std::shared_ptr<SpilledBytes> texts_;
  FactReader facts_;
  std::optional<RowReader> rows_;
  std::vector<Statement> statements_;
  std::vector<std::pair<std::size_t, std::size_t>> without_day_;                 // statement, line
  std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> groups_;  // statement, line
  std::size_t last_ = 0;
  int last_line_ = 0;
  int payout_line_ = 0;
};

}  // namespace kontor
