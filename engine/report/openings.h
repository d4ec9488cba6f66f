// Balances at the start of a period.
#pragma once

#include <map>
#include <string>

#include "engine/book/book.h"

namespace kontor {

// By account: the balance of all time before the period; of income and expense only since the start of the fiscal
// year the period begins in, for they start each year at nothing. Zero balances may be among them.
std::map<std::string, Amount> openings_of(Book& book, const Period& period);

}  // namespace kontor
