// The VAT figures of one period, and when they are due.
#pragma once

#include <string>
#include <vector>

#include "engine/book/book.h"
#include "engine/tax/vat_form.h"

namespace kontor {

struct VatReport {
  Period period;
  Day due;  // § 18 (1) UStG: the 10th after the period, a month later with extension, moved to a working day
  VatReturn boxes;
};

// The period that ended last before the day: the one to file next. A quarter of the calendar, a month or a year.
Period vat_period_before(Day day, VatPeriod length);

VatReport vat_report(Book& book, const VatForm& form, const Period& period);

// One line of the recapitulative statement (ZM, § 18a UStG).
struct ZmLine {
  std::string vat_id;
  std::string kind;  // L, S, D
  Amount exact;
  std::string amount;  // whole euros, rounded commercially per customer and kind
};

struct ZmReport {
  Period period;
  Day due;                                  // the 25th after the period; no extension
  std::vector<ZmLine> lines;                // by VAT id and kind; zero lines are left out
  std::vector<std::int64_t> without_buyer;  // entries with such a sale but no VAT id: to be mended before filing
};

ZmReport zm_report(Book& book, const Period& period);

}  // namespace kontor
