#include "engine/invoice/late_interest.h"

#include <algorithm>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/money/simple_interest.h"
#include "engine/text/toml_form.h"

namespace kontor {

namespace {

constexpr Names<DebtorKind, 2> kDebtors{{{"consumer", DebtorKind::consumer}, {"business", DebtorKind::business}}};

Amount open_on(const LateClaim& claim, Day day) {
  Amount open = claim.amount;
  for (const LateClaim::Payment& payment : claim.payments)
    if (payment.day <= day) open -= payment.amount;
  return open.is_negative() ? Amount(0, open.currency()) : open;
}

int days_of_year(int year) { return days_between(Day::of(year, 1, 1), Day::of(year + 1, 1, 1)); }

void add_day(std::vector<InterestStretch>& stretches, InterestStretch day) {
  if (!stretches.empty()) {
    InterestStretch& last = stretches.back();
    if (last.open == day.open && last.percent == day.percent && last.days_of_year == day.days_of_year) {
      last.days.last = day.days.last;
      return;
    }
  }
  stretches.push_back(std::move(day));
}

Amount interest_of(const InterestStretch& one) {
  const int days = days_between(one.days.first, one.days.last) + 1;
  return simple_interest({{one.open, one.percent, days, one.days_of_year}}, one.open.currency());
}

}  // namespace

LateInterestLaw LateInterestLaw::from_toml(std::string_view text, const std::string& file) {
  const TomlTable root = TomlTable::parse(text, file);
  const auto day = [](const std::string& iso) { return Day::from_iso(iso); };
  const auto number = [](const std::string& plain) { return Decimal::from_plain(plain); };
  LateInterestLaw law;
  Findings findings = root.unknown_keys({"days", "base_rate", "surcharge"});
  law.days_ = static_cast<int>(root.integer("days"));
  for (const TomlTable& table : root.tables("base_rate")) {
    TomlForm form(table);
    law.base_rates_.push_back(
        {form.needed("from", day).value_or(Day()), form.needed("percent", number).value_or(Decimal())});
    form.add(table.unknown_keys({"from", "percent"}));
    findings.insert(findings.end(), form.findings().begin(), form.findings().end());
  }
  for (const TomlTable& table : root.tables("surcharge")) {
    TomlForm form(table);
    const auto fee = form.needed("fee", [](const std::string& plain) { return Amount::from_plain(plain); });
    law.surcharges_.push_back({form.choice("customer", kDebtors, DebtorKind::consumer),
                               form.needed("from", day).value_or(Day()),
                               form.needed("points", number).value_or(Decimal()), fee.value_or(Amount())});
    form.add(table.unknown_keys({"customer", "from", "points", "fee"}));
    findings.insert(findings.end(), form.findings().begin(), form.findings().end());
  }
  if (!findings.empty()) throw Refusal(std::move(findings));
  std::sort(law.base_rates_.begin(), law.base_rates_.end(),
            [](const BaseRate& a, const BaseRate& b) { return a.from < b.from; });
  return law;
}

Decimal LateInterestLaw::base_percent(Day day) const {
  const auto later = std::upper_bound(base_rates_.begin(), base_rates_.end(), day,
                                      [](Day wanted, const BaseRate& rate) { return wanted < rate.from; });
  if (later == base_rates_.begin()) refuse(Fault::interest_rate_unknown, day.to_iso());
  return std::prev(later)->percent;
}

const LateInterestLaw::Surcharge& LateInterestLaw::surcharge(DebtorKind debtor, Day claim) const {
  const Surcharge* found = nullptr;
  for (const Surcharge& one : surcharges_)
    if (one.debtor == debtor && one.from <= claim && (!found || found->from < one.from)) found = &one;
  if (!found) refuse(Fault::interest_rate_unknown, claim.to_iso());
  return *found;
}

LateInterest late_interest(const LateInterestLaw& law, const LateClaim& claim, Period days) {
  const LateInterestLaw::Surcharge& surcharge = law.surcharge(claim.debtor, claim.day);
  LateInterest result;
  for (Day day = days.first; day <= days.last; day = day.plus_days(1)) {
    const Amount open = open_on(claim, day);
    if (open.is_zero()) continue;
    const Decimal percent = std::max(law.base_percent(day) + surcharge.points, Decimal());
    add_day(result.stretches, {{day, day}, open, percent, days_of_year(day.year())});
  }
  result.interest = Amount(0, claim.amount.currency());
  for (InterestStretch& one : result.stretches) result.interest += one.interest = interest_of(one);
  result.fee = result.stretches.empty() ? Amount() : surcharge.fee;
  return result;
}

}  // namespace kontor
