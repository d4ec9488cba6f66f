// Interest without interest on interest (§ 289 BGB), exact up to one rounding.
#pragma once

#include <vector>

#include "engine/money/decimal.h"

namespace kontor {

struct InterestTerm {
  Amount principal;  // not below zero
  Decimal percent;   // a year, not below zero, at most four decimals
  int days = 0;
  int days_of_year = 365;  // or 366
};

// The sum over all terms of principal x percent x days / days_of_year, rounded once, half away from zero.
Amount simple_interest(const std::vector<InterestTerm>& terms, Currency currency);

}  // namespace kontor
