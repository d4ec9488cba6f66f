#include <gtest/gtest.h>

#include <limits>

#include "engine/base/refusal.h"
#include "engine/money/allotment.h"
#include "engine/money/amount.h"
#include "engine/money/decimal.h"
#include "engine/money/rate.h"
#include "tests/unit/expect_refusal.h"

namespace kontor {
namespace {

Amount eur(std::string_view text) { return Amount::from_plain(text); }
Rate percent(std::string_view text) { return Rate(Decimal::from_plain(text)); }

TEST(AmountTest, ReadsAndWritesThePlainForm) {
  EXPECT_EQ(eur("1234.5").to_plain(), "1234.50");
  EXPECT_EQ(eur("-0.05").to_plain(), "-0.05");
  EXPECT_EQ(eur("7").minor_units(), 700);
  EXPECT_EQ(Amount::from_plain("1200", Currency::from_code("JPY")).to_plain(), "1200");
  EXPECT_EQ(Amount::from_plain("1.250", Currency::from_code("TND")).minor_units(), 1250);
}

TEST(AmountTest, TakesTrailingZerosButNoThirdDecimal) {
  EXPECT_EQ(eur("1.500"), eur("1.5"));
  EXPECT_REFUSAL(eur("1.505"), Fault::number_too_many_decimals);
}

TEST(AmountTest, RefusesWhatIsNotANumber) {
  for (const char* text : {"", "-", "1,50", "1.", ".5", "1e3", "+1", " 1", "1.2.3", "DE12", "--1"})
    EXPECT_REFUSAL(eur(text), Fault::number_malformed) << text;
}

TEST(AmountTest, NeverAddsTwoCurrencies) {
  EXPECT_REFUSAL(eur("1") + Amount(100, Currency::from_code("CHF")), Fault::currency_mixed);
}

TEST(AmountTest, RefusesASumThatDoesNotFit) {
  const Amount largest(std::numeric_limits<std::int64_t>::max());
  EXPECT_REFUSAL(largest + Amount(1), Fault::amount_overflow);
  EXPECT_REFUSAL(-Amount(std::numeric_limits<std::int64_t>::min()), Fault::amount_overflow);
  EXPECT_REFUSAL(eur("92233720368547758.08"), Fault::amount_overflow);
}

TEST(CurrencyTest, WantsThreeCapitalLetters) {
  EXPECT_REFUSAL(Currency::from_code("Euro"), Fault::currency_unknown);
  EXPECT_REFUSAL(Currency::from_code("eur"), Fault::currency_unknown);
}

TEST(DecimalTest, ComparesByValue) {
  EXPECT_EQ(Decimal(15, 1), Decimal(150, 2));
  EXPECT_LT(Decimal(-2), Decimal(1, 18));
}

TEST(DecimalTest, RoundsHalfAwayFromZeroForBothSigns) {
  EXPECT_EQ(Decimal(12345, 3).rounded(2, Rounding::half_away_from_zero), Decimal(1235, 2));
  EXPECT_EQ(Decimal(-1446375, 3).rounded(2, Rounding::half_away_from_zero), Decimal(-144638, 2));
  EXPECT_EQ(Decimal(-1999, 3).rounded(0, Rounding::toward_zero), Decimal(-1));
}

TEST(DecimalTest, MultipliesExactlyAndRoundsOnce) {
  EXPECT_EQ(product(Decimal::from_plain("12.5"), Decimal::from_plain("48.00"), kEuro), eur("600"));
  EXPECT_EQ(product(Decimal::from_plain("0.333333333333333333"), Decimal::from_plain("3"), kEuro), eur("1"));
}

TEST(RateTest, TakesTheTaxOutOfAGrossAmount) {
  EXPECT_EQ(split_gross(eur("49.90"), percent("7")), (NetAndTax{eur("46.64"), eur("3.26")}));
  EXPECT_EQ(split_gross(eur("-119"), percent("19")), (NetAndTax{eur("-100"), eur("-19")}));
}

TEST(RateTest, PutsTheTaxOnANetAmount) {
  EXPECT_EQ(share_of(eur("1234.56"), percent("19")), eur("234.57"));
  EXPECT_EQ(share_of(eur("0.50"), percent("7")), eur("0.04"));
  EXPECT_EQ(share_of(eur("-0.50"), percent("7")), eur("-0.04"));
}

TEST(AllotmentTest, GivesTheOddCentToTheLargestRestAndAmongEqualsToTheFirst) {
  EXPECT_EQ(allot(eur("1.00"), {1, 1, 1}), (std::vector{eur("0.34"), eur("0.33"), eur("0.33")}));
  EXPECT_EQ(allot(eur("-1.00"), {1, 1, 1}), (std::vector{eur("-0.34"), eur("-0.33"), eur("-0.33")}));
  EXPECT_EQ(allot(eur("0.10"), {1, 2, 4}), (std::vector{eur("0.01"), eur("0.03"), eur("0.06")}));
  EXPECT_EQ(allot(eur("5.00"), {0, 1}), (std::vector{eur("0"), eur("5.00")}));
}

TEST(AllotmentTest, NeedsAShare) {
  EXPECT_REFUSAL(allot(eur("1"), {}), Fault::allotment_without_shares);
  EXPECT_REFUSAL(allot(eur("1"), {0, 0}), Fault::allotment_without_shares);
  EXPECT_REFUSAL(allot(eur("1"), {2, -1}), Fault::allotment_without_shares);
}

}  // namespace
}  // namespace kontor
