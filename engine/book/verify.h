// Distrust: everything a book says about itself is computed again from its entries.
#pragma once

#include "engine/book/book.h"

namespace kontor {

struct Verification {
  std::int64_t entries = 0;
  std::int64_t postings = 0;
  Findings findings;  // empty: the book proves itself
};

// In this order: the store's own check; numbers without gaps and the hash chain (the first bad entry is named, later
// links are not blamed for it); every entry balances; postings and tax facts as stored equal the canonical bytes;
// totals per account and month, and per code, equal the postings; the tax on tax accounts equals the tax facts.
Verification verify(Book& book);

}  // namespace kontor
