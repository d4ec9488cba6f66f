#include "engine/book/issue.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/book/document_shelf.h"
#include "engine/book/issued_source.h"
#include "engine/book/post.h"
#include "engine/book/preceding.h"
#include "engine/book/settle.h"
#include "engine/invoice/checks.h"
#include "engine/invoice/number_pattern.h"
#include "engine/invoice/text_place.h"
#include "engine/invoice/totals.h"

namespace kontor {

namespace {

// Where the net of an advance stands until the supply: income already where receipts are income (§ 11 EStG), a debt in
// a balance sheet.
std::string advance_account(const Book& book, const std::string& code) {
  if (book.settings.tax.profit == ProfitMethod::cash) return book.chart.with_role("revenue." + code);
  const std::string role = "advance." + code;
  return book.chart.with_role(book.chart.has_role(role) ? role : "advance");
}

OpenItem negated(OpenItem item) {
  item.gross = -item.gross;
  for (ItemShare& share : item.shares) {
    share.net = -share.net;
    share.tax = -share.tax;
  }
  return item;
}

// Shares of one code and account are one.
void add_share(OpenItem& item, ItemShare share) {
  for (ItemShare& known : item.shares)
    if (known.tax_code == share.tax_code && known.account == share.account) {
      known.net += share.net;
      known.tax += share.tax;
      return;
    }
  item.shares.push_back(std::move(share));
}

OpenItem item_of(const Book& book, const Invoice& invoice, bool advance) {
  OpenItem item;
  item.advance = advance;
  item.party = invoice.buyer.id;
  item.party_name = invoice.buyer.name;
  item.number = invoice.number;
  item.day = invoice.date;
  item.due = invoice.due;
  item.gross = invoice.gross;
  if (invoice.skonto) {
    item.skonto_percent = invoice.skonto->percent;
    item.skonto_last = invoice.skonto->day_last;
  }
  for (const CodeShare& share : shares_of(invoice))
    add_share(item,
              {share.tax_code,
               advance ? advance_account(book, share.tax_code) : book.chart.with_role("revenue." + share.tax_code),
               share.net, share.tax});
  for (const Deduction& paid : invoice.deductions)
    add_share(item, {paid.tax_code, advance_account(book, paid.tax_code), -paid.net, -paid.tax});
  return invoice.kind == InvoiceKind::credit_note ? negated(std::move(item)) : item;
}

std::string entry_text(const Invoice& invoice, const std::string& reason) {
  return invoice.number + (invoice.buyer.name.empty() ? "" : " ") + invoice.buyer.name +
         (reason.empty() ? "" : ": " + reason);
}

// Posts the claim and stores its open item, complete with entry and id.
OpenItem open_claim(Book& book, const Invoice& invoice, OpenItem item, Day day, const std::string& reason) {
  OpenItem as_posted = item;
  as_posted.day = day;
  EntryRecord entry = claim_entry(book, as_posted);
  entry.text = entry_text(invoice, reason);
  entry.voucher = invoice.number;
  entry.origin = "invoice " + invoice.number;
  for (TaxFact& fact : entry.facts)
    if (!book.codes.at(fact.code).zm.empty()) fact.vat_id = invoice.buyer.vat_id;
  item.entry = record(book, std::move(entry));
  item.id = book.storage.add_item(item);
  return item;
}

InvoiceRecord record_of(const Invoice& invoice, const OpenItem& item) {
  InvoiceRecord record;
  record.number = invoice.number;
  record.date = invoice.date;
  record.due = invoice.due;
  record.party = invoice.buyer.id;
  record.party_name = invoice.buyer.name;
  record.vat_id = invoice.buyer.vat_id;
  record.currency = invoice.currency.code();
  record.kind = invoice.kind;
  record.preceding = invoice.preceding_number;
  const auto [net, tax, gross] = owed_amounts(invoice);
  record.net = net;
  record.tax = tax;
  record.gross = gross;
  record.entry = item.entry;
  record.item = item.id;
  return record;
}

void keep_documents(const DocumentShelf& shelf, const InvoiceDocuments& documents, InvoiceRecord& record) {
  record.xml = put_up(shelf, record.number, documents.xml, kXmlEnding);
  record.pdf = put_up(shelf, record.number, documents.pdf, kPdfEnding);
}

// Writing finds characters it cannot draw and knows no file; the person needs the line.
Findings with_places(Findings findings, const PreparedInvoice& prepared) {
  for (Finding& finding : findings)
    if (finding.fault == Fault::glyph_missing && finding.where.file.empty())
      finding.where = place_of_text(prepared.invoice, prepared.places, finding.value);
  return findings;
}

// What is open of the claim and the same part of its cancellation or credit note cancel out. They leave an entry only
// where part payments rounded a cent to another share than the whole did, or where the two differ in their shares.
void settle_against_each_other(Book& book, const OpenItem& claim, const OpenItem& cancellation) {
  const Amount settled = std::min(claim.open(), -cancellation.open());
  if (settled.is_zero()) return;
  const Day day = cancellation.day;
  EntryRecord entry =
      settlement_entry(book,
                       {day, book.chart.with_role("receivables"), claim.number + " / " + cancellation.number,
                        cancellation.number, "invoice " + cancellation.number},
                       {{claim, settled, Amount()}, {cancellation, -settled, Amount()}});
  const std::int64_t number = entry.postings.empty() ? cancellation.entry : record(book, std::move(entry));
  book.storage.settle({claim.id, number, day, settled, Amount()});
  book.storage.settle({cancellation.id, number, day, -settled, Amount()});
}

// What a credit note does to its invoice, and a final invoice to its advances.
void take_effect(Book& book, const PreparedInvoice& prepared, const Invoice& invoice, const OpenItem& item) {
  if (invoice.kind == InvoiceKind::credit_note)
    if (const std::optional<InvoiceRecord> corrected = book.storage.invoice(invoice.preceding_number))
      if (const std::optional<OpenItem> claim = book.storage.item(corrected->item))
        settle_against_each_other(book, *claim, item);
  for (const std::string& advance : prepared.stated.advances) book.storage.set_deducted_by(advance, invoice.number);
}

IssuedInvoice issue_one(const DocumentShelf& shelf, const PreparedInvoice& prepared, const InvoiceTools& tools) {
  Book& book = shelf.book;
  Invoice invoice = prepared.invoice;
  invoice.number = draw_number(book, book.settings.number_pattern(invoice.kind), invoice.date);
  const OpenItem item = open_claim(book, invoice, item_of(book, invoice, invoice.kind == InvoiceKind::advance),
                                   posting_day(book, invoice), "");
  InvoiceRecord record = record_of(invoice, item);
  take_effect(book, prepared, invoice, item);
  record.source = invoice_file_text(prepared.stated);
  keep_documents(shelf, write_documents(prepared, invoice, tools), record);
  book.storage.add_invoice(record);
  return {std::move(invoice), std::move(record)};
}

// The latest day in each row of numbers that the client's invoices are drawn from, with its number.
class LatestDays {
 public:
  explicit LatestDays(Book& book) {
    for (const InvoiceKind kind :
         {InvoiceKind::invoice, InvoiceKind::advance, InvoiceKind::credit_note, InvoiceKind::cancellation})
      patterns_.emplace(kind, NumberPattern::parse(book.settings.number_pattern(kind)));
    for (const InvoiceRecord& record : book.storage.invoices()) add(record);
  }

