// A core invoice as OASIS UBL 2.1 (EN 16931-3-2): Invoice, or CreditNote where BT-3 is the code of one.
#pragma once

#include <string>
#include <string_view>

#include "engine/einvoice/core_invoice.h"

namespace kontor {

// UTF-8; the same invoice gives the same bytes. Elements without content are left out.
std::string write_ubl(const CoreInvoice& invoice);

// UNTDID 1001: the codes that UBL writes as CreditNote.
bool is_credit_note(std::string_view type);

}  // namespace kontor
