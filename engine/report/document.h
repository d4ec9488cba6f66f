// Every report is a Document: tables, figures and notes. Writers in engine/render and engine/pdf know only this.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/calendar/day.h"
#include "engine/money/amount.h"
#include "engine/money/decimal.h"

namespace kontor {

enum class ColumnKind { text, code, day, amount, number, percent };  // code: account and box numbers, always text

struct Column {
  std::string key;    // stable, snake_case: the key in JSON, never translated
  std::string title;  // in the words of the reader's language
  ColumnKind kind = ColumnKind::text;
};

// An empty cell prints nothing.
using Cell = std::variant<std::monostate, std::string, Day, Amount, Decimal, std::int64_t>;

enum class RowRole { body, heading, total };

// A total row says what it adds, so that a workbook can hold live formulas: each part is a stretch of row indices of
// the same table (first to last, both inside) that counts with its sign; parts may name totals above. The writer uses
// it for the amount columns whose cell is filled. Without parts the cells are plain figures.
struct Sum {
  int first_row = 0;
  int last_row = 0;
  int sign = 1;
};

// One value above the tables. Programs read it under `key`, which is the same in every language, people by its label.
struct Figure {
  std::string key;  // snake_case
  std::string label;
  Cell value;  // a day or a text
};

struct Row {
  std::vector<Cell> cells;  // one per column
  RowRole role = RowRole::body;
  std::vector<Sum> sums = {};
};

struct Table {
  std::string key;    // stable, snake_case
  std::string title;  // name of the sheet; may be empty when it is the only one
  std::vector<Column> columns;
  std::vector<Row> rows;
};

struct Document {
  std::string key;              // "trial_balance"
  std::string title;            // "Summen- und Saldenliste"
  std::string client;           // the firm
  std::string period;           // "März 2026"
  Day day_made;                 // printed; fixed by the caller
  std::vector<Figure> figures;  // above the tables
  std::vector<Table> tables;
  std::vector<std::string> notes;
  std::string period_code = {};  // "2026-03", for programs; empty when the document has no period
};

}  // namespace kontor
