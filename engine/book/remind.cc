#include "engine/book/remind.h"

#include <algorithm>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/book/document_shelf.h"
#include "engine/book/issued_source.h"

namespace kontor {

namespace {

InvoiceInLetter in_letter(const Book& book, const InvoiceRecord& record, const InvoiceTables& tables) {
  const Invoice invoice = invoice_of(book, record, tables);
  return {invoice.number, invoice.date,    invoice.due,      invoice.gross,   invoice.seller,
          invoice.buyer,  invoice.account, invoice.language, invoice.currency};
}

// The reminders of one invoice so far, oldest first.
std::vector<LetterRecord> reminders_of(Book& book, const std::string& number) {
  std::vector<LetterRecord> letters = book.storage.letters_about(number);
  std::erase_if(letters, [](const LetterRecord& letter) { return letter.kind != LetterKind::reminder; });
  return letters;
}

LateClaim claim_of(Book& book, const InvoiceRecord& record, DebtorKind debtor) {
  LateClaim claim{record.date, record.gross, {}, debtor};
  for (const Settlement& one : book.storage.settlements(record.item))
    claim.payments.push_back({one.day, one.amount - one.lost});
  return claim;
}

class Reminding {
 public:
  Reminding(Book& book, const ReminderRequest& request, const InvoiceTables& tables, const LateInterestLaw& law)
      : book_(book), request_(request), tables_(tables), law_(law) {}

  PreparedReminders prepare() {
    if (request_.invoices.empty())
      for (const InvoiceRecord& record : book_.storage.invoices()) remind_if_due(record);
    for (const std::string& number : request_.invoices) remind_named(number);
    return std::move(out_);
  }

 private:
  // What may be asked for on the day of the request; zero: nothing.
  Amount overdue(const InvoiceRecord& record) const {
    const bool is_claim = record.state == InvoiceState::issued && !has_preceding(record.kind);
    const auto item = is_claim && record.due < request_.day ? book_.storage.item(record.item) : std::nullopt;
    return item && !item->open().is_negative() ? item->open() : Amount();
  }

  void remind_if_due(const InvoiceRecord& record) {
    const Amount open = overdue(record);
    if (open.is_zero()) return;
    const std::vector<LetterRecord> before = reminders_of(book_, record.number);
    const Day last = before.empty() ? record.due : before.back().due;
    if (days_between(last, request_.day) <= book_.settings.reminder_wait) return;
    if (before.empty() || before.back().level < kReminderLevels) return remind(record, before, open);
    out_.remarks.push_back(
        {Fault::reminders_used_up, {}, record.number, {std::to_string(before.size()), open.to_plain()}});
  }

  void remind_named(const std::string& number) {
    const std::optional<InvoiceRecord> record = book_.storage.invoice(number);
    if (!record) refuse(Fault::invoice_unknown, number);
    const Amount open = overdue(*record);
    if (open.is_zero()) refuse(Fault::invoice_not_overdue, number, {}, {request_.day.to_iso(), record->due.to_iso()});
    remind(*record, reminders_of(book_, number), open);
  }

  void remind(const InvoiceRecord& record, const std::vector<LetterRecord>& before, Amount open) {
    Reminder reminder;
    const int next = before.empty() ? 1 : std::min(before.back().level + 1, kReminderLevels);
    reminder.level = request_.level.value_or(next);
    reminder.date = request_.day;
    reminder.deadline = request_.day.plus_days(book_.settings.reminder_days);
    reminder.invoice = in_letter(book_, record, tables_);
    if (!before.empty()) reminder.reminded = before.back().date;
    reminder.open = open;
    reminder.debtor = request_.business || !record.vat_id.empty() ? DebtorKind::business : DebtorKind::consumer;
    if (reminder.level > 1) add_damages(reminder, record, before);
    out_.reminders.push_back(std::move(reminder));
  }

