#include <map>

#include "engine/report/reports.h"

namespace kontor {

namespace {

Table sheet_of(Book& book, const std::string& number, const Period& period, Amount opening, const Wording& words) {
  const Account* account = book.chart.find(number);
  Table table{number, number + (account ? " " + name_of(*account, words) : ""), {}, {}};
  table.columns = {{"day", words.say("report/day"), ColumnKind::day},
                   {"entry", words.say("report/entry"), ColumnKind::number},
                   {"text", words.say("report/text"), ColumnKind::text},
                   {"debit", words.say("report/debit"), ColumnKind::amount},
                   {"credit", words.say("report/credit"), ColumnKind::amount},
                   {"balance", words.say("report/balance"), ColumnKind::amount}};
  if (!opening.is_zero())
    table.rows.push_back({{{}, {}, words.say("report/opening"), {}, {}, opening}, RowRole::heading});
  const int first = static_cast<int>(table.rows.size());
  Amount balance = opening, debit, credit;
  std::vector<JournalStore::SheetRow> postings;
  book.storage.each_posting(number, period, [&](const JournalStore::SheetRow& row) { postings.push_back(row); });
  for (const JournalStore::SheetRow& posting : postings) {
    const std::optional<EntryRecord> entry = book.storage.entry(posting.entry);
    const bool is_credit = posting.amount.is_negative();
    (is_credit ? credit : debit) += absolute(posting.amount);
    balance += posting.amount;
    table.rows.push_back(
        {{posting.day, posting.entry, entry ? entry->text : std::string(), is_credit ? Cell() : Cell(posting.amount),
          is_credit ? Cell(-posting.amount) : Cell(), balance}});
  }
  const int last = static_cast<int>(table.rows.size()) - 1;
  table.rows.push_back({{{}, {}, words.say("report/total"), debit, credit, {}}, RowRole::total, {{first, last, 1}}});
  return table;
}

}  // namespace

Document ledger(Book& book, const Period& period, const ReportSources& sources) {
  Document document = new_document(book, period, sources.wording, "ledger");
  const Day before = period.first.plus_days(-1);
  std::map<std::string, Amount> openings;
  for (const AccountMovement& movement : book.storage.movements({Day::of(1900, 1, 1), before}))
    openings[movement.account] = movement.debit - movement.credit;
  for (const AccountMovement& movement : book.storage.movements(period)) {
    const auto opening = openings.find(movement.account);
    document.tables.push_back(sheet_of(book, movement.account, period,
                                       opening == openings.end() ? Amount() : opening->second, sources.wording));
  }
  return document;
}

}  // namespace kontor
