// The proof of a period as a document: per account what was, what moved, what is, and where it does not fit.
#pragma once

#include "engine/book/proof.h"
#include "engine/report/document.h"
#include "engine/text/wording.h"

namespace kontor {

enum class DaysShown {
  all,       // every day with lines or with a balance the bank states
  doubtful,  // those in a gap, and those nothing proves
};

Document proof_document(const Book& book, const Proof& proof, const Wording& wording, DaysShown days = DaysShown::all);

}  // namespace kontor
