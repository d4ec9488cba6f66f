#include "engine/book/received_tax.h"
#include "engine/report/reports.h"

namespace kontor {

namespace {

std::string accounts_words(const EurValue& value) {
  std::string words;
  for (const std::string& account : value.accounts) words += (words.empty() ? "" : " ") + account;
  return words;
}

// Row indices that a sum adds: the lines of its side, or both sums for the profit. row_of names the row of each value
// before it.
std::vector<Sum> parts_of(const std::vector<EurValue>& values, const std::vector<int>& row_of, EurKind sum) {
  std::vector<Sum> parts;
  for (std::size_t i = 0; i < row_of.size(); ++i) {
    const EurKind kind = values[i].line->kind;
    int sign = sum == EurKind::sum_income    ? sign_in_income(kind)
               : sum == EurKind::sum_expense ? sign_in_expense(kind)
                                             : 0;
    if (sum == EurKind::profit && is_sum(kind)) sign = kind == EurKind::sum_income ? 1 : -1;
    if (sign != 0) parts.push_back({row_of[i], row_of[i], sign});
  }
  return parts;
}

// § 11 (1) sentence 2, (2) sentence 2 EStG: what recurs and is due and paid within ten days of the turn of the year
// counts in the year it belongs to. Which period a payment of VAT was for, only a person knows.
void note_turn_of_year(Book& book, int year, const Wording& words, Document& document) {
  if (!book.chart.has_role("vat_prepayment")) return;
  const std::string& box = book.chart.at(book.chart.with_role("vat_prepayment")).eur_box;
  const Period days{Day::of(year, 1, 1), Day::of(year, 1, 10)};
  for (const auto& [number, account] : book.chart.all())
    if (account.eur_box == box)
      book.storage.each_posting(number, days, [&](const JournalStore::SheetRow& row) {
        document.notes.push_back(
            words.say("report/eur/turn_of_year",
                      {std::to_string(row.entry), words.day({row.day.year(), row.day.month(), row.day.day()}),
                       words.number(row.amount.to_plain()), number, std::to_string(year - 1)}));
      });
}

}  // namespace

Document eur(Book& book, const Period& period, const ReportSources& sources) {
  const Wording& words = sources.wording;
  Document document = new_document(book, period, words, "eur");
  Table table{"lines", "", {}, {}};
  table.columns = {{"section", words.say("report/section"), ColumnKind::code},
                   {"line", words.say("report/form_line"), ColumnKind::code},
                   {"kz", words.say("report/box"), ColumnKind::code},
                   {"name", words.say("report/name"), ColumnKind::text},
                   {"accounts", words.say("report/accounts"), ColumnKind::text},
                   {"amount", words.say("report/amount"), ColumnKind::amount}};
  const ReceivedMovements received = received_movements(book, period);
  const std::vector<EurValue> values = evaluate(sources.eur_form(period), received.movements, book.chart);
  std::vector<int> row_of;
  std::string section;
  for (const EurValue& value : values) {
    const EurLine& line = *value.line;
    const auto heading = words.find("report/eur/sections/" + line.section);
    if (line.section != section && heading)
      table.rows.push_back({{line.section, {}, {}, *heading, {}, {}}, RowRole::heading});
    section = line.section;
    Row row{{line.section, line.line, line.kz, line.name.in(words.language()), accounts_words(value), value.amount}};
    if (is_sum(line.kind)) {
      row.role = RowRole::total;
      row.sums = parts_of(values, row_of, line.kind);
    }
    row_of.push_back(static_cast<int>(table.rows.size()));
    table.rows.push_back(std::move(row));
  }
  document.tables.push_back(std::move(table));
  if (!received.tax_unpaid.is_zero())
    document.notes.push_back(words.say("report/eur/tax_unpaid", {words.number(received.tax_unpaid.to_plain())}));
  if (book.settings.tax.profit == ProfitMethod::cash) {
    if (period.first <= Day::of(period.first.year(), 1, 10))
      note_turn_of_year(book, period.first.year(), words, document);
    if (period.last == Day::of(period.last.year(), 12, 31))
      note_turn_of_year(book, period.last.year() + 1, words, document);
  }
  if (book.settings.tax.profit == ProfitMethod::accrual) document.notes.push_back(words.say("report/eur/accrual"));
  for (const EurValue& value : values)
    for (const std::string& number : value.accounts)
      if (const Account* account = book.chart.find(number); account && !account->eur_certain)
        document.notes.push_back(words.say("report/eur/uncertain", {number, value.line->kz}));
  return document;
}

}  // namespace kontor
