#include "engine/money/simple_interest.h"

#include <boost/multiprecision/cpp_int.hpp>

namespace kontor {

namespace {

using Whole = boost::multiprecision::cpp_int;

constexpr int kPercentDigits = 4;
constexpr int kYears = 365 * 366;  // the common denominator of both lengths of a year

}  // namespace

Amount simple_interest(const std::vector<InterestTerm>& terms, Currency currency) {
  const Whole whole = Whole(kYears) * 100 * 10'000;  // per cent, with four decimals
  Whole sum = 0;
  for (const InterestTerm& one : terms) {
    const Decimal percent = one.percent.rounded(kPercentDigits, Rounding::half_away_from_zero);
    sum += Whole(one.principal.minor_units()) * percent.coefficient() * one.days * (kYears / one.days_of_year);
  }
  return Amount(static_cast<std::int64_t>((2 * sum + whole) / (2 * whole)), currency);
}

}  // namespace kontor
