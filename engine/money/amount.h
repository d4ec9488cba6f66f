// An exact sum of money: whole minor units and a currency. Debit positive, credit negative.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/money/currency.h"

namespace kontor {

class Amount {
 public:
  // 0.00 EUR.
  constexpr Amount() = default;
  constexpr explicit Amount(std::int64_t minor_units, Currency currency = kEuro)
      : minor_units_(minor_units), currency_(currency) {}

  constexpr std::int64_t minor_units() const { return minor_units_; }
  constexpr Currency currency() const { return currency_; }
  constexpr bool is_zero() const { return minor_units_ == 0; }
  constexpr bool is_negative() const { return minor_units_ < 0; }

  // "-1234.50": decimal point, all minor digits, no thousands mark. The form of JSON, CSV and storage.
  std::string to_plain() const;
  // Reads the plain form; fewer decimals are filled. Refuses number_malformed, number_too_many_decimals,
  // amount_overflow.
  static Amount from_plain(std::string_view text, Currency currency = kEuro);

  // Sums refuse currency_mixed and amount_overflow; nothing is ever converted in silence.
  Amount& operator+=(Amount other);
  Amount& operator-=(Amount other);
  Amount operator-() const;
  friend Amount operator+(Amount a, Amount b) { return a += b; }
  friend Amount operator-(Amount a, Amount b) { return a -= b; }

  bool operator==(const Amount&) const = default;
  // Refuses currency_mixed.
  std::strong_ordering operator<=>(const Amount& other) const;

 private:
  std::int64_t minor_units_ = 0;
  Currency currency_;
};

Amount absolute(Amount amount);

}  // namespace kontor
