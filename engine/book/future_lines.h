// Days a bank cannot have booked yet.
#pragma once

#include "engine/bank/statement.h"

namespace kontor {

// Banks date a booking at most some banking days ahead (holidays, a transfer given on a Friday evening).
constexpr int kDaysAhead = 10;

// Refuses line_in_future when a booked line lies further ahead of today: the file has wrong days, or this computer has.
void demand_days_past(const StatementFile& file, Day today);

}  // namespace kontor
