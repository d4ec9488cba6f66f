#include "engine/tax/deadlines.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/text/toml_form.h"

namespace kontor {

namespace {

constexpr Names<TaxReturn, 3> kReturns{
    {{"advance", TaxReturn::advance}, {"annual", TaxReturn::annual}, {"zm", TaxReturn::zm}}};

Day day_from(const std::string& iso) { return Day::from_iso(iso); }

// A whole number of the table that must lie between the two.
struct Range {
  int least;
  int most;
};

int number_from(TomlForm& form, std::string_view key, Range range) {
  const std::int64_t number = form.integer(key, range.least - 1);
  if (number >= range.least && number <= range.most) return static_cast<int>(number);
  form.add({Fault::key_malformed,
            form.table().where(key),
            form.table().text_or(key, ""),
            {std::to_string(range.least) + " .. " + std::to_string(range.most)}});
  return range.least;
}

Deadline deadline_from(const TomlTable& table, Findings& findings) {
  TomlForm form(table);
  Deadline deadline;
  form.needed("return");
  deadline.of = form.choice("return", kReturns, TaxReturn::advance);
  deadline.from = form.needed("from", day_from).value_or(Day());
  deadline.months = number_from(form, "months", {0, 24});
  deadline.day = static_cast<unsigned>(number_from(form, "day", {1, 31}));
  if (table.has("extension")) deadline.months_extension = number_from(form, "extension", {0, 24});
  deadline.source = form.needed("source");
  form.add(table.unknown_keys({"return", "from", "months", "day", "extension", "source"}));
  findings.insert(findings.end(), form.findings().begin(), form.findings().end());
  return deadline;
}

// "12-25", in any year: 2000 has a 29 February.
std::chrono::month_day date_from(const std::string& text) {
  const Day day = Day::from_iso("2000-" + text);
  return std::chrono::month(day.month()) / static_cast<int>(day.day());
}

Holiday holiday_from(const TomlTable& table, Findings& findings) {
  TomlForm form(table);
  Holiday holiday;
  form.needed("name");
  if (table.has("easter"))
    holiday.when = std::chrono::days(number_from(form, "easter", {-60, 70}));
  else
    holiday.when = form.needed("date", date_from).value_or(std::chrono::month_day());
  holiday.valid = {form.converted("from", day_from).value_or(Day::of(1900, 1, 1)),
                   form.converted("to", day_from).value_or(Day::of(2199, 12, 31))};
  form.add(table.unknown_keys({"name", "date", "easter", "from", "to"}));
  findings.insert(findings.end(), form.findings().begin(), form.findings().end());
  return holiday;
}

Day day_in_later_month(Day last, int months, unsigned day) {
  const Period month = month_of_key(month_key(last) + 1 + months);
  return std::min(month.first.plus_days(static_cast<int>(day) - 1), month.last);
}

}  // namespace

Deadlines Deadlines::from_toml(std::string_view text, const std::string& file) {
  const TomlTable root = TomlTable::parse(text, file);
  Findings findings = root.unknown_keys({"deadline", "holiday"});
  Deadlines out;
  for (const TomlTable& table : root.tables("deadline")) out.deadlines_.push_back(deadline_from(table, findings));
  std::vector<Holiday> holidays;
  for (const TomlTable& table : root.tables("holiday")) holidays.push_back(holiday_from(table, findings));
  out.holidays_ = Holidays(std::move(holidays));
  if (!findings.empty()) throw Refusal(std::move(findings));
  return out;
}

Day Deadlines::due(TaxReturn of, const Period& period, bool extended) const {
  const Deadline* latest = nullptr;
  for (const Deadline& deadline : deadlines_)
    if (deadline.of == of && deadline.from <= period.last && (!latest || latest->from < deadline.from))
      latest = &deadline;
  if (!latest) refuse(Fault::form_missing, period.to_text());
  const int months = latest->months + (extended ? latest->months_extension : 0);
  return holidays_.working_day_from(day_in_later_month(period.last, months, latest->day));
}

}  // namespace kontor