  // § 14 (4) Nr. 4 UStG asks for a running number, not for running days; a person should know all the same.
  void remark_on(const PreparedInvoice& prepared, IssuedInvoice& issued) {
    const InvoiceRecord& record = issued.record;
    const auto latest = latest_.find(series_of(record));
    if (latest != latest_.end() && record.date < latest->second.day)
      issued.remarks.push_back({Fault::invoice_day_before_last,
                                prepared.places.of("date"),
                                record.number,
                                {record.date.to_iso(), latest->second.number, latest->second.day.to_iso()}});
    add(record);
  }

 private:
  struct Latest {
    Day day;
    std::string number;
  };
  std::string series_of(const InvoiceRecord& record) const { return patterns_.at(record.kind).series(record.date); }
  void add(const InvoiceRecord& record) {
    Latest& latest = latest_[series_of(record)];
    if (latest.number.empty() || latest.day < record.date) latest = {record.date, record.number};
  }

  std::map<InvoiceKind, NumberPattern> patterns_;
  std::map<std::string, Latest> latest_;  // by series
};

// A credit note takes no more back than is left of its invoice.
void demand_creditable(Book& book, PreparedInvoice& prepared) {
  const Invoice& invoice = prepared.invoice;
  if (invoice.kind != InvoiceKind::credit_note) return;
  const std::optional<InvoiceRecord> corrected = book.storage.invoice(invoice.preceding_number);
  if (!corrected) return;
  if (const Amount left = left_to_credit(book, *corrected); left < invoice.gross)
    prepared.findings.push_back({Fault::credit_exceeds_invoice,
                                 prepared.places.of("line"),
                                 invoice.gross.to_plain(),
                                 {left.to_plain(), corrected->number}});
}

InvoiceFileSources sources_for(Book& book, const InvoiceTables& tables) {
  return {tables.units,
          book.codes,
          [&book](const std::string& id) { return book.storage.party(id); },
          book.settings.language,
          book.settings.payment_days,
          book.settings.quote_days};
}

// Tax that belongs to a month whose return is done.
void remark_on_seal(Book& book, PreparedInvoice& prepared) {
  const Invoice& invoice = prepared.invoice;
  const std::optional<Day> sealed = book.storage.sealed_to();
  if (is_letter(invoice.kind) || !sealed || invoice.date <= *sealed) return;
  const Day counts = day_that_counts(book, invoice);
  if (*sealed < counts) return;
  prepared.remarks.push_back({Fault::supply_in_closed_period,
                              prepared.places.of(invoice.period ? "period" : "delivered"),
                              counts.to_iso(),
                              {sealed->to_iso(), invoice.date.to_iso()}});
}

InvoiceRecord cancellable(Book& book, const CancellationRequest& request) {
  const std::optional<InvoiceRecord> record = book.storage.invoice(request.number);
  if (!record) refuse(Fault::invoice_unknown, request.number);
  if (record->state == InvoiceState::cancelled) refuse(Fault::invoice_already_cancelled, request.number);
  if (has_preceding(record->kind)) refuse(Fault::cancellation_of_cancellation, request.number);
  if (!record->deducted_by.empty()) refuse(Fault::advance_deducted, request.number, {}, {record->deducted_by});
  if (const Amount left = left_to_credit(book, *record); left != record->gross)
    refuse(Fault::invoice_corrected, request.number, {}, {left.to_plain()});
  if (const std::optional<OpenItem> item = book.storage.item(record->item); item && !item->lost.is_zero())
    refuse(Fault::invoice_written_off, request.number, {},
           {std::to_string(book.storage.settlements(item->id).back().entry)});
  if (request.day < record->date)
    refuse(Fault::cancellation_before_invoice, request.day.to_iso(), {}, {record->date.to_iso()});
  return *record;
}

}  // namespace

PreparedInvoice prepare(Book& book, std::string_view bytes, const std::string& file, const InvoiceTables& tables,
                        InvoiceKind kind) {
  InvoiceFileSources sources = sources_for(book, tables);
  sources.kind = kind;
  return prepare(book, read_invoice_file(bytes, file, sources), tables);
}

PreparedInvoice prepare(Book& book, InvoiceFile read, const InvoiceTables& tables) {
  PreparedInvoice prepared{std::move(read.stated), {}, read.places, std::move(read.findings)};
  if (prepared.findings.empty()) prepared.findings = complete_from_book(book, prepared.stated, prepared.places, tables);
  if (!prepared.findings.empty()) return prepared;
  try {
    prepared.invoice = compose(prepared.stated, issuer_of(book.settings), book.codes, tables.law, read.places);
    const InvoiceCase one{prepared.invoice, read.places, prepared.stated.format, book.settings.tax.vat, book.codes,
                          tables.countries, tables.law};
    prepared.findings = check(one);
    demand_creditable(book, prepared);
    const auto sealed = book.storage.sealed_to();
    if (sealed && prepared.invoice.date <= *sealed && !is_letter(prepared.invoice.kind))
      prepared.findings.push_back(
          {Fault::period_closed, read.places.of("date"), prepared.invoice.date.to_iso(), {sealed->to_iso()}});
    prepared.remarks = remarks_on(one, book.today);
    remark_on_seal(book, prepared);
  } catch (const Refusal& refusal) {
    prepared.findings = refusal.findings();
  }
  return prepared;
}

void demand_no_findings(const std::vector<PreparedInvoice>& invoices) {
  Findings findings;
  for (const PreparedInvoice& one : invoices) findings.insert(findings.end(), one.findings.begin(), one.findings.end());
  if (!findings.empty()) throw Refusal(std::move(findings));
}

InvoiceDocuments write_documents(const PreparedInvoice& prepared, const Invoice& invoice, const InvoiceTools& tools) {
  try {
    return tools.write(invoice, prepared.stated.format);
  } catch (const Refusal& refusal) {
    throw Refusal(with_places(refusal.findings(), prepared));
  }
}

std::vector<IssuedInvoice> issue(Book& book, const std::vector<PreparedInvoice>& invoices, const InvoiceTools& tools) {
  demand_no_findings(invoices);
  Transaction act(book.storage);
  FileBatch files;
  std::vector<IssuedInvoice> issued;
  LatestDays latest(book);
  for (const PreparedInvoice& one : invoices) {
    issued.push_back(issue_one({book, tools.archive, files}, one, tools));
    issued.back().remarks = one.remarks;
    latest.remark_on(one, issued.back());
  }
  files.keep();
  act.commit();
  return issued;
}

IssuedInvoice cancel_invoice(Book& book, const CancellationRequest& request, const InvoiceTools& tools) {
  Transaction act(book.storage);
  const InvoiceRecord original = cancellable(book, request);
  Invoice invoice = cancellation_of(invoice_of(book, original, tools.tables), request.day);
  if (!request.reason.empty()) invoice.legal_notes.insert(invoice.legal_notes.begin(), request.reason);
  invoice.number = draw_number(book, book.settings.number_pattern(invoice.kind), invoice.date);
  const bool advance = original.kind == InvoiceKind::advance;
  const OpenItem item = open_claim(book, invoice, item_of(book, invoice, advance), invoice.date, request.reason);
  if (const std::optional<OpenItem> claim = book.storage.item(original.item))
    settle_against_each_other(book, *claim, item);
  InvoiceRecord record = record_of(invoice, item);
  record.state = InvoiceState::cancellation;
  record.source = original.source;
  FileBatch files;
  keep_documents({book, tools.archive, files}, tools.write(invoice, stated_of(book, original, tools.tables).format),
                 record);
  book.storage.add_invoice(record);
  book.storage.set_invoice_state(original.number, InvoiceState::cancelled);
  for (const InvoiceRecord& one : book.storage.invoices())
    if (one.deducted_by == original.number) book.storage.set_deducted_by(one.number, "");
  files.keep();
  act.commit();
  return {std::move(invoice), std::move(record)};
}

Day posting_day(Book& book, const Invoice& invoice) {
  const Day counts = day_that_counts(book, invoice);
  const std::optional<Day> sealed = book.storage.sealed_to();
  return sealed && counts <= *sealed ? invoice.date : counts;
}

Day day_that_counts(const Book& book, const Invoice& invoice) {
  const TaxProfile& tax = book.settings.tax;
  const auto kind_is = [&](std::string_view kind) {
    return std::any_of(invoice.lines.begin(), invoice.lines.end(),
                       [&](const InvoiceLine& line) { return book.codes.at(line.tax_code).zm == kind; });
  };
  const bool by_supply = tax.vat == VatMethod::agreed || tax.profit == ProfitMethod::accrual || kind_is("S");
  if (!by_supply || kind_is("L")) return invoice.date;
  return std::min(invoice.date, invoice.period ? invoice.period->last : invoice.delivered.value_or(invoice.date));
}

}  // namespace kontor
