// How numbers and days of a core invoice stand in XML.
#pragma once

#include <optional>
#include <string>

#include "engine/calendar/day.h"
#include "engine/money/decimal.h"

namespace kontor {

// "-12.50"; empty for no number.
inline std::string plain(const std::optional<Decimal>& number) { return number ? number->to_plain() : ""; }
// "2026-03-31"; empty for no day.
inline std::string iso(const std::optional<Day>& day) { return day ? day->to_iso() : ""; }

}  // namespace kontor
