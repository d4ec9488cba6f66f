#include "engine/report/reports.h"

namespace kontor {

namespace {

DayParts parts_of(Day day) { return {day.year(), day.month(), day.day()}; }

}  // namespace

const std::vector<ReportEntry>& report_catalogue() {
  static const std::vector<ReportEntry> kReports{
      {"trial-balance", trial_balance},
      {"journal", journal},
      {"ledger", ledger},
      {"eur", eur},
      {"vat", vat},
      {"zm", zm},
      {"open-items", open_items},
  };
  return kReports;
}

std::string period_words(const Period& period, const Wording& wording) {
  if (period == Period::of_month(period.first.year(), period.first.month()))
    return wording.month(parts_of(period.first));
  if (period == Period::of_year(period.first.year())) return std::to_string(period.first.year());
  const unsigned quarter = (period.first.month() - 1) / 3 + 1;
  if (period == Period::of_quarter(period.first.year(), quarter))
    return wording.say("report/quarter", {std::to_string(quarter), std::to_string(period.first.year())});
  return wording.day(parts_of(period.first)) + " – " + wording.day(parts_of(period.last));
}

Document new_document(const Book& book, const Period& period, const Wording& wording, std::string_view key) {
  Document document;
  document.key = key;
  document.title = wording.say("report/" + std::string(key) + "/title");
  document.client = book.settings.client.name;
  document.period = period_words(period, wording);
  document.period_code = period.to_text();
  document.day_made = book.today;
  return document;
}

const std::string& name_of(const Account& account, const Wording& wording) {
  return account.name.in(wording.language());
}

}  // namespace kontor
