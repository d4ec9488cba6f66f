// How a quotient becomes a whole number. Commercial rounding is half away from zero for both signs
// (EN 16931 totals, DIN 1333); tax forms cut bases toward zero.
#pragma once

namespace kontor {

enum class Rounding { half_away_from_zero, toward_zero };

}  // namespace kontor
