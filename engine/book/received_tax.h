// Which tax counts as received. With agreed fees (§ 13 (1) Nr. 1 a UStG) tax is owed with the supply and lies on its
// account from then on; in the cash-basis profit statement it is income when it is paid (§ 11 (1) EStG; H 9b EStH).
#pragma once

#include <vector>

#include "engine/book/book.h"

namespace kontor {

// The movements of the period, without the tax of invoices that its end finds unpaid, and with the tax of older ones
// that was paid in it. The same as the movements of the book unless the client has cash-basis profit and agreed fees.
struct ReceivedMovements {
  std::vector<AccountMovement> movements;
  Amount tax_unpaid;  // what was left out, less what was added; zero: the movements are those of the book
};
ReceivedMovements received_movements(Book& book, const Period& period);

}  // namespace kontor
