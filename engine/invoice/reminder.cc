#include "engine/invoice/reminder.h"

namespace kontor {

Amount Receipt::received() const {
  Amount sum(0, invoice.currency);
  for (const Payment& payment : payments) sum += payment.amount;
  return sum;
}

}  // namespace kontor
