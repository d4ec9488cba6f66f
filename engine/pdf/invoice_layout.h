// Where everything of an invoice stands.
#pragma once

#include "engine/pdf/invoice_texts.h"
#include "engine/pdf/letter_sheet.h"
#include "engine/pdf/logo_image.h"

namespace kontor {

struct LayoutParts {
  const InvoiceLook& look;
  const LetterStyles& styles;
  FontFamily& family;
  const LogoImage* logo;  // nullptr: none
};

Drawing lay_out(const LayoutParts& parts, const InvoiceTexts& texts, const Wording& wording);

}  // namespace kontor
