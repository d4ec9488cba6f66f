// Which of the ways of writing days and numbers that a profile allows is the one of this file.
#pragma once

#include <string>

#include "engine/bank/csv.h"
#include "engine/bank/csv_header.h"

namespace kontor {

// Puts the one style into `table` that reads every day and every amount of its rows. Decided by the whole table, never
// by a cell: "1.000" alone is a thousand or one. Refuses day_order_open and decimal_mark_open when two styles read
// everything and do not agree; the value is the first cell they read differently. When no style reads everything, the
// one that reads the most stays, and the row that does not follow it is refused when it is read.
// `rows` stands behind the header; the rows are read as often as there is something to settle.
void settle_styles(TableLayout& table, const CsvCursor& rows, const std::string& file);

}  // namespace kontor
