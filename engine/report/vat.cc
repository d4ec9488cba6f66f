#include "engine/book/vat.h"

#include "engine/report/reports.h"

namespace kontor {

namespace {

std::string printed_day(Day day, const Wording& words) { return words.day({day.year(), day.month(), day.day()}); }

// The tax that the form reckons from a base, as its formulas say ("0.19*81"); nothing for a base without a rate.
Cell tax_on(const FormBox& box, Amount base, const VatForm& form) {
  for (const FormBox& computed : form.boxes())
    for (const FormulaTerm& term : computed.formula)
      if (term.box == box.number) return product(term.factor, Decimal::of(base), base.currency());
  return {};
}

// Bases are whole euros on the form; the cents that were cut stay visible in a column of their own.
Row row_of(const BoxValue& value, const VatForm& form, const Wording& words) {
  const FormBox& box = *value.box;
  Row row{{std::to_string(box.line), box.number, box.name.in(words.language())}};
  if (box.kind == BoxKind::base) {
    const Amount base = Amount::from_plain(value.text());
    row.cells.insert(row.cells.end(), {base, tax_on(box, base, form), value.exact});
    return row;
  }
  const bool computed = box.kind == BoxKind::computed;
  row.cells.insert(row.cells.end(), {Cell(), value.exact, computed ? Cell() : Cell(value.exact)});
  if (computed) row.role = RowRole::total;
  return row;
}

// The statement against the boxes of the advance return.
Table balances_of(const ZmReport& report, const Wording& words) {
  Table table{"balances", words.say("report/zm/balances"), {}, {}};
  table.columns = {{"kind", words.say("report/zm/kind"), ColumnKind::code},
                   {"listed", words.say("report/zm/listed"), ColumnKind::amount},
                   {"box", words.say("report/box"), ColumnKind::code},
                   {"declared", words.say("report/vat/exact"), ColumnKind::amount},
                   {"difference", words.say("report/proof/difference"), ColumnKind::amount}};
  for (const ZmBalance& balance : report.balances)
    table.rows.push_back(
        {{balance.kind, balance.listed, balance.box, balance.declared, balance.declared - balance.listed}});
  return table;
}

}  // namespace

Document vat(Book& book, const Period& period, const ReportSources& sources) {
  const Wording& words = sources.wording;
  const VatForm& form = sources.vat_form(period);
  const VatReport report = vat_report(book, {form, sources.deadlines()}, period);
  Document document = new_document(book, period, words, "vat");
  document.figures = {{"due", words.say("report/vat/due"), report.due}};
  if (const std::string& number = book.settings.client.tax_number; !number.empty())
    document.figures.push_back({"tax_number", words.say("report/vat/tax_number"), number});
  Table table{"lines", "", {}, {}};
  table.columns = {{"line", words.say("report/form_line"), ColumnKind::code},
                   {"box", words.say("report/box"), ColumnKind::code},
                   {"name", words.say("report/name"), ColumnKind::text},
                   {"base", words.say("report/vat/base"), ColumnKind::amount},
                   {"tax", words.say("report/vat/tax"), ColumnKind::amount},
                   {"exact", words.say("report/vat/exact"), ColumnKind::amount}};
  for (const BoxValue& value : report.boxes.boxes) table.rows.push_back(row_of(value, form, words));
  document.tables.push_back(std::move(table));
  document.notes.push_back(words.say("report/vat/cut"));
  document.notes.push_back(words.say("report/vat/source", {std::to_string(form.valid().first.year()), form.source(),
                                                           printed_day(form.source_day(), words)}));
  for (const std::string& code : report.boxes.unplaced)
    document.notes.push_back(words.say("report/vat/unplaced", {code}));
  if (book.settings.tax.vat == VatMethod::exempt) document.notes.push_back(words.say("report/vat/exempt"));
  return document;
}

Document zm(Book& book, const Period& period, const ReportSources& sources) {
  const Wording& words = sources.wording;
  const ZmReport report = zm_report(book, {sources.vat_form(period), sources.deadlines()}, period);
  Document document = new_document(book, period, words, "zm");
  document.figures = {{"due", words.say("report/vat/due"), report.due}};
  Table table{"lines", "", {}, {}};
  table.columns = {{"vat_id", words.say("report/zm/vat_id"), ColumnKind::code},
                   {"kind", words.say("report/zm/kind"), ColumnKind::code},
                   {"amount", words.say("report/amount"), ColumnKind::amount},
                   {"exact", words.say("report/vat/exact"), ColumnKind::amount}};
  for (const ZmLine& line : report.lines)
    table.rows.push_back({{line.vat_id, line.kind, Amount::from_plain(line.amount), line.exact}});
  document.tables.push_back(std::move(table));
  if (!report.balances.empty()) document.tables.push_back(balances_of(report, words));
  document.notes.push_back(words.say("report/zm/rounded"));
  for (const Finding& finding : findings_of(report)) document.notes.push_back(words_of(finding, words).message);
  return document;
}

}  // namespace kontor
