#include <gtest/gtest.h>

#include "engine/calendar/period.h"
#include "tests/unit/expect_refusal.h"

namespace kontor {
namespace {

TEST(DayTest, ReadsIsoAndRefusesDaysThatDoNotExist) {
  EXPECT_EQ(Day::from_iso("2026-03-31").to_iso(), "2026-03-31");
  EXPECT_EQ(Day::from_iso("2028-02-29").number(), Day::of(2028, 2, 29).number());
  EXPECT_REFUSAL(Day::from_iso("2026-02-29"), Fault::day_out_of_range);
  EXPECT_REFUSAL(Day::from_iso("1026-02-20"), Fault::day_out_of_range);
  EXPECT_REFUSAL(Day::from_iso("31.03.2026"), Fault::day_malformed);
  EXPECT_REFUSAL(Day::from_iso("2026-3-31"), Fault::day_malformed);
}

TEST(DayTest, CountsDaysAcrossTheChangeToSummerTime) {
  EXPECT_EQ(days_between(Day::of(2026, 3, 28), Day::of(2026, 3, 30)), 2);
  EXPECT_EQ(Day::of(2026, 12, 31).plus_days(1), Day::of(2027, 1, 1));
}

TEST(PeriodTest, ReadsTheFormsOfTheCommandLine) {
  EXPECT_EQ(Period::from_text("2026-02"), (Period{Day::of(2026, 2, 1), Day::of(2026, 2, 28)}));
  EXPECT_EQ(Period::from_text("2026-Q2"), (Period{Day::of(2026, 4, 1), Day::of(2026, 6, 30)}));
  EXPECT_EQ(Period::from_text("2026").months(), 12);
  EXPECT_EQ(Period::from_text("2026-03-01..2026-03-15").to_text(), "2026-03-01..2026-03-15");
  for (const char* text : {"", "26", "2026-", "2026-Q5", "2026-1", "March", "2026-03-15..2026-03-01"})
    EXPECT_REFUSAL(Period::from_text(text), Fault::period_malformed) << text;
  EXPECT_REFUSAL(Period::from_text("2026-13"), Fault::period_malformed);
}

TEST(PeriodTest, SaysItselfInTheShortestForm) {
  for (const char* text : {"2026", "2026-Q3", "2026-11"}) EXPECT_EQ(Period::from_text(text).to_text(), text);
}

TEST(PeriodTest, KeysMonthsByOneNumber) {
  EXPECT_EQ(month_of_key(month_key(Day::of(2026, 12, 5))), Period::of_month(2026, 12));
  EXPECT_EQ(month_key(Day::of(2027, 1, 1)) - month_key(Day::of(2026, 12, 31)), 1);
}

}  // namespace
}  // namespace kontor
