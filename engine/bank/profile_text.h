// A drafted profile as the file a person can read and mend: templates/bank/README.md explains the keys.
#pragma once

#include <string>

#include "engine/bank/profile_draft.h"
#include "engine/text/wording.h"

namespace kontor {

// TOML with a comment for each column: what it is taken for, and an example. No question may be open.
std::string profile_text(const ProfileDraft& draft, const Wording& wording);

// "named like that in other profiles", "all cells are days": why a column is taken for what it is.
std::string reason_of(const DraftColumn& column, const Wording& wording);

}  // namespace kontor
