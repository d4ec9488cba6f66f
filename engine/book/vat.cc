#include "engine/book/vat.h"

#include <map>
#include <set>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/calendar/working_day.h"

namespace kontor {

namespace {

constexpr unsigned kDueDay = 10;    // § 18 (1) UStG
constexpr unsigned kZmDueDay = 25;  // § 18a (1) UStG

Day day_after_period(const Period& period, unsigned day_of_month, int months_later) {
  Day first = period.last.plus_days(1);
  for (int i = 0; i < months_later; ++i) first = last_day_of_month(first.year(), first.month()).plus_days(1);
  return working_day_from(first.plus_days(static_cast<int>(day_of_month) - 1));
}

}  // namespace

Period vat_period_before(Day day, VatPeriod length) {
  if (length == VatPeriod::year) return Period::of_year(day.year() - 1);
  if (length == VatPeriod::month) {
    const Day last = Day::of(day.year(), day.month(), 1).plus_days(-1);
    return Period::of_month(last.year(), last.month());
  }
  const unsigned quarter = (day.month() - 1) / 3 + 1;
  return quarter == 1 ? Period::of_quarter(day.year() - 1, 4) : Period::of_quarter(day.year(), quarter - 1);
}

VatReport vat_report(Book& book, const VatForm& form, const Period& period) {
  const Day due = day_after_period(period, kDueDay, book.settings.vat_extension ? 1 : 0);
  return {period, due, evaluate(form, book.storage.tax_totals(period), book.storage.movements(period), book.chart)};
}

ZmReport zm_report(Book& book, const Period& period) {
  std::map<std::int64_t, std::string> buyers;  // entry -> VAT id
  for (const InvoiceRecord& invoice : book.storage.invoices()) buyers[invoice.entry] = invoice.vat_id;
  ZmReport report{period, day_after_period(period, kZmDueDay, 0), {}, {}};
  std::map<std::pair<std::string, std::string>, Amount> sums;
  book.storage.each_entry(period, [&](const EntryRecord& entry) {
    for (const TaxFact& fact : entry.facts) {
      const TaxCode& code = book.codes.at(fact.code);
      if (code.zm.empty()) continue;
      const std::int64_t origin = entry.reverses > 0 ? entry.reverses : entry.number;
      const auto buyer = buyers.find(origin);
      if (buyer == buyers.end() || buyer->second.empty())
        report.without_buyer.push_back(entry.number);
      else
        sums[{buyer->second, code.zm}] += fact.base;
    }
  });
  for (const auto& [key, sum] : sums) {
    const std::string euros = Decimal::of(sum).rounded(0, Rounding::half_away_from_zero).to_plain();
    if (euros != "0") report.lines.push_back({key.first, key.second, sum, euros});
  }
  return report;
}

}  // namespace kontor
