// CAMT.052, .053 and .054 (ISO 20022), every version: elements are known by their local names, the version of the
// namespace is only reported. One Ntry is one line on the account; the details of a batch stay in it.
#pragma once

#include <string>

#include "engine/bank/statement.h"
#include "engine/system/paged_bytes.h"

namespace kontor {

// Signs: CdtDbtInd already says what happens to the account; RvslInd never turns it around.
// All statements of an account in the file are one (statement_pieces.h).
// References: AcctSvcrRef, else the bank's own (Prtry) of the only detail, and only where it names one line of the
// file. Refuses xml_malformed, xml_doctype, xml_too_deep, xml_not_a_statement (the value says what the file is),
// statement_cut_off (no statement inside), statement_day_malformed, statement_amount_malformed,
// statement_word_unknown (CdtDbtInd, Sts), currency_unknown.
// Findings: balance_differs, entry_currency_differs (an entry in another currency than the account's stands in a
// statement of its own), batch_differs (details that do not add up to their entry),
// statement_repeated, statement_without_lines.
StatementFile read_camt(const PagedBytes& bytes, const std::string& file);

}  // namespace kontor
