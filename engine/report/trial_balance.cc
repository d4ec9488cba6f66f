#include <map>

#include "engine/report/openings.h"
#include "engine/report/reports.h"

namespace kontor {

Document trial_balance(Book& book, const Period& period, const ReportSources& sources) {
  const Wording& words = sources.wording;
  Document document = new_document(book, period, words, "trial_balance");
  Table table{"lines", "", {}, {}};
  table.columns = {{"account", words.say("report/account"), ColumnKind::code},
                   {"name", words.say("report/name"), ColumnKind::text},
                   {"opening", words.say("report/opening"), ColumnKind::amount},
                   {"debit", words.say("report/debit"), ColumnKind::amount},
                   {"credit", words.say("report/credit"), ColumnKind::amount},
                   {"balance", words.say("report/balance"), ColumnKind::amount}};
  std::map<std::string, AccountMovement> rows;
  const std::map<std::string, Amount> before = openings_of(book, period);
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
  if (last >= 0)
    table.rows.push_back(
        {{{}, words.say("report/total"), opening_sum, debit_sum, credit_sum, opening_sum + debit_sum - credit_sum},
         RowRole::total,
         {{0, last, 1}}});
  document.tables.push_back(std::move(table));
  return document;
}

}  // namespace kontor
