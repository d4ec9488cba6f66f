// When returns are due, as dated data in templates/tax/de-deadlines.toml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/calendar/working_day.h"

namespace kontor {

enum class TaxReturn { advance, annual, zm };

struct Deadline {
  TaxReturn of = TaxReturn::advance;
  Day from;                  // holds for periods that end on this day or later
  int months = 0;            // between the end of the period and the month of the due day
  unsigned day = 1;          // of that month; the last one of a shorter month
  int months_extension = 0;  // more with a permanent extension (§ 46 UStDV)
  std::string source;        // the law
};

class Deadlines {
 public:
  // Refuses every finding at once: toml_malformed, key_missing, key_unknown, key_malformed, day_malformed.
  static Deadlines from_toml(std::string_view text, const std::string& file);

  // The day on which the return for the period must be there, moved to a working day (§ 108 (3) AO).
  // Refuses form_missing for a period before the first day the data know.
  Day due(TaxReturn of, const Period& period, bool extended) const;
  const std::vector<Deadline>& all() const { return deadlines_; }
  const Holidays& holidays() const { return holidays_; }

 private:
  std::vector<Deadline> deadlines_;
  Holidays holidays_;
};

}  // namespace kontor
