// A bank's CSV file -> StatementFile, by the layouts of the profiles.
#pragma once

#include <string>
#include <vector>

#include "engine/bank/profile.h"
#include "engine/bank/statement.h"
#include "engine/system/paged_bytes.h"

namespace kontor {

// `text` is UTF-8. The layout is found by the names of a header within the first 100 lines, never by the file's name;
// other tables of the same bank may follow in the file. Everything is read or nothing:
// refuses statement_unknown (with the header that was met), row_cut, statement_cut_off, statement_without_lines,
// statement_day_malformed, statement_amount_malformed, statement_word_unknown, currency_unknown, day_order_open,
// decimal_mark_open, fee_differs, payout_differs, balance_differs, balance_chain_broken. Findings: column_new,
// reference_damaged, balance_differs, balance_chain_broken.
StatementFile read_csv(const PagedBytes& text, const std::vector<CsvLayout>& layouts, const std::string& file);

}  // namespace kontor
