#include "engine/money/wide.h"

#include <limits>

#include "engine/base/ensure.h"
#include "engine/base/refusal.h"

namespace kontor {

Wide divide(Wide numerator, Wide denominator, Rounding rounding) {
  if (denominator == 0) refuse(Fault::division_by_zero, numerator.str());
  const bool negative = (numerator < 0) != (denominator < 0);
  if (numerator < 0) numerator = -numerator;
  if (denominator < 0) denominator = -denominator;
  Wide quotient = numerator / denominator;
  const Wide rest = numerator - quotient * denominator;
  if (rounding == Rounding::half_away_from_zero && rest * 2 >= denominator) ++quotient;
  return negative ? Wide(-quotient) : quotient;
}

std::int64_t to_int64(const Wide& value) {
  if (value > std::numeric_limits<std::int64_t>::max() || value < std::numeric_limits<std::int64_t>::min())
    refuse(Fault::amount_overflow, value.str());
  return static_cast<std::int64_t>(value);
}

Wide power_of_ten(int exponent) {
  ensure(exponent >= 0 && exponent <= 36, "powers of ten are asked for 0..36");
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

}  // namespace kontor
