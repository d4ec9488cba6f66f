#include "engine/report/reports.h"

namespace kontor {

Document open_items(Book& book, const Period& period, const ReportSources& sources) {
  const Wording& words = sources.wording;
  Document document = new_document(book, period, words, "open_items");
  Table table{"lines", "", {}, {}};
  table.columns = {{"number", words.say("report/open_items/number"), ColumnKind::code},
                   {"party", words.say("report/open_items/party"), ColumnKind::text},
                   {"day", words.say("report/day"), ColumnKind::day},
                   {"due", words.say("report/open_items/due"), ColumnKind::day},
                   {"gross", words.say("report/open_items/gross"), ColumnKind::amount},
                   {"open", words.say("report/open_items/open"), ColumnKind::amount},
                   {"days_overdue", words.say("report/open_items/days_overdue"), ColumnKind::number}};
  Amount gross, open;
  bool owed = false;
  for (const OpenItem& item : book.storage.open_items()) {
    if (item.day > period.last) continue;
    const int overdue = item.open().is_negative() ? 0 : days_between(item.due, book.today);
    owed = owed || item.open().is_negative();
    table.rows.push_back({{item.number, item.party_name, item.day, item.due, item.gross, item.open(),
                           overdue > 0 ? Cell(std::int64_t{overdue}) : Cell()}});
    gross += item.gross;
    open += item.open();
  }
  const int last = static_cast<int>(table.rows.size()) - 1;
  if (last >= 0)
    table.rows.push_back({{{}, words.say("report/total"), {}, {}, gross, open, {}}, RowRole::total, {{0, last, 1}}});
  document.tables.push_back(std::move(table));
  if (owed) document.notes.push_back(words.say("report/open_items/owed"));
  return document;
}

}  // namespace kontor
