// The VAT figures of one period, and when they are due.
#pragma once

#include <optional>

#include "engine/book/book.h"
#include "engine/tax/vat_form.h"

namespace kontor {

struct VatReport {
  Period period;
  Day due;  // § 18 (1) UStG: the 10th after the period, a month later with extension, moved to a working day
  VatReturn boxes;
};

VatReport vat_report(Book& book, const VatForm& form, const Period& period);

// One line of the recapitulative statement (ZM, § 18a UStG).
struct ZmLine {
  std::string vat_id;
  std::string kind;  // L, S, D
  Amount exact;
  std::string amount;  // whole euros, rounded commercially per customer and kind
};

}  // namespace kontor
