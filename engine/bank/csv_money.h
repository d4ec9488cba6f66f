// What a row of a bank's CSV moves: its amount, the fee in it, and where two currencies are exchanged, the other side.
#pragma once

#include <optional>

#include "engine/bank/bank_line.h"
#include "engine/bank/csv_cells.h"

namespace kontor {

struct RowMoney {
  Amount amount;
  Amount fee;                        // part of the amount
  std::optional<Amount> other_side;  // arrives in another currency
};

class MoneyReader {
 public:
  explicit MoneyReader(const CellReader& cells) : cells_(cells) {}

  // `currency` is the one of the table; a column may say another one.
  // Refuses statement_amount_malformed, statement_word_unknown, currency_unknown and fee_differs (gross and fee do not
  // make the amount).
  RowMoney read(CsvCells row, Currency currency, LineState state, int line) const;
  // The amount of one cell. Refuses statement_amount_malformed.
  Amount parsed(std::string_view cell, Currency currency, Field field, int line) const;
  Currency currency_of(CsvCells row, Field field, Currency otherwise, int line) const;

 private:
  Amount moved(CsvCells row, Currency currency, LineState state, int line) const;
  Amount debit_or_credit(CsvCells row, Currency currency, LineState state, int line) const;
  Amount fee_of(CsvCells row, Currency currency, int line) const;

  const CellReader& cells_;
};

// "EUR" and the like.
bool is_currency_code(std::string_view code);

}  // namespace kontor
