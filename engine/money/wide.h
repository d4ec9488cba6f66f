// Whole numbers wide enough for every product and quotient of money; for the sources of this room only, since the
// library behind it is heavy to compile.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>

#include "engine/money/rounding.h"

namespace kontor {

// Checked: overflow throws inside Boost and is turned into a Refusal at the doors of this room.
using Wide = boost::multiprecision::checked_int256_t;

// numerator / denominator as a whole number. Refuses division_by_zero; sign of the denominator is free.
Wide divide(Wide numerator, Wide denominator, Rounding rounding);

// Refuses amount_overflow when the value does not fit.
std::int64_t to_int64(const Wide& value);

// 10^exponent, exponent 0..36.
Wide power_of_ten(int exponent);

}  // namespace kontor
