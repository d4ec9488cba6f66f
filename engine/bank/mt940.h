// MT940 (customer statement) and MT942 (interim report) of SWIFT, as banks of the German-speaking countries and their
// neighbours write them: mt940_fields.h cuts the file, mt940_values.h reads days and money, mt940_details.h the words.
#pragma once

#include <string>

#include "engine/bank/statement.h"
#include "engine/system/paged_bytes.h"

namespace kontor {

// All statements and pages of an account in the file are one Statement (statement_pieces.h).
//  - A statement must close (:62F: or :62M:); one that does not is a cut-off file. Opening + lines = closing is held
//    page by page.
//  - An interim report has no balances. Its lines are announced, not booked: `pending`, whatever their mark says, and
//    so are expected ones (EC, ED) of a statement. Lines below the limit of :34F: are not in it; the counts and sums of
//    :90D: and :90C: are held against those that are.
//  - References: the bank's own behind "//", or the long number PostFinance writes below the line.
// Refuses statement_cut_off, statement_field_missing, statement_field_malformed, statement_day_malformed,
// currency_unknown, text_undecodable. Findings: balance_differs, interim_total_differs, statement_repeated,
// statement_without_lines.
StatementFile read_mt940(const PagedBytes& bytes, const std::string& file);

}  // namespace kontor
