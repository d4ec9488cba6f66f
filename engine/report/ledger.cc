#include <map>

#include "engine/report/openings.h"
#include "engine/report/reports.h"

namespace kontor {

namespace {

constexpr std::size_t kBalanceColumn = 6;

// One account's sheet while the entries go by.
struct Sheet {
  Table table;
  Amount opening, debit, credit;
  int first = 0;  // row of the first posting
};

std::vector<Column> columns_of(const Wording& words) {
  return {{"day", words.say("report/day"), ColumnKind::day},
          {"entry", words.say("report/entry"), ColumnKind::number},
          {"text", words.say("report/text"), ColumnKind::text},
          {"other_account", words.say("report/other_account"), ColumnKind::code},
          {"debit", words.say("report/debit"), ColumnKind::amount},
          {"credit", words.say("report/credit"), ColumnKind::amount},
          {"balance", words.say("report/balance"), ColumnKind::amount}};
}

Sheet sheet_of(const Account* account, const std::string& number, Amount opening, const Wording& words) {
  Sheet sheet;
  sheet.table = {number, number + (account ? " " + name_of(*account, words) : ""), columns_of(words), {}};
  sheet.opening = opening;
  sheet.table.rows.push_back({{{}, {}, words.say("report/opening"), {}, {}, {}, opening}, RowRole::heading});
  sheet.first = static_cast<int>(sheet.table.rows.size());
  return sheet;
}

// The account on the other side; of an entry with several of them the word for "several".
std::string other_account(const EntryRecord& entry, const Posting& posting, const Wording& words) {
  std::string other;
  for (const Posting& one : entry.postings) {
    if (one.amount.is_negative() == posting.amount.is_negative() || one.account == other) continue;
    if (!other.empty()) return words.say("report/several");
    other = one.account;
  }
  return other;
}

void add(Sheet& sheet, const EntryRecord& entry, const Posting& posting, const Wording& words) {
  const bool is_credit = posting.amount.is_negative();
  (is_credit ? sheet.credit : sheet.debit) += absolute(posting.amount);
  sheet.table.rows.push_back({{entry.day, entry.number, entry.text, other_account(entry, posting, words),
                               is_credit ? Cell() : Cell(posting.amount), is_credit ? Cell(-posting.amount) : Cell(),
                               sheet.opening + sheet.debit - sheet.credit}});
}

void finish(Sheet& sheet, const Wording& words) {
  const int last = static_cast<int>(sheet.table.rows.size()) - 1;
  sheet.table.rows.push_back({{{}, {}, words.say("report/total"), {}, sheet.debit, sheet.credit, {}},
                              RowRole::total,
                              {{sheet.first, last, 1}}});
  Row closing{{{}, {}, words.say("report/closing"), {}, {}, {}, {}}, RowRole::total};
  closing.cells[kBalanceColumn] = sheet.opening + sheet.debit - sheet.credit;
  sheet.table.rows.push_back(std::move(closing));
}

}  // namespace

// Every account that has an opening balance or was posted to, by account number.
Document ledger(Book& book, const Period& period, const ReportSources& sources) {
  const Wording& words = sources.wording;
  Document document = new_document(book, period, words, "ledger");
  std::map<std::string, Sheet> sheets;
  for (const auto& [number, opening] : openings_of(book, period))
    if (!opening.is_zero()) sheets.emplace(number, sheet_of(book.chart.find(number), number, opening, words));
  book.storage.each_entry(period, [&](const EntryRecord& entry) {
    for (const Posting& posting : entry.postings) {
      auto found = sheets.find(posting.account);
      if (found == sheets.end()) {
        const Account* account = book.chart.find(posting.account);
        found = sheets.emplace(posting.account, sheet_of(account, posting.account, Amount(), words)).first;
      }
      add(found->second, entry, posting, words);
    }
  });
  for (auto& [number, sheet] : sheets) {
    finish(sheet, words);
    document.tables.push_back(std::move(sheet.table));
  }
  return document;
}

}  // namespace kontor
