#include "engine/money/rate.h"

#include "engine/money/wide.h"

namespace kontor {

Amount share_of(Amount base, Rate rate, Rounding rounding) {
  const Wide exact = Wide(base.minor_units()) * rate.percent().coefficient();
  const Wide hundred = power_of_ten(rate.percent().scale() + 2);
  return Amount(to_int64(divide(exact, hundred, rounding)), base.currency());
}

NetAndTax split_gross(Amount gross, Rate rate) {
  const Wide percent = rate.percent().coefficient();
  const Wide hundred_plus_rate = power_of_ten(rate.percent().scale() + 2) + percent;
  const Wide tax = divide(Wide(gross.minor_units()) * percent, hundred_plus_rate, Rounding::half_away_from_zero);
  const Amount tax_amount(to_int64(tax), gross.currency());
  return {gross - tax_amount, tax_amount};
}

}  // namespace kontor
