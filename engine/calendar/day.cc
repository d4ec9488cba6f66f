#include "engine/calendar/day.h"

#include <algorithm>
#include <cstdio>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

constexpr int kYearFirst = 1900;
constexpr int kYearLast = 2199;

std::chrono::year_month_day civil(std::chrono::sys_days days) { return std::chrono::year_month_day(days); }

std::string iso(int year, unsigned month, unsigned day) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", year, month, day);
  return text;
}

// Two digits at `text`.
void write_two(char* text, unsigned number) {
  text[0] = static_cast<char>('0' + number / 10 % 10);
  text[1] = static_cast<char>('0' + number % 10);
}

int number_in(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

}  // namespace

Day Day::of(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (year < kYearFirst || year > kYearLast || !date.ok()) refuse(Fault::day_out_of_range, iso(year, month, day));
  return Day(std::chrono::sys_days(date));
}

Day Day::first() { return of(kYearFirst, 1, 1); }

Day Day::last() { return of(kYearLast, 12, 31); }

Day Day::from_iso(std::string_view text) {
  const auto digit_at = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  const bool well_formed = text.size() == 10 && text[4] == '-' && text[7] == '-' && digit_at(0) && digit_at(1) &&
                           digit_at(2) && digit_at(3) && digit_at(5) && digit_at(6) && digit_at(8) && digit_at(9);
  if (!well_formed) refuse(Fault::day_malformed, std::string(text));
  return of(number_in(text.substr(0, 4)), static_cast<unsigned>(number_in(text.substr(5, 2))),
            static_cast<unsigned>(number_in(text.substr(8, 2))));
}

std::string Day::to_iso() const {
  const std::chrono::year_month_day date = civil(days_);
  const auto year = static_cast<unsigned>(static_cast<int>(date.year()));
  std::string text = "0000-00-00";
  write_two(&text[0], year / 100);
  write_two(&text[2], year % 100);
  write_two(&text[5], static_cast<unsigned>(date.month()));
  write_two(&text[8], static_cast<unsigned>(date.day()));
  return text;
}

int Day::year() const { return static_cast<int>(civil(days_).year()); }
unsigned Day::month() const { return static_cast<unsigned>(civil(days_).month()); }
unsigned Day::day() const { return static_cast<unsigned>(civil(days_).day()); }

}  // namespace kontor
