// An exact decimal number: coefficient * 10^-scale. For prices, quantities, percentages and exchange rates.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/money/amount.h"
#include "engine/money/rounding.h"

namespace kontor {

class Decimal {
 public:
  static constexpr int kScaleMax = 18;

  constexpr Decimal() = default;
  // scale = digits behind the decimal point, 0..kScaleMax.
  constexpr explicit Decimal(std::int64_t coefficient, int scale = 0) : coefficient_(coefficient), scale_(scale) {}
  static Decimal of(Amount amount) { return Decimal(amount.minor_units(), amount.currency().minor_digits()); }

  constexpr std::int64_t coefficient() const { return coefficient_; }
  constexpr int scale() const { return scale_; }
  constexpr bool is_zero() const { return coefficient_ == 0; }
  constexpr bool is_negative() const { return coefficient_ < 0; }

  // "-12.50" with exactly `scale` decimals; a decimal point, no thousands mark, no exponent.
  std::string to_plain() const;
  // Refuses number_malformed and amount_overflow. "+1", "1.", ".5", "1e3", "1,5" and blanks are malformed.
  static Decimal from_plain(std::string_view text);

  Decimal without_trailing_zeros() const;
  // The number with exactly this many decimals.
  Decimal rounded(int scale, Rounding rounding) const;
  // The number as money of the currency.
  Amount to_amount(Currency currency, Rounding rounding) const;

  // By value: 1.5 == 1.50. Exact for every pair.
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b);

 private:
  std::int64_t coefficient_ = 0;
  int scale_ = 0;
};

// a * b as money, rounded once. The product itself is exact (256 bits).
Amount product(const Decimal& a, const Decimal& b, Currency currency,
               Rounding rounding = Rounding::half_away_from_zero);

// a / b with this many decimals, rounded once. Refuses division_by_zero, amount_overflow.
Decimal quotient(const Decimal& a, const Decimal& b, int scale, Rounding rounding = Rounding::half_away_from_zero);

}  // namespace kontor
