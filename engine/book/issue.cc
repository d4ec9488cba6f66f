#include "engine/book/issue.h"

#include <algorithm>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/book/post.h"
#include "engine/book/settle.h"
#include "engine/invoice/checks.h"
#include "engine/invoice/number_pattern.h"
#include "engine/invoice/text_place.h"
#include "engine/invoice/totals.h"

namespace kontor {

namespace {

constexpr std::string_view kPdf = ".pdf";
constexpr std::string_view kXml = ".xml";

std::string draw_number(Book& book, std::string_view pattern_text, Day day) {
  const NumberPattern pattern = NumberPattern::parse(pattern_text);
  std::string number = pattern.number(day, book.storage.next_number("number " + pattern.series(day)));
  if (book.storage.invoice(number)) refuse(Fault::invoice_number_taken, number);
  return number;
}

OpenItem item_of(const Book& book, const Invoice& invoice) {
  OpenItem item;
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
    item.shares.push_back({share.tax_code, book.chart.with_role("revenue." + share.tax_code), share.net, share.tax});
  return item;
}

std::string entry_text(const Invoice& invoice, const std::string& reason) {
  return invoice.number + " " + invoice.buyer.name + (reason.empty() ? "" : ": " + reason);
}

// Posts the claim and stores its open item, complete with entry and id.
OpenItem open_claim(Book& book, const Invoice& invoice, Day day, const std::string& reason) {
  OpenItem item = item_of(book, invoice);
  OpenItem as_posted = item;
  as_posted.day = day;
  EntryRecord entry = claim_entry(book, as_posted);
  entry.text = entry_text(invoice, reason);
  entry.voucher = invoice.number;
  entry.origin = "invoice " + invoice.number;
  item.entry = record(book, std::move(entry));
  item.id = book.storage.add_item(item);
  return item;
}

// Where an issued document goes: its bytes into a batch of the archive, its name into the book.
struct DocumentShelf {
  Book& book;
  const InvoiceTools& tools;
  FileBatch& files;
};

std::string put_up(const DocumentShelf& shelf, const std::string& name, std::string_view bytes,
                   std::string_view ending) {
  if (bytes.empty()) return "";
  std::string hash = shelf.tools.archive.keep(bytes, ending, shelf.files);
  shelf.book.storage.add_document({hash, name + std::string(ending),
                                   ending == kPdf ? "application/pdf" : "application/xml",
                                   static_cast<std::int64_t>(bytes.size())});
  return hash;
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
  record.net = invoice.net;
  record.tax = invoice.tax;
  record.gross = invoice.gross;
  record.entry = item.entry;
  record.item = item.id;
  return record;
}

void keep_documents(const DocumentShelf& shelf, const Invoice& invoice, InvoiceFormat format, InvoiceRecord& record) {
  const InvoiceDocuments documents = shelf.tools.write(invoice, format);
  record.xml = put_up(shelf, invoice.number, documents.xml, kXml);
  record.pdf = put_up(shelf, invoice.number, documents.pdf, kPdf);
}

// Writing finds characters it cannot draw and knows no file; the person needs the line.
Findings with_places(Findings findings, const PreparedInvoice& prepared) {
  for (Finding& finding : findings)
    if (finding.fault == Fault::glyph_missing && finding.where.file.empty())
      finding.where = place_of_text(prepared.invoice, prepared.places, finding.value);
  return findings;
}

IssuedInvoice issue_one(const DocumentShelf& shelf, const PreparedInvoice& prepared) {
  Book& book = shelf.book;
  Invoice invoice = prepared.invoice;
  invoice.number = draw_number(book, book.settings.invoice_number, invoice.date);
  const OpenItem item = open_claim(book, invoice, posting_day(book, invoice), "");
  InvoiceRecord record = record_of(invoice, item);
  record.source = invoice_file_text(prepared.stated);
  try {
    keep_documents(shelf, invoice, prepared.stated.format, record);
  } catch (const Refusal& refusal) {
    throw Refusal(with_places(refusal.findings(), prepared));
  }
  book.storage.add_invoice(record);
  return {std::move(invoice), std::move(record)};
}

InvoiceFileSources sources_for(Book& book, const InvoiceTables& tables) {
  return {tables.units, book.codes, [&book](const std::string& id) { return book.storage.party(id); },
          book.settings.language, book.settings.payment_days};
}

// Reads the source kept with an issued invoice; it was complete when it was written.
StatedInvoice stated_of(const Book& book, const InvoiceRecord& record, const InvoiceTables& tables) {
  const InvoiceFileSources sources{tables.units, book.codes, [](const std::string&) { return std::nullopt; },
                                   book.settings.language, book.settings.payment_days};
  InvoiceFile file = read_invoice_file(record.source, record.number, sources);
  if (!file.findings.empty()) throw Refusal(std::move(file.findings));
  return std::move(file.stated);
}

InvoiceRecord cancellable(Book& book, const CancellationRequest& request) {
  const std::optional<InvoiceRecord> record = book.storage.invoice(request.number);
  if (!record) refuse(Fault::invoice_unknown, request.number);
  if (record->state == InvoiceState::cancelled) refuse(Fault::invoice_already_cancelled, request.number);
  if (record->state == InvoiceState::cancellation) refuse(Fault::cancellation_of_cancellation, request.number);
  if (request.day < record->date)
    refuse(Fault::cancellation_before_invoice, request.day.to_iso(), {}, {record->date.to_iso()});
  return *record;
}

// What is open of the claim and the same part of its cancellation cancel out. They leave an entry only where part
// payments rounded a cent to another share than the whole did.
void settle_against_each_other(Book& book, const OpenItem& claim, const OpenItem& cancellation) {
  if (claim.open().is_zero()) return;
  const Day day = cancellation.day;
  EntryRecord entry =
      settlement_entry(book,
                       {day, book.chart.with_role("receivables"), claim.number + " / " + cancellation.number,
                        cancellation.number, "invoice " + cancellation.number},
                       {{claim, claim.open(), Amount()}, {cancellation, -claim.open(), Amount()}});
  const std::int64_t number = entry.postings.empty() ? cancellation.entry : record(book, std::move(entry));
  book.storage.settle({claim.id, number, day, claim.open(), Amount()});
  book.storage.settle({cancellation.id, number, day, -claim.open(), Amount()});
}

}  // namespace

InvoiceIssuer issuer_of(const ClientSettings& settings) {
  InvoiceIssuer issuer{settings.client, {}, settings.tax.vat};
  const auto& banks = settings.banks;
  const auto bank = std::find_if(banks.begin(), banks.end(), [](const BankSettings& one) { return !one.iban.empty(); });
  if (bank != banks.end()) issuer.account = {bank->iban, bank->bic, bank->institution};
  return issuer;
}

PreparedInvoice prepare(Book& book, std::string_view bytes, const std::string& file, const InvoiceTables& tables) {
  InvoiceFile read = read_invoice_file(bytes, file, sources_for(book, tables));
  PreparedInvoice prepared{std::move(read.stated), {}, read.places, std::move(read.findings)};
  if (!prepared.findings.empty()) return prepared;
  try {
    prepared.invoice = compose(prepared.stated, issuer_of(book.settings), book.codes, tables.law, read.places);
    prepared.findings = check(InvoiceCase{prepared.invoice, read.places, prepared.stated.format, book.settings.tax.vat,
                                          book.codes, tables.countries, tables.law});
  } catch (const Refusal& refusal) {
    prepared.findings = refusal.findings();
  }
  return prepared;
}

std::vector<IssuedInvoice> issue(Book& book, const std::vector<PreparedInvoice>& invoices, const InvoiceTools& tools) {
  Findings findings;
  for (const PreparedInvoice& one : invoices) findings.insert(findings.end(), one.findings.begin(), one.findings.end());
  if (!findings.empty()) throw Refusal(std::move(findings));
  Transaction act(book.storage);
  FileBatch files;
  std::vector<IssuedInvoice> issued;
  for (const PreparedInvoice& one : invoices) issued.push_back(issue_one({book, tools, files}, one));
  files.keep();
  act.commit();
  return issued;
}

Invoice invoice_of(const Book& book, const InvoiceRecord& record, const InvoiceTables& tables) {
  const StatedInvoice stated = stated_of(book, record, tables);
  Invoice invoice = compose(stated, issuer_of(book.settings), book.codes, tables.law, {});
  invoice.number = record.number;
  if (invoice.net != record.net || invoice.tax != record.tax)
    refuse(Fault::book_damaged, record.number, {}, {invoice.gross.to_plain() + " / " + record.gross.to_plain()});
  return invoice;
}

IssuedInvoice cancel_invoice(Book& book, const CancellationRequest& request, const InvoiceTools& tools) {
  Transaction act(book.storage);
  const InvoiceRecord original = cancellable(book, request);
  Invoice invoice = cancellation_of(invoice_of(book, original, tools.tables), request.day);
  if (!request.reason.empty()) invoice.legal_notes.insert(invoice.legal_notes.begin(), request.reason);
  const std::string& own_pattern = book.settings.cancellation_number;
  invoice.number = draw_number(book, own_pattern.empty() ? book.settings.invoice_number : own_pattern, invoice.date);
  const OpenItem item = open_claim(book, invoice, invoice.date, request.reason);
  if (const std::optional<OpenItem> claim = book.storage.item(original.item))
    settle_against_each_other(book, *claim, item);
  InvoiceRecord record = record_of(invoice, item);
  record.state = InvoiceState::cancellation;
  record.cancels = original.number;
  record.source = original.source;
  FileBatch files;
  keep_documents({book, tools, files}, invoice, stated_of(book, original, tools.tables).format, record);
  book.storage.add_invoice(record);
  book.storage.set_invoice_state(original.number, InvoiceState::cancelled);
  files.keep();
  act.commit();
  return {std::move(invoice), std::move(record)};
}

Day posting_day(Book& book, const Invoice& invoice) {
  const TaxProfile& tax = book.settings.tax;
  const auto kind_is = [&](std::string_view kind) {
    return std::any_of(invoice.lines.begin(), invoice.lines.end(),
                       [&](const InvoiceLine& line) { return book.codes.at(line.tax_code).zm == kind; });
  };
  const bool by_supply = tax.vat == VatMethod::agreed || tax.profit == ProfitMethod::accrual || kind_is("S");
  if (!by_supply || kind_is("L")) return invoice.date;
  const Day supplied = invoice.period ? invoice.period->last : invoice.delivered.value_or(invoice.date);
  const std::optional<Day> sealed = book.storage.sealed_to();
  return supplied < invoice.date && (!sealed || *sealed < supplied) ? supplied : invoice.date;
}

}  // namespace kontor