  void add_damages(Reminder& reminder, const InvoiceRecord& record, const std::vector<LetterRecord>& before) const {
    const LateInterestLaw::Surcharge& surcharge = law_.surcharge(reminder.debtor, record.date);
    const bool is_business = reminder.debtor == DebtorKind::business;
    reminder.points = surcharge.points;
    reminder.fee = is_business ? surcharge.fee : book_.settings.reminder_fee;
    std::optional<Day> first;
    if (is_business) first = record.due.plus_days(law_.days_until_default() + 1);
    if (!before.empty()) {
      const Day after = before.front().due.plus_days(1);
      first = first ? std::min(*first, after) : after;
    }
    if (!first || request_.day < *first) return;
    LateInterest late = late_interest(law_, claim_of(book_, record, reminder.debtor), {*first, request_.day});
    reminder.stretches = std::move(late.stretches);
    reminder.interest = late.interest;
  }

  Book& book_;
  const ReminderRequest& request_;
  const InvoiceTables& tables_;
  const LateInterestLaw& law_;
  PreparedReminders out_;
};

LetterRecord record_of(const InvoiceInLetter& invoice, LetterKind kind) {
  LetterRecord record;
  record.kind = kind;
  record.party = invoice.buyer.id;
  record.party_name = invoice.buyer.name;
  record.currency = invoice.currency.code();
  record.follows = invoice.number;
  return record;
}

WrittenReminder write_one(const DocumentShelf& shelf, Reminder reminder, const ReminderWriter& write) {
  reminder.number = draw_number(shelf.book, shelf.book.settings.reminder_number, reminder.date);
  LetterRecord record = record_of(reminder.invoice, LetterKind::reminder);
  record.number = reminder.number;
  record.date = reminder.date;
  record.due = reminder.deadline;
  record.net = record.gross = reminder.total();
  record.level = reminder.level;
  record.pdf = put_up(shelf, reminder.number, write(reminder), kPdfEnding);
  shelf.book.storage.add_letter(record);
  return {std::move(reminder), std::move(record)};
}

}  // namespace

PreparedReminders prepare_reminders(Book& book, const ReminderRequest& request, const InvoiceTables& tables,
                                    const LateInterestLaw& law) {
  return Reminding(book, request, tables, law).prepare();
}

std::vector<WrittenReminder> write_reminders(Book& book, const std::vector<Reminder>& reminders,
                                             const ReminderWriter& write, const Archive& archive) {
  Transaction act(book.storage);
  FileBatch files;
  std::vector<WrittenReminder> written;
  for (const Reminder& one : reminders) written.push_back(write_one({book, archive, files}, one, write));
  files.keep();
  act.commit();
  return written;
}

Receipt prepare_receipt(Book& book, const std::string& invoice, Day day, const InvoiceTables& tables) {
  const std::optional<InvoiceRecord> record = book.storage.invoice(invoice);
  if (!record) refuse(Fault::invoice_unknown, invoice);
  Receipt receipt;
  receipt.date = day;
  receipt.invoice = in_letter(book, *record, tables);
  const std::optional<OpenItem> item = book.storage.item(record->item);
  receipt.open = item ? item->open() : Amount();
  for (const Settlement& one : book.storage.settlements(record->item))
    if (one.day <= day && book.storage.line_of_entry(one.entry))
      receipt.payments.push_back({one.day, one.amount - one.discount - one.lost, one.discount});
  if (receipt.payments.empty()) refuse(Fault::invoice_without_payment, invoice);
  return receipt;
}

LetterRecord write_receipt(Book& book, Receipt& receipt, const ReceiptWriter& write, const Archive& archive) {
  Transaction act(book.storage);
  FileBatch files;
  receipt.number = draw_number(book, book.settings.receipt_number, receipt.date);
  LetterRecord record = record_of(receipt.invoice, LetterKind::receipt);
  record.number = receipt.number;
  record.date = record.due = receipt.date;
  record.net = record.gross = receipt.received();
  record.pdf = put_up({book, archive, files}, receipt.number, write(receipt), kPdfEnding);
  book.storage.add_letter(record);
  files.keep();
  act.commit();
  return record;
}

}  // namespace kontor
