#include "engine/book/vat.h"

#include <map>
#include <utility>

namespace kontor {

namespace {

// A whole year is declared once it is over; shorter periods are filed in advance (§ 18 (1), (3) UStG).
TaxReturn return_of(const Period& period) {
  return period == Period::of_year(period.first.year()) ? TaxReturn::annual : TaxReturn::advance;
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

VatReport vat_report(Book& book, const VatLaw& law, const Period& period) {
  const Day due = law.deadlines.due(return_of(period), period, book.settings.vat_extension);
  return {period, due, evaluate(law.form, book.storage.tax_totals(period), book.storage.movements(period), book.chart)};
}

ZmReport zm_report(Book& book, const Deadlines& deadlines, const Period& period) {
  std::map<std::int64_t, std::string> buyers;  // entry -> VAT id
  for (const InvoiceRecord& invoice : book.storage.invoices()) buyers[invoice.entry] = invoice.vat_id;
  ZmReport report{period, deadlines.due(TaxReturn::zm, period, false), {}, {}};
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
