// The upper part of the first page by DIN 5008, form B: letterhead, address in the window, the facts, title and
// opening words.
#pragma once

#include "engine/pdf/invoice_texts.h"
#include "engine/pdf/letter_sheet.h"
#include "engine/pdf/logo_image.h"

namespace kontor {

// Leaves sheet.y below the opening words. `logo` may be nullptr.
void put_invoice_head(LetterSheet& sheet, const InvoiceTexts& texts, const LogoImage* logo);

}  // namespace kontor
