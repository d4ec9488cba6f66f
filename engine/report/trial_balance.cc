#include <map>

#include "engine/report/reports.h"

namespace kontor {

namespace {

const Day kFirstDay = Day::of(1900, 1, 1);

bool is_result(const Account* account) {
  return account && (account->kind == AccountKind::income || account->kind == AccountKind::expense);
}

Day fiscal_year_start(Day day, unsigned first_month) {
  return Day::of(day.month() >= first_month ? day.year() : day.year() - 1, first_month, 1);
}

// Balances before the period: of all time, for income and expense since the start of the fiscal year.
std::map<std::string, Amount> openings(Book& book, const Period& period) {
  std::map<std::string, Amount> sums;
  const Day last = period.first.plus_days(-1);
  const Day start = fiscal_year_start(period.first, book.settings.fiscal_year_month);
  for (const AccountMovement& movement : book.storage.movements({kFirstDay, last}))
    if (!is_result(book.chart.find(movement.account))) sums[movement.account] = movement.debit - movement.credit;
  if (start <= last)
    for (const AccountMovement& movement : book.storage.movements({start, last}))
      if (is_result(book.chart.find(movement.account))) sums[movement.account] = movement.debit - movement.credit;
  return sums;
}

}  // namespace

Document trial_balance(Book& book, const Period& period, const ReportSources& sources) {
  const Wording& words = sources.wording;
  Document document = new_document(book, period, words, "trial_balance");
  Table table{"accounts", "", {}, {}};
  table.columns = {{"account", words.say("report/account"), ColumnKind::code},
                   {"name", words.say("report/name"), ColumnKind::text},
                   {"opening", words.say("report/opening"), ColumnKind::amount},
                   {"debit", words.say("report/debit"), ColumnKind::amount},
                   {"credit", words.say("report/credit"), ColumnKind::amount},
                   {"balance", words.say("report/balance"), ColumnKind::amount}};
  std::map<std::string, AccountMovement> rows;
  const std::map<std::string, Amount> before = openings(book, period);
  for (const auto& [account, opening] : before)
    if (!opening.is_zero()) rows[account];
  for (const AccountMovement& movement : book.storage.movements(period)) rows[movement.account] = movement;
  Amount opening_sum, debit_sum, credit_sum;
  for (const auto& [number, movement] : rows) {
    const Account* account = book.chart.find(number);
    const auto found = before.find(number);
    const Amount opening = found == before.end() ? Amount() : found->second;
    table.rows.push_back({{number, account ? name_of(*account, words) : std::string(), opening, movement.debit,
                           movement.credit, opening + movement.debit - movement.credit}});
    opening_sum += opening;
    debit_sum += movement.debit;
    credit_sum += movement.credit;
  }
  const int last = static_cast<int>(table.rows.size()) - 1;
  table.rows.push_back({{std::string(), words.say("report/total"), opening_sum, debit_sum, credit_sum,
                         opening_sum + debit_sum - credit_sum},
                        RowRole::total,
                        {{0, last, 1}}});
  document.tables.push_back(std::move(table));
  return document;
}

}  // namespace kontor
