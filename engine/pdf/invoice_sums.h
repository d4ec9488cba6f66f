// What stands below the lines of an invoice: net, tax and the amount to pay on the right, how to pay on the left.
#pragma once

#include "engine/pdf/invoice_texts.h"
#include "engine/pdf/letter_sheet.h"

namespace kontor {

double invoice_sums_height(LetterSheet& sheet, const InvoiceTexts& texts);
// Writes at sheet.y, on one page.
void put_invoice_sums(LetterSheet& sheet, const InvoiceTexts& texts);

}  // namespace kontor
