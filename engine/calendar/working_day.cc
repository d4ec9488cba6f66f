#include "engine/calendar/working_day.h"

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

bool is_nationwide_holiday(Day day) {
  const unsigned date = day.month() * 100 + day.day();
  for (const unsigned fixed : {101U, 501U, 1003U, 1225U, 1226U})
    if (date == fixed) return true;
  const int after_easter = days_between(easter(day.year()), day);
  return after_easter == -2 || after_easter == 1 || after_easter == 39 || after_easter == 50;
}

Day working_day_from(Day day) {
  while (day.weekday() == std::chrono::Saturday || day.weekday() == std::chrono::Sunday || is_nationwide_holiday(day))
    day = day.plus_days(1);
  return day;
}

}  // namespace kontor
