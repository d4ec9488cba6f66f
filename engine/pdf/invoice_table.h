// The lines of an invoice: columns as wide as their content, rows that are never cut, sums carried from page to page.
#pragma once

#include "engine/pdf/invoice_texts.h"
#include "engine/pdf/letter_sheet.h"

namespace kontor {

// Writes from sheet.y on, over as many pages as it takes. `sums_height` is what follows below the last row and shall
// not stand on a page without a row.
void put_invoice_table(LetterSheet& sheet, const InvoiceTexts& texts, double sums_height);

}  // namespace kontor
