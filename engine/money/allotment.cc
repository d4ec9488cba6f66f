#include "engine/money/allotment.h"

#include <algorithm>
#include <numeric>

#include "engine/base/refusal.h"
#include "engine/money/wide.h"

namespace kontor {

namespace {

Wide sum_of(const std::vector<std::int64_t>& weights) {
  Wide sum = 0;
  for (const std::int64_t weight : weights) {
    if (weight < 0) refuse(Fault::allotment_without_shares, std::to_string(weight));
    sum += weight;
  }
  if (sum == 0) refuse(Fault::allotment_without_shares, "0");
  return sum;
}

}  // namespace

std::vector<Amount> allot(Amount total, const std::vector<std::int64_t>& weights) {
  const Wide sum = sum_of(weights);
  std::vector<std::int64_t> parts;
  std::vector<Wide> rests;
  std::int64_t left_over = total.minor_units();
  for (const std::int64_t weight : weights) {
    const Wide exact = Wide(total.minor_units()) * weight;
    const std::int64_t part = to_int64(divide(exact, sum, Rounding::toward_zero));
    const Wide rest = exact - Wide(part) * sum;
    parts.push_back(part);
    rests.push_back(rest < 0 ? Wide(-rest) : rest);
    left_over -= part;
  }

  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rests[a] > rests[b]; });
  const std::int64_t cent = left_over < 0 ? -1 : 1;
  for (std::size_t i = 0; left_over != 0; ++i, left_over -= cent) parts[order[i]] += cent;

  std::vector<Amount> amounts;
  for (const std::int64_t part : parts) amounts.emplace_back(part, total.currency());
  return amounts;
}

Amount part_of(Amount whole, Fraction fraction) {
  const Wide exact = Wide(whole.minor_units()) * fraction.numerator.minor_units();
  const Wide part = divide(exact, Wide(fraction.denominator.minor_units()), Rounding::half_away_from_zero);
  return Amount(to_int64(part), whole.currency());
}

}  // namespace kontor
