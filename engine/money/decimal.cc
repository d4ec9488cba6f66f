#include "engine/money/decimal.h"

#include <algorithm>

#include "engine/base/refusal.h"
#include "engine/money/wide.h"

namespace kontor {

namespace {

Wide at_scale(const Decimal& number, int scale) {
  return Wide(number.coefficient()) * power_of_ten(scale - number.scale());
}

Wide rescaled(const Wide& coefficient, int from_scale, int to_scale, Rounding rounding) {
  if (to_scale >= from_scale) return coefficient * power_of_ten(to_scale - from_scale);
  return divide(coefficient, power_of_ten(from_scale - to_scale), rounding);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string Decimal::to_plain() const {
  constexpr std::size_t kLongest = 64;  // the digits of a 64-bit number, or as many zeros as decimals, sign and point
  char text[kLongest];
  std::size_t at = kLongest;
  std::uint64_t rest =
      coefficient_ < 0 ? 0 - static_cast<std::uint64_t>(coefficient_) : static_cast<std::uint64_t>(coefficient_);
  for (int digit = 0; rest != 0 || digit <= scale_; ++digit) {
    if (digit == scale_ && scale_ > 0) text[--at] = '.';
    text[--at] = static_cast<char>('0' + rest % 10);
    rest /= 10;
  }
  if (coefficient_ < 0) text[--at] = '-';
  return {text + at, kLongest - at};
}

Decimal Decimal::from_plain(std::string_view text) {
  const bool negative = text.starts_with('-');
  const std::string_view digits = negative ? text.substr(1) : text;
  const std::size_t point = digits.find('.');
  const std::size_t scale = point == std::string_view::npos ? 0 : digits.size() - point - 1;
  const bool point_inside = point == std::string_view::npos || (point > 0 && scale > 0);
  const auto marks =
      static_cast<std::size_t>(std::count_if(digits.begin(), digits.end(), [](char c) { return !is_digit(c); }));
  const std::size_t marks_allowed = point == std::string_view::npos ? 0 : 1;
  if (digits.empty() || !point_inside || marks != marks_allowed) refuse(Fault::number_malformed, std::string(text));
  if (scale > kScaleMax) refuse(Fault::number_too_many_decimals, std::string(text));

  std::int64_t coefficient = 0;
  for (const char c : digits) {
    if (c == '.') continue;
    const std::int64_t digit = negative ? -(c - '0') : c - '0';
    if (__builtin_mul_overflow(coefficient, std::int64_t{10}, &coefficient) ||
        __builtin_add_overflow(coefficient, digit, &coefficient))
      refuse(Fault::amount_overflow, std::string(text));
  }
  return Decimal(coefficient, static_cast<int>(scale));
}

Decimal Decimal::without_trailing_zeros() const {
  Decimal shorter = *this;
  while (shorter.scale_ > 0 && shorter.coefficient_ % 10 == 0) {
    shorter.coefficient_ /= 10;
    --shorter.scale_;
  }
  return shorter;
}

Decimal Decimal::rounded(int scale, Rounding rounding) const {
  return Decimal(to_int64(rescaled(coefficient_, scale_, scale, rounding)), scale);
}

Amount Decimal::to_amount(Currency currency, Rounding rounding) const {
  return Amount(rounded(currency.minor_digits(), rounding).coefficient(), currency);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale_, b.scale_);
  const Wide left = at_scale(a, scale);
  const Wide right = at_scale(b, scale);
  if (left < right) return std::strong_ordering::less;
  return left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale_, b.scale_);
  return Decimal(to_int64(at_scale(a, scale) + at_scale(b, scale)), scale);
}

Decimal operator-(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale_, b.scale_);
  return Decimal(to_int64(at_scale(a, scale) - at_scale(b, scale)), scale);
}

Amount product(const Decimal& a, const Decimal& b, Currency currency, Rounding rounding) {
  const Wide exact = Wide(a.coefficient()) * b.coefficient();
  return Amount(to_int64(rescaled(exact, a.scale() + b.scale(), currency.minor_digits(), rounding)), currency);
}

Decimal quotient(const Decimal& a, const Decimal& b, int scale, Rounding rounding) {
  const int shift = scale + b.scale() - a.scale();
  const Wide numerator = Wide(a.coefficient()) * power_of_ten(std::max(shift, 0));
  const Wide denominator = Wide(b.coefficient()) * power_of_ten(std::max(-shift, 0));
  return Decimal(to_int64(divide(numerator, denominator, rounding)), scale);
}

}  // namespace kontor
