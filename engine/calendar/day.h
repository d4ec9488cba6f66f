// A calendar day. It has no clock and no time zone; adding days never crosses a DST change.
#pragma once

#include <chrono>
#include <compare>
#include <string>
#include <string_view>

namespace kontor {

class Day {
 public:
  // 1970-01-01.
  constexpr Day() = default;
  constexpr explicit Day(std::chrono::sys_days days) : days_(days) {}
  // Refuses day_out_of_range for days that do not exist (2026-02-29) and years outside 1900..2199.
  static Day of(int year, unsigned month, unsigned day);
  // The ends of what can be said: 1900-01-01 and 2199-12-31.
  static Day first();
  static Day last();
  // Exactly "YYYY-MM-DD". Refuses day_malformed and day_out_of_range.
  static Day from_iso(std::string_view text);

  std::string to_iso() const;
  int year() const;
  unsigned month() const;  // 1..12
  unsigned day() const;    // 1..31
  std::chrono::weekday weekday() const { return std::chrono::weekday(days_); }
  // Days since 1970-01-01: the form of storage.
  constexpr int number() const { return static_cast<int>(days_.time_since_epoch().count()); }
  static constexpr Day from_number(int number) { return Day(std::chrono::sys_days(std::chrono::days(number))); }

  Day plus_days(int count) const { return Day(days_ + std::chrono::days(count)); }

  auto operator<=>(const Day&) const = default;

 private:
  std::chrono::sys_days days_{};
};

inline int days_between(Day from, Day to) { return to.number() - from.number(); }

}  // namespace kontor
