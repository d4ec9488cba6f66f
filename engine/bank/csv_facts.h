// What a bank prints above and below the table: whose account, which period, which balances.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/bank/csv.h"
#include "engine/bank/csv_header.h"
#include "engine/bank/profile.h"

namespace kontor {

struct StatedBalance {
  Amount amount;
  std::optional<Day> day;
  int line = 0;
};

struct CsvFacts {
  std::string account;
  std::string account_name;
  std::optional<Currency> currency;
  std::optional<Day> first_day, last_day;  // of the period the file covers
  std::optional<Day> created;
  std::optional<StatedBalance> opening;
  std::optional<StatedBalance> closing;      // behind the last line
  std::optional<StatedBalance> closing_now;  // of the moment the file was made
};

class FactReader {
 public:
  FactReader(const CsvLayout& layout, DayStyle day, std::string file)
      : layout_(layout),
        day_(day),
        file_(std::move(file)),
        met_(layout.facts.size()),
        has_inner_labels_(std::any_of(layout.facts.begin(), layout.facts.end(),
                                      [](const FactRule& rule) { return rule.label_at > 0; })) {}

  // Every rule on the records of a preamble, which begins at the cursor and ends before a place in the text.
  void read_preamble(CsvCursor records, std::size_t end);
  // A row that looks like data but has a label further right ("24.03.2021;...;Anfangssaldo;EUR;...").
  bool read_balance_row(const CsvRecord& record);
  // A row behind the table; false when no rule knows it.
  bool read_footer(const CsvRecord& record);
  // A row behind the table that names an account, when one above it did so already: the next section of the file.
  bool names_another_account(const CsvRecord& record) const;
  const CsvFacts& facts() const { return facts_; }
  // Refuses statement_cut_off when a required row is missing. `line` is the last of the table.
  void guard_required(int line) const;

 private:
  using Cells = std::span<const std::string_view>;
  bool read_row(const CsvRecord& record, bool inner_labels_only);
  bool has_label(Cells cells, const FactRule& rule) const;
  bool apply(const FactRule& rule, Cells label, Cells value, int line);
  std::optional<StatedBalance> balance_of(const FactRule& rule, Cells label, Cells value, int line) const;

  const CsvLayout& layout_;
  DayStyle day_;
  std::string file_;
  CsvFacts facts_;
  std::vector<bool> met_;
  bool has_inner_labels_;
};

}  // namespace kontor
