// The parts of a proof that show days and single lines.
#pragma once

#include <string_view>

#include "engine/report/proof.h"

namespace kontor {

// Stable names for programs: "confirmed", "line_doubled", "pending".
std::string_view key_of(DayState state);
std::string_view key_of(GapKind kind);
std::string_view key_of(LineState reason);

// A table per account. Of an account whose doubtful days alone are shown and that has none, a note.
void add_days(const Proof& proof, const Wording& wording, DaysShown days, Document& document);

// A note for each gap: what would close it, and what to do.
void add_gap_causes(const Proof& proof, const Wording& wording, Document& document);

// The lines that are never posted, with the reason; nothing when there are none.
void add_lines_aside(const Proof& proof, const Wording& wording, Document& document);

}  // namespace kontor
