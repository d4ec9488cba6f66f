// Months, quarters, years and free stretches of days, all with both ends inside.
#pragma once

#include <string>
#include <string_view>

#include "engine/calendar/day.h"

namespace kontor {

struct Period {
  Day first;
  Day last;

  static Period of_month(int year, unsigned month);
  static Period of_quarter(int year, unsigned quarter);  // quarter 1..4
  static Period of_year(int year);
  static Period ever();  // every day there is
  // "2026-03", "2026-Q1", "2026", "2026-03-01..2026-03-15". Refuses period_malformed and day_out_of_range.
  static Period from_text(std::string_view text);

  bool contains(Day day) const { return first <= day && day <= last; }
  int months() const;  // calendar months touched
  // The shortest of the forms above that means this stretch.
  std::string to_text() const;

  bool operator==(const Period&) const = default;
};

Day last_day_of_month(int year, unsigned month);

// Months since year 0, so that totals per month have one whole number as key; month_key(2026-03-31) = 24314.
int month_key(Day day);
Period month_of_key(int key);

}  // namespace kontor
