#include "engine/invoice/late_interest.h"

#include <gtest/gtest.h>

#include "tests/unit/expect_refusal.h"
#include "tests/unit/firm.h"

namespace kontor {
namespace {

LateInterestLaw law() {
  return LateInterestLaw::from_toml(template_text("tax/de-late-interest.toml"), "de-late-interest.toml");
}

Period days(const std::string& first, const std::string& last) { return {Day::from_iso(first), Day::from_iso(last)}; }

TEST(LateInterestTest, ABusinessOwesNinePointsAboveTheBaseRateAndTheFlatFee) {
  const LateClaim claim{Day::of(2025, 7, 1), eur("1000.00"), {}, DebtorKind::business};
  const LateInterest year = late_interest(law(), claim, days("2025-07-01", "2026-06-30"));
  EXPECT_EQ(year.interest, eur("102.70"));  // 365 days at 1.27 + 9
  EXPECT_EQ(year.fee, eur("40.00"));
  ASSERT_EQ(year.stretches.size(), 1U);
  EXPECT_EQ(year.stretches[0].percent, Decimal(1027, 2));
}

TEST(LateInterestTest, AConsumerOwesFivePointsAndNoFee) {
  const LateClaim claim{Day::of(2025, 7, 1), eur("1000.00"), {}, DebtorKind::consumer};
  const LateInterest year = late_interest(law(), claim, days("2025-07-01", "2026-06-30"));
  EXPECT_EQ(year.interest, eur("62.70"));
  EXPECT_TRUE(year.fee.is_zero());
}

TEST(LateInterestTest, EachDayHasItsOwnRateAndOpenAmount) {
  const LateClaim claim{
      Day::of(2026, 5, 1), eur("5000.00"), {{Day::of(2026, 7, 11), eur("3000.00")}}, DebtorKind::consumer};
  const LateInterest part = late_interest(law(), claim, days("2026-06-21", "2026-07-20"));
  ASSERT_EQ(part.stretches.size(), 3U);
  EXPECT_EQ(part.stretches[1].days, days("2026-07-01", "2026-07-10"));
  EXPECT_EQ(part.stretches[2].open, eur("2000.00")) << "the day of the payment bears no interest on what was paid";
  // 10 days each: 5000 at 6.27 %, 5000 at 6.52 %, 2000 at 6.52 % = (31350 + 32600 + 13040) / 3650 = 21.0931...
  EXPECT_EQ(part.interest, eur("21.09"));
}

TEST(LateInterestTest, ALeapYearHas366Days) {
  const LateClaim claim{Day::of(2023, 12, 1), eur("3660.00"), {}, DebtorKind::business};
  EXPECT_EQ(late_interest(law(), claim, days("2024-02-29", "2024-02-29")).interest, eur("1.26"));  // 12.62 % / 366
}

TEST(LateInterestTest, WhatIsPaidBearsNoneAndUnknownYearsAreRefused) {
  const LateClaim paid{Day::of(2026, 5, 1), eur("50.00"), {{Day::of(2026, 6, 1), eur("50.00")}}, DebtorKind::business};
  const LateInterest none = late_interest(law(), paid, days("2026-06-01", "2026-12-31"));
  EXPECT_TRUE(none.interest.is_zero());
  EXPECT_TRUE(none.fee.is_zero());
  const LateClaim old{Day::of(2015, 1, 1), eur("50.00"), {}, DebtorKind::business};
  EXPECT_REFUSAL(late_interest(law(), old, days("2015-02-01", "2015-02-02")), Fault::interest_rate_unknown);
}

}  // namespace
}  // namespace kontor
