// A percentage, and the two ways a tax rate meets an amount. One rounding point each, half away from zero.
#pragma once

#include "engine/money/decimal.h"

namespace kontor {

class Rate {
 public:
  constexpr Rate() = default;
  // percent: 19 means 19 %.
  constexpr explicit Rate(Decimal percent) : percent_(percent) {}

  const Decimal& percent() const { return percent_; }
  bool is_zero() const { return percent_.is_zero(); }
  bool operator==(const Rate&) const = default;

 private:
  Decimal percent_;
};

// base * rate, in the currency of the base (EN 16931 BR-CO-17).
Amount share_of(Amount base, Rate rate, Rounding rounding = Rounding::half_away_from_zero);

struct NetAndTax {
  Amount net;
  Amount tax;
  bool operator==(const NetAndTax&) const = default;
};

// The tax inside a gross amount: tax = gross * rate / (100 + rate), rounded once; net = gross - tax, so that
// net + tax is the gross to the cent. Refuses division_by_zero at -100 %.
NetAndTax split_gross(Amount gross, Rate rate);

}  // namespace kontor
