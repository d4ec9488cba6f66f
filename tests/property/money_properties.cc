#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

#include "engine/money/allotment.h"
#include "engine/money/decimal.h"
#include "engine/money/rate.h"
#include "engine/money/wide.h"

namespace kontor {
namespace {

constexpr std::int64_t kTrillion = 1'000'000'000'000;

RC_GTEST_PROP(MoneyProperty, PlainFormReadsBackTheSame, (std::int64_t minor_units)) {
  RC_ASSERT(Amount::from_plain(Amount(minor_units).to_plain()) == Amount(minor_units));
}

RC_GTEST_PROP(MoneyProperty, NetAndTaxAddUpToTheGross, ()) {
  const Amount gross(*rc::gen::inRange<std::int64_t>(-kTrillion, kTrillion));
  const Rate rate(Decimal(*rc::gen::inRange<std::int64_t>(0, 5000), 2));
  const NetAndTax split = split_gross(gross, rate);
  RC_ASSERT(split.net + split.tax == gross);
  RC_ASSERT(split_gross(-gross, rate).tax == -split.tax);
}

RC_GTEST_PROP(MoneyProperty, AllottedPartsAddUpAndStayWithinACentOfTheirShare, ()) {
  const Amount total(*rc::gen::inRange<std::int64_t>(-kTrillion, kTrillion));
  auto weights =
      *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, kTrillion)));
  weights.push_back(1);
  const std::vector<Amount> parts = allot(total, weights);
  RC_ASSERT(std::accumulate(parts.begin(), parts.end(), Amount()) == total);
  Wide sum = 0;
  for (const auto weight : weights) sum += weight;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Wide off = Wide(parts[i].minor_units()) * sum - Wide(total.minor_units()) * weights[i];
    RC_ASSERT(abs(off) <= sum);
  }
}

}  // namespace
}  // namespace kontor
