// Document -> text for a terminal: figures, aligned tables, notes.
#pragma once

#include <string>

#include "engine/report/document.h"
#include "engine/text/wording.h"

namespace kontor {

struct TerminalLook {
  int columns = 0;      // the width to fit into; 0: as wide as it takes
  bool styled = false;  // bold and dim by escape sequences
};

// Amounts stand right-aligned under their heading, sums under a rule. Where a table is too wide, columns of text are
// shortened with "…", the widest first; figures, account and box numbers and days never are, so a table may still be
// wider than asked for. Texts lose control characters and bidi marks, so no text of a bank moves the cursor.
std::string terminal_text(const Document& document, const Wording& wording, TerminalLook look);

}  // namespace kontor
