#include "engine/money/amount.h"

#include "engine/base/refusal.h"
#include "engine/money/decimal.h"

namespace kontor {

namespace {

void guard_same_currency(Amount a, Amount b) {
  if (a.currency() != b.currency())
    refuse(Fault::currency_mixed, a.to_plain(), {},
           {std::string(a.currency().code()), std::string(b.currency().code())});
}

}  // namespace

std::string Amount::to_plain() const { return Decimal(minor_units_, currency_.minor_digits()).to_plain(); }

Amount Amount::from_plain(std::string_view text, Currency currency) {
  const Decimal number = Decimal::from_plain(text);
  const Decimal in_minor_digits = number.without_trailing_zeros();
  if (in_minor_digits.scale() > currency.minor_digits()) refuse(Fault::number_too_many_decimals, std::string(text));
  return in_minor_digits.to_amount(currency, Rounding::toward_zero);
}

Amount& Amount::operator+=(Amount other) {
  guard_same_currency(*this, other);
  std::int64_t sum = 0;
  if (__builtin_add_overflow(minor_units_, other.minor_units_, &sum)) refuse(Fault::amount_overflow, to_plain());
  minor_units_ = sum;
  return *this;
}

Amount& Amount::operator-=(Amount other) {
  guard_same_currency(*this, other);
  std::int64_t difference = 0;
  if (__builtin_sub_overflow(minor_units_, other.minor_units_, &difference)) refuse(Fault::amount_overflow, to_plain());
  minor_units_ = difference;
  return *this;
}

Amount Amount::operator-() const { return Amount(0, currency_) - *this; }

std::strong_ordering Amount::operator<=>(const Amount& other) const {
  guard_same_currency(*this, other);
  return minor_units_ <=> other.minor_units_;
}

Amount absolute(Amount amount) { return amount.is_negative() ? -amount : amount; }

}  // namespace kontor
