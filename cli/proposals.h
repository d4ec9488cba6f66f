// Lines that wait for a person, for people and for programs.
#pragma once

#include <vector>

#include "cli/context.h"
#include "engine/book/assign.h"
#include "engine/report/document.h"

namespace kontor::cli {

// "4920" or "4920 1800"; "RE-2026-0012" where the line pays invoices; empty for a question.
std::string target_of(const Proposal& proposal);
std::string tax_codes_of(const Proposal& proposal);
Json json_of(const WaitingLine& waiting);
// The lines of one list as a table of a document.
Table table_of(const std::vector<WaitingLine>& waiting, const std::string& key, const Wording& wording);

}  // namespace kontor::cli
