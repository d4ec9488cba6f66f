// The VAT figures of one period, and when they are due.
#pragma once

#include <string>
#include <vector>

#include "engine/base/finding.h"
#include "engine/book/book.h"
#include "engine/tax/deadlines.h"
#include "engine/tax/vat_form.h"

namespace kontor {

struct VatReport {
  Period period;
  Day due;  // of the advance return, later with the client's extension; for a whole year of the annual return
  VatReturn boxes;
};

// The period that ended last before the day. A quarter of the calendar, a month or a year.
Period vat_period_before(Day day, VatPeriod length);

struct VatDue {
  Period period;
  Day due;
};

// The return whose due day comes next, on the day itself or later. May refuse form_missing.
VatDue next_vat_due(const ClientSettings& settings, const Deadlines& deadlines, Day day);

// The data files that a return of the period rests on.
struct VatLaw {
  const VatForm& form;
  const Deadlines& deadlines;
};

// May refuse form_missing, when the data know no due day for the period.
VatReport vat_report(Book& book, const VatLaw& law, const Period& period);

// One line of the recapitulative statement (ZM, § 18a UStG).
struct ZmLine {
  std::string vat_id;
  std::string kind;  // L, S, D
  Amount exact;
  std::string amount;  // whole euros, rounded commercially per customer and kind
};

// A sale that has to be listed and names no customer.
struct ZmGap {
  std::int64_t entry = 0;
  std::string code;
  Amount amount;
};

// In the order of entries; an entry without customer and its reversal in the same period are no gap.
std::vector<ZmGap> zm_gaps(Book& book, const Period& period);

// zm_customer_missing for each.
Findings findings_of(const std::vector<ZmGap>& gaps);

// What the lines of one kind add up to, against the box of the advance return that the same sales feed.
struct ZmBalance {
  std::string kind;  // L, S, D
  std::string box;   // Kennzahl
  Amount listed;     // exact sum of the lines
  Amount declared;   // exact value of the box; the form cuts it to whole euros, the lines are rounded one by one

  bool holds() const { return listed == declared; }
};

struct ZmReport {
  Period period;
  Day due;                          // no extension holds for it
  std::vector<ZmLine> lines;        // by VAT id and kind; zero lines are left out
  std::vector<ZmGap> gaps;          // to be mended before filing
  std::vector<ZmBalance> balances;  // by kind, of the kinds that occur
};

// May refuse form_missing, as vat_report does.
ZmReport zm_report(Book& book, const VatLaw& law, const Period& period);

// What keeps it from being filed: zm_customer_missing for every gap, zm_differs for every balance that does not hold.
Findings findings_of(const ZmReport& report);

}  // namespace kontor
