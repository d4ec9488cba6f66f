// What would close a gap between two balances: the lines of the book are held against the difference.
#pragma once

#include <vector>

#include "engine/book/proof.h"

namespace kontor {

// Puts the cause into each gap of one bank account in one currency. The causes are tried from what is sure to what is
// only likely; equal ones go to the earliest line, so the same book says the same. Reads the lines of the gaps alone.
void explain_gaps(Book& book, std::int64_t bank_account, std::vector<BalanceGap>& gaps);

}  // namespace kontor
