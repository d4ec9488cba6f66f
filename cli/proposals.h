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
// Lines with a proposal: where they would go. Questions: what the bank says about them.
Table proposals_table(const std::vector<WaitingLine>& waiting, const Wording& wording);
Table questions_table(const std::vector<WaitingLine>& waiting, const Wording& wording);
// What the rules tell the person, each once with the numbers of its lines.
std::vector<std::string> notes_of(const std::vector<WaitingLine>& waiting);

}  // namespace kontor::cli
