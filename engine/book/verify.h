// Distrust: everything a book says about itself is computed again from its entries.
#pragma once

#include "engine/book/book.h"
#include "engine/system/archive.h"

namespace kontor {

struct Verification {
  std::int64_t entries = 0;
  std::int64_t postings = 0;
  std::int64_t documents = 0;
  Findings findings;  // empty: the book proves itself
};

// First the store's own check and the chain of entries: the first bad entry is named, and nothing that rests on it is
// asked. Then every check of engine/book/checks. Opens nothing for writing.
Verification verify(Book& book);
// The same, and every archived document.
Verification verify(Book& book, const Archive& archive);

}  // namespace kontor
