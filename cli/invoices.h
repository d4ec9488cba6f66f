// Invoices on the command line: their data files, their documents, and how they are shown.
#pragma once

#include <string>
#include <vector>

#include "cli/client.h"
#include "cli/context.h"
#include "engine/book/issue.h"
#include "engine/invoice/late_interest.h"

namespace kontor::cli {

InvoiceTables load_invoice_tables(const std::string& data);

// Writes XML and PDF of invoices, each in the language of the invoice.
DocumentWriter document_writer(const Client& client, const Context& context);

Archive archive_of(const Client& client);

// A number may hold signs that mean something in a path.
std::string file_name_of_number(std::string number);

// Puts the archived documents into out/, where people look for them, and returns their paths; the archive stays the
// original. Empty: there is no such document.
struct InvoicePaths {
  std::string pdf;
  std::string xml;
};
InvoicePaths put_into_out(const Client& client, const InvoiceRecord& record);
// As part of a batch: they are there when it is kept.
InvoicePaths put_into_out(const Client& client, const InvoiceRecord& record, FileBatch& files);
// The PDF of a letter.
std::string put_into_out(const Client& client, const LetterRecord& record);
std::string put_into_out(const Client& client, const LetterRecord& record, FileBatch& files);

// The paths for people: from where they are, if the files lie below.
void show_paths(const Context& context, const InvoicePaths& paths);

// What of an invoice has not been paid: still open, or written off.
struct InvoiceRest {
  Amount open;
  Amount lost = Amount();
};

// The object of `invoices` for one of them.
Json json_of(const InvoiceRecord& record, InvoiceRest rest, const InvoicePaths& paths);
std::string_view name_of(InvoiceState state);
std::string_view name_of(InvoiceKind kind);

struct IssueArguments {
  std::vector<std::string> files;
  InvoiceKind kind = InvoiceKind::invoice;  // of files that do not say
  bool letters_too = false;
};
void issue_invoices(Context& context, const IssueArguments& arguments);

// Checked and told, with `--dry-run`.
void show_only(Context& context, const std::vector<PreparedInvoice>& prepared);

// Drafts into out/.
void preview_invoices(Context& context, const IssueArguments& arguments);

struct CancelArguments {
  std::string number;
  std::string day;
  std::string reason;
};
void cancel_invoice(Context& context, const CancelArguments& arguments);

struct OffsetArguments {
  std::string number;
  std::string credit;
  std::string day;
};
void offset_invoice(Context& context, const OffsetArguments& arguments);

struct WriteOffArguments {
  std::string number;
  std::string day;
  std::string reason;
};
void write_off_invoice(Context& context, const WriteOffArguments& arguments);

// Interest on late payment of one invoice, day by day; shown only.
struct InterestArguments {
  std::string number;
  std::string from;
  std::string day;
  bool business = false;
};
void show_interest(Context& context, const InterestArguments& arguments);
LateInterestLaw load_late_interest_law(const Context& context);

struct RemindArguments {
  std::vector<std::string> numbers;
  std::string day;
  int level = 0;  // 0: one more than the last
  bool business = false;
};
void remind(Context& context, const RemindArguments& arguments);

struct ReceiptArguments {
  std::string number;
  std::string day;
};
void write_receipt(Context& context, const ReceiptArguments& arguments);

struct ListArguments {
  std::string period;
  bool open = false;
};
void list_invoices(Context& context, const ListArguments& arguments);

// Quotes, order confirmations and delivery notes.
struct LetterArguments {
  std::vector<std::string> sources;  // invoice files, or numbers of letters these follow
  InvoiceKind kind = InvoiceKind::quote;
  std::string day;  // of what follows a letter
};
void write_letters(Context& context, const LetterArguments& arguments);
void list_letters(Context& context);
std::string_view name_of(LetterKind kind);
Json json_of(const LetterRecord& letter, const std::string& pdf);
// `out`: where to, as ShowArguments has it.
void show_letter(Context& context, Client& client, const LetterRecord& letter, const std::string& out);

// Messages with the archived documents, for the mail program.
struct MailArguments {
  std::vector<std::string> numbers;
};
void write_mails(Context& context, const MailArguments& arguments);

struct ShowArguments {
  std::string number;
  std::string out;
};
void show_invoice(Context& context, const ShowArguments& arguments);

}  // namespace kontor::cli
