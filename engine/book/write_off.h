// Claims that nobody will pay any more (§ 17 (2) Nr. 1 UStG). Money that comes in after all is a payment like any
// other: see settle.h.
#pragma once

#include <cstdint>
#include <string>

#include "engine/book/book.h"

namespace kontor {

struct WriteOffRequest {
  std::string invoice;  // number; something of it is open
  Day day;              // on which the claim became uncollectible: it decides the period of the return
  std::string reason;   // stands in the journal
};

struct WriteOff {
  std::int64_t entry = 0;
  Amount amount;  // gross, taken out of the open items
  Amount tax;     // VAT taken back with it; zero where VAT waits for the payment
};

// One act. What is open of the invoice is lost. Refuses invoice_unknown, invoice_settled (nothing is open of it),
// invoice_written_off, loss_before_invoice, account_role_missing and period_closed.
WriteOff write_off(Book& book, const WriteOffRequest& request);

}  // namespace kontor
