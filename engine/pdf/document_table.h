// The tables of a report on paper: heads repeated on every page, figures right-aligned, text broken where it must be.
#pragma once

#include "engine/pdf/letter_sheet.h"
#include "engine/report/document.h"
#include "engine/text/wording.h"

namespace kontor {

// Goes on over as many pages as it needs. A table too wide for the page becomes smaller type first, then text columns
// are broken into lines; figures are never broken or shortened.
void put_document_table(LetterSheet& sheet, const Table& table, const Wording& wording);

}  // namespace kontor
