// Days on which nothing falls due: weekends and public holidays (§ 108 (3) AO, § 193 BGB). Which days are holidays is
// data, because laws change it.
#pragma once

#include <chrono>
#include <utility>
#include <variant>
#include <vector>

#include "engine/calendar/day.h"
#include "engine/calendar/period.h"

namespace kontor {

// Easter Sunday of the Gregorian calendar.
Day easter(int year);

// A holiday that comes back every year of its time.
struct Holiday {
  std::variant<std::chrono::month_day, std::chrono::days> when;  // the same date, or so many days after Easter Sunday
  Period valid;

  bool falls_on(Day day) const;
};

class Holidays {
 public:
  Holidays() = default;
  explicit Holidays(std::vector<Holiday> holidays) : holidays_(std::move(holidays)) {}

  bool contains(Day day) const;
  // The day itself when it is a working day, else the next one.
  Day working_day_from(Day day) const;

 private:
  std::vector<Holiday> holidays_;
};

}  // namespace kontor
