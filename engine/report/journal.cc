#include "engine/report/reports.h"

namespace kontor {

namespace {

std::string tax_codes_of(const EntryRecord& entry, const std::string& account) {
  std::string codes;
  for (const TaxFact& fact : entry.facts)
    if (fact.account == account && codes.find(fact.code) == std::string::npos)
      codes += (codes.empty() ? "" : " ") + fact.code;
  return codes;
}

}  // namespace

Document journal(Book& book, const Period& period, const ReportSources& sources) {
  const Wording& words = sources.wording;
  Document document = new_document(book, period, words, "journal");
  Table table{"lines", "", {}, {}};
  table.columns = {{"entry", words.say("report/entry"), ColumnKind::number},
                   {"day", words.say("report/day"), ColumnKind::day},
                   {"voucher", words.say("report/voucher"), ColumnKind::text},
                   {"text", words.say("report/text"), ColumnKind::text},
                   {"account", words.say("report/account"), ColumnKind::code},
                   {"tax_code", words.say("report/tax_code"), ColumnKind::code},
                   {"debit", words.say("report/debit"), ColumnKind::amount},
                   {"credit", words.say("report/credit"), ColumnKind::amount}};
  Amount debit, credit;
  book.storage.each_entry(period, [&](const EntryRecord& entry) {
    for (const Posting& posting : entry.postings) {
      const bool is_credit = posting.amount.is_negative();
      (is_credit ? credit : debit) += absolute(posting.amount);
      Row row{
          {entry.number, entry.day, entry.voucher, entry.text, posting.account, tax_codes_of(entry, posting.account)}};
      row.cells.push_back(is_credit ? Cell() : Cell(posting.amount));
      row.cells.push_back(is_credit ? Cell(-posting.amount) : Cell());
      table.rows.push_back(std::move(row));
    }
  });
  const int last = static_cast<int>(table.rows.size()) - 1;
  if (last >= 0)
    table.rows.push_back(
        {{{}, {}, {}, words.say("report/total"), {}, {}, debit, credit}, RowRole::total, {{0, last, 1}}});
  document.tables.push_back(std::move(table));
  return document;
}

}  // namespace kontor
