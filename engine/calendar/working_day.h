// Days on which nothing falls due: weekends and the public holidays of all of Germany (§ 108 (3) AO, § 193 BGB).
#pragma once

#include "engine/calendar/day.h"

namespace kontor {

// Easter Sunday of the Gregorian calendar.
Day easter(int year);
// New Year, Good Friday, Easter Monday, 1 May, Ascension, Whit Monday, 3 October, 25 and 26 December. Holidays of
// single states are not among them: a due date is never too late by this.
bool is_nationwide_holiday(Day day);
// The day itself when it is a working day, else the next one.
Day working_day_from(Day day);

}  // namespace kontor
