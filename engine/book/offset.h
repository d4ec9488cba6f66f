// Setting an invoice off against money its customer paid too much before (§ 387 BGB): no bank line stands behind it.
#pragma once

#include <cstdint>
#include <string>

#include "engine/book/book.h"

namespace kontor {

struct OffsetRequest {
  std::string invoice;  // number; something of it is open
  std::string credit;   // number under which something is owed to the customer: an overpaid invoice, a cancellation
  Day day;
};

struct Offset {
  std::int64_t entry = 0;
  Amount amount;       // set off now: the smaller of the two
  Amount open;         // of the invoice afterwards
  Amount credit_left;  // afterwards
};

// One act. On this day the invoice counts as paid by that much. Refuses invoice_unknown, invoice_settled (nothing is
// open of it), credit_missing, offset_other_customer, offset_too_early (before the invoice or the credit) and
// period_closed.
Offset set_off(Book& book, const OffsetRequest& request);

}  // namespace kontor
