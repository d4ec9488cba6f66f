#include "engine/book/vat.h"

#include <map>
#include <utility>

namespace kontor {

namespace {

// A whole year is declared once it is over; shorter periods are filed in advance (§ 18 (1), (3) UStG).
TaxReturn return_of(const Period& period) {
  return period == Period::of_year(period.first.year()) ? TaxReturn::annual : TaxReturn::advance;
}

Period vat_period_of(Day day, VatPeriod length) {
  if (length == VatPeriod::year) return Period::of_year(day.year());
  if (length == VatPeriod::month) return Period::of_month(day.year(), day.month());
  return Period::of_quarter(day.year(), (day.month() + 2) / 3);
}

}  // namespace

Period vat_period_before(Day day, VatPeriod length) {
  return vat_period_of(vat_period_of(day, length).first.plus_days(-1), length);
}

VatDue next_vat_due(const ClientSettings& settings, const Deadlines& deadlines, Day day) {
  Period period = vat_period_of(day, settings.vat_period);
  const auto due = [&](const Period& of) { return deadlines.due(return_of(of), of, settings.vat_extension); };
  for (;;) {
    const Period before = vat_period_before(period.first, settings.vat_period);
    if (due(before) < day) return {period, due(period)};
    period = before;
  }
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
