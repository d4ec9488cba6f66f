// Document -> workbook (XLSX), as an adviser likes to receive it: a sheet per table, typed cells, live sums, ready to
// print.
//
//  - Amounts are numbers with the format of their currency, days are dates, account and box numbers are text and keep
//    their zeros. Texts are always strings: nothing in them can become a formula or a link. They lose control
//    characters, and what is longer than a cell holds (32,767) ends with "…".
//  - Sums are formulas made from Row::sums, with the engine's figure as stored value. A formula is only written when
//    its parts add up to that figure exactly; else the figure stands alone.
//  - A spreadsheet calculates with 15 digits. Amounts with more stand as text, and a note says so.
//  - A table with more rows than a sheet holds goes on in the next sheet.
//  - Several tables get a first sheet that lists them with links.
// Same document, same bytes: the time inside is midnight (UTC) of Document::day_made.
#pragma once

#include <string>

#include "engine/report/document.h"
#include "engine/text/wording.h"

namespace kontor {

struct WorkbookLimits {
  std::size_t rows_per_sheet = 1'048'576;  // of the format
};

// Refuses file_unwritable when the temporary folder is full.
std::string xlsx_bytes(const Document& document, const Wording& wording, WorkbookLimits limits = {});

}  // namespace kontor
