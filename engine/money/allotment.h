// Dividing an amount by shares without losing or making a cent.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/money/amount.h"

namespace kontor {

// Each part is total * weight / sum of weights, cut toward zero; the cents left over go one by one to the parts with
// the largest cut-off rest, among equals to the first. The parts always add up to the total.
// Weights are >= 0 with at least one > 0, else allotment_without_shares.
std::vector<Amount> allot(Amount total, const std::vector<std::int64_t>& weights);

struct Fraction {
  Amount numerator;
  Amount denominator;
};

// whole * numerator / denominator, rounded once, half away from zero. Refuses division_by_zero, amount_overflow.
Amount part_of(Amount whole, Fraction fraction);

}  // namespace kontor
