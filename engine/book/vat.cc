#include "engine/book/vat.h"

#include <algorithm>
#include <map>
#include <set>
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

// Sales listed in the recapitulative statement, exact, by customer and kind.
using ZmSums = std::map<std::pair<std::string, std::string>, Amount>;

// Books of older releases name the customer with the invoice only.
std::map<std::int64_t, std::string> buyers_of_invoices(Book& book) {
  std::map<std::int64_t, std::string> buyers;
  for (const InvoiceRecord& invoice : book.storage.invoices()) buyers[invoice.entry] = invoice.vat_id;
  return buyers;
}

ZmSums zm_sums(Book& book, const Period& period, std::vector<ZmGap>& gaps) {
  const std::map<std::int64_t, std::string> buyers = buyers_of_invoices(book);
  ZmSums sums;
  book.storage.each_entry(period, [&](const EntryRecord& entry) {
    for (const TaxFact& fact : entry.facts) {
      const TaxCode& code = book.codes.at(fact.code);
      if (code.zm.empty()) continue;
      const auto buyer = buyers.find(entry.reverses > 0 ? entry.reverses : entry.number);
      const std::string& vat_id = fact.vat_id.empty() && buyer != buyers.end() ? buyer->second : fact.vat_id;
      if (vat_id.empty())
        gaps.push_back({entry.number, fact.code, fact.base});
      else
        sums[{vat_id, code.zm}] += fact.base;
    }
  });
  return sums;
}

// An entry without customer and its reversal in the same period need no customer any more.
void drop_undone(Book& book, std::vector<ZmGap>& gaps) {
  std::set<std::int64_t> undone;
  for (const ZmGap& gap : gaps)
    if (const auto by = book.storage.reversal_of(gap.entry))
      if (std::any_of(gaps.begin(), gaps.end(), [&](const ZmGap& other) { return other.entry == *by; }))
        undone.insert({gap.entry, *by});
  std::erase_if(gaps, [&](const ZmGap& gap) { return undone.contains(gap.entry); });
}

// The kind of statement that the codes of a box belong to; empty: none.
std::string zm_kind_of(const FormBox& box, const TaxCodes& codes) {
  if (box.kind != BoxKind::base) return "";
  for (const std::string& name : box.codes)
    if (const TaxCode* code = codes.find(name); code && !code->zm.empty()) return code->zm;
  return "";
}

std::vector<ZmBalance> zm_balances(const Book& book, const VatReturn& declared, const ZmSums& sums) {
  std::map<std::string, ZmBalance> by_kind;
  for (const BoxValue& value : declared.boxes)
    if (const std::string kind = zm_kind_of(*value.box, book.codes); !kind.empty())
      by_kind[kind] = {kind, value.box->number, Amount(), value.exact};
  for (const auto& [key, sum] : sums) by_kind[key.second].listed += sum;
  std::vector<ZmBalance> balances;
  for (auto& [kind, balance] : by_kind) {
    balance.kind = kind;
    balances.push_back(std::move(balance));
  }
  return balances;
}

// Most books sell nothing into the Union; their entries need not be read.
bool sells_what_zm_lists(Book& book, const Period& period) {
  const std::vector<TaxTotal> totals = book.storage.tax_totals(period);
  return std::any_of(totals.begin(), totals.end(),
                     [&](const TaxTotal& total) { return !book.codes.at(total.code).zm.empty(); });
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

ZmReport zm_report(Book& book, const VatLaw& law, const Period& period) {
  ZmReport report{period, law.deadlines.due(TaxReturn::zm, period, false), {}, {}, {}};
  const ZmSums sums = zm_sums(book, period, report.gaps);
  drop_undone(book, report.gaps);
  for (const auto& [key, sum] : sums) {
    const std::string euros = Decimal::of(sum).rounded(0, Rounding::half_away_from_zero).to_plain();
    if (euros != "0") report.lines.push_back({key.first, key.second, sum, euros});
  }
  const VatReturn declared =
      evaluate(law.form, book.storage.tax_totals(period), book.storage.movements(period), book.chart);
  report.balances = zm_balances(book, declared, sums);
  return report;
}

std::vector<ZmGap> zm_gaps(Book& book, const Period& period) {
  std::vector<ZmGap> gaps;
  if (!sells_what_zm_lists(book, period)) return gaps;
  zm_sums(book, period, gaps);
  drop_undone(book, gaps);
  return gaps;
}

Findings findings_of(const std::vector<ZmGap>& gaps) {
  Findings findings;
  for (const ZmGap& gap : gaps)
    findings.push_back({Fault::zm_customer_missing, {}, std::to_string(gap.entry), {gap.code, gap.amount.to_plain()}});
  return findings;
}

Findings findings_of(const ZmReport& report) {
  Findings findings = findings_of(report.gaps);
  for (const ZmBalance& balance : report.balances)
    if (!balance.holds())
      findings.push_back(
          {Fault::zm_differs,
           {},
           balance.listed.to_plain(),
           {balance.kind, balance.box, balance.declared.to_plain(), (balance.declared - balance.listed).to_plain()}});
  return findings;
}

}  // namespace kontor
