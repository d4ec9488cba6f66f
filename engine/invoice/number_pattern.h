// How invoice numbers look: "RE-{year}-{seq:4}" makes RE-2026-0001 (§ 14 (4) Nr. 4 UStG: unique and running).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/calendar/day.h"

namespace kontor {

class NumberPattern {
 public:
  // Placeholders are {year}, {month} and once {seq} or {seq:n}, n = 1..9 digits at least. Refuses key_malformed.
  static NumberPattern parse(std::string_view text);

  std::string number(Day day, std::int64_t sequence) const;
  // The name of the counter a day draws from. It is the number without its sequence, so a new year or month begins at
  // 1 exactly where the numbers differ by it, and another count of digits goes on in the same row.
  std::string series(Day day) const;

 private:
  std::string filled(Day day, std::string_view sequence) const;

  std::string before_;  // the sequence
  std::string after_;
  std::size_t digits_ = 1;
};

}  // namespace kontor
