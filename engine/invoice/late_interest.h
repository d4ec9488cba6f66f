// Interest on late payment (Verzugszinsen, §§ 286 to 289 BGB): percentage points above the base rate that is in force
// on each day, on what is still open that day, without interest on interest; the year has 365 days, a leap year 366.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/calendar/period.h"
#include "engine/money/decimal.h"

namespace kontor {

enum class DebtorKind {
  consumer,  // one who buys for private ends (§ 13 BGB)
  business,
};

class LateInterestLaw {
 public:
  // Of a file like templates/tax/de-late-interest.toml. Refuses what is malformed or missing in it.
  static LateInterestLaw from_toml(std::string_view text, const std::string& file);

  struct Surcharge {
    DebtorKind debtor;
    Day from;  // for claims from this day on
    Decimal points;
    Amount fee;  // flat, once for each claim
  };
  // Refuses interest_rate_unknown before the first day of the file.
  Decimal base_percent(Day day) const;
  const Surcharge& surcharge(DebtorKind debtor, Day claim) const;
  int days_until_default() const { return days_; }

 private:
  struct BaseRate {
    Day from;
    Decimal percent;
  };
  int days_ = 0;
  std::vector<BaseRate> base_rates_;  // by day
  std::vector<Surcharge> surcharges_;
};

// A payment counts from its own day on.
struct LateClaim {
  Day day;  // on which it arose
  Amount amount;
  struct Payment {
    Day day;
    Amount amount;
  };
  std::vector<Payment> payments;
  DebtorKind debtor = DebtorKind::consumer;
};

// Days with the same open amount and the same rate.
struct InterestStretch {
  Period days;
  Amount open;
  Decimal percent;  // a year
  int days_of_year = 365;
  Amount interest = Amount();  // rounded once, half away from zero
};

struct LateInterest {
  std::vector<InterestStretch> stretches;
  Amount interest;  // the sum of theirs: what a debtor can add up
  Amount fee;
};

// For the days of default, both included. Refuses interest_rate_unknown.
LateInterest late_interest(const LateInterestLaw& law, const LateClaim& claim, Period days);

}  // namespace kontor
