// When returns are due: law as data, moved to working days.
#include "engine/tax/deadlines.h"

#include <gtest/gtest.h>

#include "tests/unit/expect_refusal.h"
#include "tests/unit/firm.h"

namespace kontor {
namespace {

Deadlines german() { return Deadlines::from_toml(template_text("tax/de-deadlines.toml"), "de-deadlines.toml"); }

std::string due(TaxReturn of, const std::string& period, bool extended = false) {
  return german().due(of, Period::from_text(period), extended).to_iso();
}

TEST(DeadlinesTest, AnAdvanceReturnIsDueOnTheTenthDayAfterItsPeriod) {
  EXPECT_EQ(due(TaxReturn::advance, "2026-03"), "2026-04-10");
  EXPECT_EQ(due(TaxReturn::advance, "2026-Q2"), "2026-07-10");
  EXPECT_EQ(due(TaxReturn::advance, "2026-03-01..2026-03-15"), "2026-04-10") << "the month it lies in";
}

TEST(DeadlinesTest, AnExtensionGivesOneMonthAndNoneForTheRecapitulativeStatement) {
  EXPECT_EQ(due(TaxReturn::advance, "2026-02", true), "2026-04-10");
  EXPECT_EQ(due(TaxReturn::advance, "2026-11", true), "2027-01-11") << "10 January 2027 is a Sunday";
  EXPECT_EQ(due(TaxReturn::zm, "2026-02", true), "2026-03-25");
}

TEST(DeadlinesTest, WeekendsAndHolidaysMoveADueDay) {
  EXPECT_EQ(due(TaxReturn::advance, "2026-09"), "2026-10-12") << "10 October 2026 is a Saturday";
  EXPECT_EQ(due(TaxReturn::zm, "2026-11"), "2026-12-28") << "Friday is Christmas, then come Boxing Day and a Sunday";
  EXPECT_EQ(due(TaxReturn::advance, "2020-03"), "2020-04-14") << "10 April 2020 is Good Friday";
}

TEST(DeadlinesTest, AnAnnualReturnIsDueSevenMonthsAfterTheYear) {
  EXPECT_EQ(due(TaxReturn::annual, "2025"), "2026-07-31");
  EXPECT_EQ(due(TaxReturn::annual, "2026"), "2027-08-02") << "31 July 2027 is a Saturday";
}

TEST(DeadlinesTest, TheNextDueDayIsTodayOrLater) {
  ClientSettings settings;
  const auto next = [&](VatPeriod length, bool extended, const std::string& day) {
    settings.vat_period = length;
    settings.vat_extension = extended;
    const VatDue due = next_vat_due(settings, german(), Day::from_iso(day));
    return due.period.to_text() + " " + due.due.to_iso();
  };
  EXPECT_EQ(next(VatPeriod::month, false, "2026-04-10"), "2026-03 2026-04-10");
  EXPECT_EQ(next(VatPeriod::month, false, "2026-04-11"), "2026-04 2026-05-11");
  EXPECT_EQ(next(VatPeriod::month, true, "2026-04-10"), "2026-02 2026-04-10");
  EXPECT_EQ(next(VatPeriod::quarter, false, "2026-01-01"), "2025-Q4 2026-01-12");
  EXPECT_EQ(next(VatPeriod::year, false, "2026-08-01"), "2026 2027-08-02");
}

TEST(DeadlinesTest, ADayThatTheMonthHasNotIsItsLastDay) {
  const Deadlines law = Deadlines::from_toml(
      "[[deadline]]\nreturn = \"annual\"\nfrom = 2020-01-01\nmonths = 1\nday = 31\nsource = \"-\"\n", "law.toml");
  EXPECT_EQ(law.due(TaxReturn::annual, Period::of_year(2023), false), Day::of(2024, 2, 29));
}

TEST(DeadlinesTest, ALaterLawHoldsFromItsDayOn) {
  const std::string head = "[[deadline]]\nreturn = \"zm\"\nmonths = 0\nsource = \"-\"\n";
  const Deadlines law =
      Deadlines::from_toml(head + "from = 2010-07-01\nday = 25\n" + head + "from = 2027-01-01\nday = 5\n", "law.toml");
  EXPECT_EQ(law.due(TaxReturn::zm, Period::of_month(2026, 12), false), Day::of(2027, 1, 25));
  EXPECT_EQ(law.due(TaxReturn::zm, Period::of_month(2027, 1), false), Day::of(2027, 2, 5));
  EXPECT_REFUSAL(law.due(TaxReturn::zm, Period::of_month(2010, 5), false), Fault::form_missing);
}

TEST(DeadlinesTest, HolidaysHaveTheirYears) {
  const Holidays holidays = german().holidays();
  for (const char* day : {"2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25",
                          "2026-10-03", "2026-12-25", "2026-12-26", "2017-10-31"})
    EXPECT_TRUE(holidays.contains(Day::from_iso(day))) << day;
  for (const char* day : {"1989-10-03", "2026-10-31", "2026-04-05", "2026-01-06"})
    EXPECT_FALSE(holidays.contains(Day::from_iso(day))) << day;
}

TEST(DeadlinesTest, EveryMistakeOfTheFileIsTold) {
  try {
    Deadlines::from_toml(
        "[[deadline]]\nreturn = \"monthly\"\nfrom = 2020-01-01\nmonths = 0\nday = 32\n\n"
        "[[holiday]]\nname = \"x\"\ndate = \"02-30\"\n\n[[holiday]]\nname = \"y\"\neaster = 400\nyear = 1\n",
        "law.toml");
    FAIL() << "nothing was refused";
  } catch (const Refusal& refusal) {
    std::vector<std::pair<Fault, int>> found;
    for (const Finding& finding : refusal.findings()) found.emplace_back(finding.fault, finding.where.line);
    const std::vector<std::pair<Fault, int>> expected{{Fault::key_malformed, 2},  {Fault::key_malformed, 5},
                                                      {Fault::key_missing, 1},    {Fault::day_out_of_range, 9},
                                                      {Fault::key_malformed, 13}, {Fault::key_unknown, 14}};
    EXPECT_EQ(found, expected);
  }
}

}  // namespace
}  // namespace kontor
