#include "engine/calendar/period.h"

#include <algorithm>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

unsigned number_in(std::string_view digits) {
  unsigned number = 0;
  for (const char c : digits) number = number * 10 + static_cast<unsigned>(c - '0');
  return number;
}

}  // namespace

Day last_day_of_month(int year, unsigned month) {
  const Day first = Day::of(year, month, 1);
  const std::chrono::year_month_day_last last{std::chrono::year(first.year()),
                                              std::chrono::month_day_last(std::chrono::month(month))};
  return Day::of(year, month, static_cast<unsigned>(last.day()));
}

Period Period::of_month(int year, unsigned month) { return {Day::of(year, month, 1), last_day_of_month(year, month)}; }

Period Period::of_quarter(int year, unsigned quarter) {
  if (quarter < 1 || quarter > 4)
    refuse(Fault::period_malformed, std::to_string(year) + "-Q" + std::to_string(quarter));
  return {Day::of(year, quarter * 3 - 2, 1), last_day_of_month(year, quarter * 3)};
}

Period Period::of_year(int year) { return {Day::of(year, 1, 1), Day::of(year, 12, 31)}; }

Period Period::ever() { return {Day::first(), Day::last()}; }

Period Period::from_text(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots != std::string_view::npos) {
    const Period period{Day::from_iso(text.substr(0, dots)), Day::from_iso(text.substr(dots + 2))};
    if (period.last < period.first) refuse(Fault::period_malformed, std::string(text));
    return period;
  }
  const std::string_view year = text.substr(0, std::min<std::size_t>(4, text.size()));
  if (year.size() != 4 || !all_digits(year)) refuse(Fault::period_malformed, std::string(text));
  const int number_of_year = static_cast<int>(number_in(year));
  const std::string_view rest = text.substr(4);
  if (rest.empty()) return of_year(number_of_year);
  if (rest.size() == 3 && rest[0] == '-' && (rest[1] == 'Q' || rest[1] == 'q') && all_digits(rest.substr(2)))
    return of_quarter(number_of_year, number_in(rest.substr(2)));
  const bool month = rest.size() == 3 && rest[0] == '-' && all_digits(rest.substr(1));
  if (month && number_in(rest.substr(1)) >= 1 && number_in(rest.substr(1)) <= 12)
    return of_month(number_of_year, number_in(rest.substr(1)));
  refuse(Fault::period_malformed, std::string(text));
}

int Period::months() const { return month_key(last) - month_key(first) + 1; }

std::string Period::to_text() const {
  if (*this == of_year(first.year())) return first.to_iso().substr(0, 4);
  const unsigned quarter = (first.month() + 2) / 3;
  if (*this == of_quarter(first.year(), quarter)) return first.to_iso().substr(0, 4) + "-Q" + std::to_string(quarter);
  if (*this == of_month(first.year(), first.month())) return first.to_iso().substr(0, 7);
  return first.to_iso() + ".." + last.to_iso();
}

int month_key(Day day) { return day.year() * 12 + static_cast<int>(day.month()) - 1; }

Period month_of_key(int key) { return Period::of_month(key / 12, static_cast<unsigned>(key % 12) + 1); }

}  // namespace kontor
