#include "engine/calendar/working_day.h"

#include <algorithm>

namespace kontor {

// Gauss's rule in the form of Butcher: every step is a whole-number division.
Day easter(int year) {
  const int golden = year % 19;
  const int century = year / 100;
  const int rest = year % 100;
  const int moon = (century - (century + 8) / 25 + 1) / 3;
  const int epact = (19 * golden + century - century / 4 - moon + 15) % 30;
  const int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
  const int late = (golden + 11 * epact + 22 * weekday) / 451;
  const int sum = epact + weekday - 7 * late + 114;
  return Day::of(year, static_cast<unsigned>(sum / 31), static_cast<unsigned>(sum % 31 + 1));
}

bool Holiday::falls_on(Day day) const {
  if (!valid.contains(day)) return false;
  if (const auto* after_easter = std::get_if<std::chrono::days>(&when))
    return days_between(easter(day.year()), day) == after_easter->count();
  return std::get<std::chrono::month_day>(when) == std::chrono::month(day.month()) / static_cast<int>(day.day());
}

bool Holidays::contains(Day day) const {
  return std::any_of(holidays_.begin(), holidays_.end(), [&](const Holiday& holiday) { return holiday.falls_on(day); });
}

Day Holidays::working_day_from(Day day) const {
  while (day.weekday() == std::chrono::Saturday || day.weekday() == std::chrono::Sunday || contains(day))
    day = day.plus_days(1);
  return day;
}

}  // namespace kontor
