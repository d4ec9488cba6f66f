// Where a text of an invoice was written, for findings that are made when the whole is set on paper.
#pragma once

#include <string_view>

#include "engine/invoice/invoice.h"
#include "engine/invoice/invoice_file.h"

namespace kontor {

// The place of the first text that holds the piece: of the invoice file, or a key of kontor.toml for the seller.
// Found nowhere: the invoice file as a whole.
Where place_of_text(const Invoice& invoice, const InvoicePlaces& places, std::string_view piece);

}  // namespace kontor
