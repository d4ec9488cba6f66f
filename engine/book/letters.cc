#include "engine/book/letters.h"

#include <utility>

#include "engine/base/ensure.h"
#include "engine/base/refusal.h"
#include "engine/book/document_shelf.h"
#include "engine/book/issued_source.h"

namespace kontor {

namespace {

LetterKind letter_kind(InvoiceKind kind) {
  ensure(is_letter(kind), "an invoice is no letter");
  if (kind == InvoiceKind::quote) return LetterKind::quote;
  return kind == InvoiceKind::confirmation ? LetterKind::confirmation : LetterKind::delivery_note;
}

LetterRecord record_of(const Invoice& letter, const StatedInvoice& stated) {
  LetterRecord record;
  record.number = letter.number;
  record.kind = letter_kind(letter.kind);
  record.date = letter.date;
  record.due = letter.due;
  record.party = letter.buyer.id;
  record.party_name = letter.buyer.name;
  record.currency = letter.currency.code();
  record.net = letter.net;
  record.tax = letter.tax;
  record.gross = letter.gross;
  record.follows = letter.preceding_number;
  record.source = invoice_file_text(stated);
  return record;
}

WrittenLetter write_one(const DocumentShelf& shelf, const PreparedInvoice& prepared, const InvoiceTools& tools) {
  WrittenLetter written{prepared.invoice, {}, prepared.remarks};
  Invoice& letter = written.letter;
  letter.number = draw_number(shelf.book, shelf.book.settings.number_pattern(letter.kind), letter.date);
  written.record = record_of(letter, prepared.stated);
  written.record.pdf = put_up(shelf, letter.number, write_documents(prepared, letter, tools).pdf, kPdfEnding);
  shelf.book.storage.add_letter(written.record);
  return written;
}

// The source of a letter reads as one of its own kind.
StatedInvoice stated_of(const Book& book, const LetterRecord& letter, const InvoiceTables& tables) {
  InvoiceRecord as_invoice;
  as_invoice.number = letter.number;
  as_invoice.source = letter.source;
  return kontor::stated_of(book, as_invoice, tables);
}

}  // namespace

std::vector<WrittenLetter> write_letters(Book& book, const std::vector<PreparedInvoice>& letters,
                                         const InvoiceTools& tools) {
  demand_no_findings(letters);
  Transaction act(book.storage);
  FileBatch files;
  std::vector<WrittenLetter> written;
  for (const PreparedInvoice& one : letters) written.push_back(write_one({book, tools.archive, files}, one, tools));
  files.keep();
  act.commit();
  return written;
}

PreparedInvoice prepare_following(Book& book, const LetterRecord& earlier, const Following& following,
                                  const InvoiceTables& tables) {
  InvoiceFile file;
  file.stated = stated_of(book, earlier, tables);
  file.stated.kind = following.kind;
  file.stated.preceding_number = earlier.number;
  file.stated.date = following.day;
  file.stated.due = following.day.plus_days(book.settings.payment_days);
  file.stated.introduction.clear();
  file.stated.closing.clear();
  if (following.kind == InvoiceKind::delivery_note) {
    file.stated.period.reset();
    file.stated.delivered = following.day;
  }
  return prepare(book, std::move(file), tables);
}

std::string invoice_file_from(const Book& book, const LetterRecord& letter, Day day, const InvoiceTables& tables) {
  StatedInvoice stated = stated_of(book, letter, tables);
  stated.kind = InvoiceKind::invoice;
  stated.preceding_number.clear();
  stated.date = day;
  stated.due = day.plus_days(book.settings.payment_days);
  stated.introduction.clear();
  stated.closing.clear();
  return invoice_file_text(stated);
}

}  // namespace kontor
