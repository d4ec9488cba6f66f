#include "engine/report/proof_days.h"

#include <string>
#include <utility>
#include <vector>

namespace kontor {

namespace {

bool is_doubtful(const ProofDay& day) { return day.state == DayState::gap || day.state == DayState::unproven; }

Cell cell_of(const std::optional<Amount>& amount) { return amount ? Cell(*amount) : Cell(); }

std::vector<Column> columns_of(const Wording& words) {
  return {{"day", words.say("report/day"), ColumnKind::day},
          {"opening", words.say("report/opening"), ColumnKind::amount},
          {"lines", words.say("report/proof/lines"), ColumnKind::number},
          {"sum", words.say("report/total"), ColumnKind::amount},
          {"closing", words.say("report/proof/closing"), ColumnKind::amount},
          {"stated", words.say("report/proof/days/stated"), ColumnKind::amount},
          {"difference", words.say("report/proof/difference"), ColumnKind::amount},
          {"state", words.say("report/proof/state"), ColumnKind::text},
          {"file", words.say("report/proof/days/source"), ColumnKind::text}};
}

Row row_of(const ProofDay& day, const Wording& words) {
  const bool differs = day.stated && day.closing && *day.stated != *day.closing;
  const std::string source = !day.stated ? "" : day.file.empty() ? words.say("report/proof/days/by_person") : day.file;
  return {{day.day, cell_of(day.opening), day.lines, day.sum, cell_of(day.closing), cell_of(day.stated),
           differs ? Cell(*day.stated - *day.closing) : Cell(),
           words.say("report/proof/days/states/" + std::string(key_of(day.state))), source}};
}

Table days_table(const AccountProof& account, const Wording& words, DaysShown days) {
  const std::string name = account.iban + (account.currency == kEuro ? "" : " " + std::string(account.currency.code()));
  Table table{"days_" + name, words.say("report/proof/days/title", {name}), columns_of(words), {}};
  for (const ProofDay& day : account.days)
    if (days == DaysShown::all || is_doubtful(day)) table.rows.push_back(row_of(day, words));
  return table;
}

std::string numbers_of(const std::vector<std::int64_t>& lines) {
  constexpr std::size_t kShown = 12;
  std::string text;
  for (std::size_t i = 0; i < lines.size() && i < kShown; ++i) text += (i > 0 ? ", " : "") + std::to_string(lines[i]);
  return lines.size() > kShown ? text + ", …" : text;
}

std::string note_of(const AccountProof& account, const BalanceGap& gap, const Wording& words) {
  const auto day = [&](Day date) { return words.day({date.year(), date.month(), date.day()}); };
  const auto money = [&](Amount amount) { return words.money(amount.to_plain(), amount.currency().code()); };
  const GapCause& cause = gap.cause;
  const bool whole_file = cause.kind == GapKind::lines_too_many && !cause.file.empty();
  const std::string key = whole_file ? "file_too_many" : std::string(key_of(cause.kind));
  const std::string days =
      gap.from == gap.to ? day(gap.to) : words.say("report/proof/span", {day(gap.from), day(gap.to)});
  return words.say(
      "report/proof/causes/" + key + "/note",
      {days, account.iban, money(gap.difference), numbers_of(cause.lines), cause.amount ? money(*cause.amount) : "",
       cause.file, cause.other ? day(cause.other->first) : "", cause.other ? day(cause.other->last) : ""});
}

}  // namespace

std::string_view key_of(DayState state) {
  constexpr std::string_view kKeys[] = {"confirmed", "follows", "gap", "unproven"};
  return kKeys[static_cast<std::size_t>(state)];
}

std::string_view key_of(GapKind kind) {
  constexpr std::string_view kKeys[] = {"lines_missing",  "no_statement",  "line_doubled", "lines_too_many",
                                        "line_moved",     "lines_swapped", "sign_changed", "amount_changed",
                                        "line_announced", "lines_asked"};
  return kKeys[static_cast<std::size_t>(kind)];
}

std::string_view key_of(LineState reason) {
  constexpr std::string_view kKeys[] = {"booked", "pending", "information"};
  return kKeys[static_cast<std::size_t>(reason)];
}

void add_days(const Proof& proof, const Wording& wording, DaysShown days, Document& document) {
  bool any = false;
  for (const AccountProof& account : proof.accounts) {
    Table table = days_table(account, wording, days);
    if (!table.rows.empty()) {
      any = true;
      document.tables.push_back(std::move(table));
    } else if (!account.days.empty()) {
      document.notes.push_back(
          wording.say("report/proof/days/quiet", {account.iban, std::to_string(account.days.size())}));
    }
  }
  if (any && days == DaysShown::all) document.notes.push_back(wording.say("report/proof/days/unchanged"));
}

void add_gap_causes(const Proof& proof, const Wording& wording, Document& document) {
  for (const AccountProof& account : proof.accounts)
    for (const BalanceGap& gap : account.gaps) document.notes.push_back(note_of(account, gap, wording));
}

void add_lines_aside(const Proof& proof, const Wording& wording, Document& document) {
  Table table{"lines_aside", wording.say("report/proof/aside/title"), {}, {}};
  table.columns = {{"line", wording.say("report/proof/aside/line"), ColumnKind::number},
                   {"day", wording.say("report/day"), ColumnKind::day},
                   {"amount", wording.say("report/amount"), ColumnKind::amount},
                   {"text", wording.say("report/text"), ColumnKind::text},
                   {"reason", wording.say("report/proof/aside/reason"), ColumnKind::text}};
  for (const AccountProof& account : proof.accounts)
    for (const LineAside& line : account.aside)
      table.rows.push_back({{line.id, line.day, line.amount, line.text,
                             wording.say("report/proof/aside/reasons/" + std::string(key_of(line.reason)))}});
  if (!table.rows.empty()) document.tables.push_back(std::move(table));
}

}  // namespace kontor
