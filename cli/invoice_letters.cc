#include "cli/invoices.h"
#include "cli/output.h"
#include "engine/book/letters.h"
#include "engine/system/files.h"

namespace kontor::cli {

namespace {

// A number of the book, or a file.
PreparedInvoice prepare_letter(Book& book, const std::string& what, const LetterArguments& arguments, Day day,
                               const InvoiceTables& tables) {
  if (const std::optional<LetterRecord> earlier = book.storage.letter(what))
    return prepare_following(book, *earlier, {arguments.kind, day}, tables);
  return prepare(book, read_file(what, kInvoiceFileSizeMax), what, tables, arguments.kind);
}

std::vector<PreparedInvoice> prepare_letters(Book& book, const LetterArguments& arguments, Day day,
                                             const InvoiceTables& tables) {
  std::vector<PreparedInvoice> prepared;
  Findings findings;
  for (const std::string& what : arguments.sources) {
    try {
      prepared.push_back(prepare_letter(book, what, arguments, day, tables));
      findings.insert(findings.end(), prepared.back().findings.begin(), prepared.back().findings.end());
    } catch (const Refusal& refusal) {
      findings.insert(findings.end(), refusal.findings().begin(), refusal.findings().end());
    }
  }
  if (!findings.empty()) throw Refusal(std::move(findings));
  return prepared;
}

void say_letter(const Context& context, const LetterRecord& record) {
  const Wording& words = context.wording();
  const std::string kind(name_of(record.kind));
  context.say("commands/invoice_letters/" + kind,
              {record.number, record.party_name, printed(record.gross, words), printed(record.due, words)});
}

Document document_of(const std::vector<LetterRecord>& letters, const Context& context, const ClientSettings& settings) {
  const Wording& words = context.wording();
  Document document;
  document.key = "letters";
  document.title = words.say("commands/invoice_letters/title");
  document.client = settings.client.name;
  document.day_made = context.today();
  Table table{"letters", "", {}, {}};
  table.columns = {{"number", words.say("commands/invoice_letters/number"), ColumnKind::text},
                   {"day", words.say("report/day"), ColumnKind::day},
                   {"kind", words.say("commands/invoice_letters/kind"), ColumnKind::text},
                   {"party", words.say("report/open_items/party"), ColumnKind::text},
                   {"gross", words.say("commands/invoice_letters/amount"), ColumnKind::amount},
                   {"follows", words.say("commands/invoice_letters/follows"), ColumnKind::text}};
  for (const LetterRecord& letter : letters)
    table.rows.push_back(
        {{letter.number, letter.date, words.say("commands/invoice_letters/kinds/" + std::string(name_of(letter.kind))),
          letter.party_name, letter.gross, letter.follows}});
  document.tables.push_back(std::move(table));
  return document;
}

bool can_be_followed(LetterKind kind) { return kind != LetterKind::reminder && kind != LetterKind::receipt; }

// PDF: as it was written. TOML: the lines as the file of an invoice, to be completed.
void write_letter(Context& context, const Client& client, Book& book, const LetterRecord& letter,
                  const std::string& out) {
  const bool as_file = out.ends_with(".toml") && can_be_followed(letter.kind);
  if (!as_file && !out.ends_with(".pdf"))
    refuse(Fault::usage_wrong, context.wording().say("usage/letter_ending", {out}));
  if (file_exists(out) && !context.options().yes) refuse(Fault::file_exists, out, {out, 0, ""});
  const std::string bytes = as_file
                                ? invoice_file_from(book, letter, context.today(), load_invoice_tables(context.data()))
                                : archive_of(client).read(letter.pdf, ".pdf");
  if (!context.options().dry_run) write_file(out, bytes);
}

}  // namespace

std::string_view name_of(LetterKind kind) {
  switch (kind) {
    case LetterKind::quote:
      return "quote";
    case LetterKind::confirmation:
      return "confirmation";
    case LetterKind::delivery_note:
      return "delivery";
    case LetterKind::reminder:
      return "reminder";
    case LetterKind::receipt:
      return "receipt";
  }
  return "";
}

Json json_of(const LetterRecord& letter, const std::string& pdf) {
  Json one{{"number", letter.number.empty() ? Json() : Json(letter.number)},
           {"kind", name_of(letter.kind)},
           {"date", letter.date.to_iso()},
           {"due", letter.due.to_iso()},
           {"customer", letter.party},
           {"customer_name", letter.party_name},
           {"net", letter.net.to_plain()},
           {"tax", letter.tax.to_plain()},
           {"gross", letter.gross.to_plain()},
           {"currency", letter.currency},
           {"follows", letter.follows}};
  if (letter.level > 0) one["level"] = letter.level;
  one["pdf"] = pdf.empty() ? Json() : Json(pdf);
  return one;
}

void write_letters(Context& context, const LetterArguments& arguments) {
  const auto client = Client::open(context, Access::write);
  const InvoiceTables tables = load_invoice_tables(context.data());
  Book book = client->book();
  const Day day = arguments.day.empty() ? context.today() : Day::from_iso(arguments.day);
  const std::vector<PreparedInvoice> prepared = prepare_letters(book, arguments, day, tables);
  if (context.options().dry_run) return show_only(context, prepared);
  const DocumentWriter write = document_writer(*client, context);
  Json list = Json::array();
  Findings remarks;
  FileBatch files;
  std::string last;
  for (const WrittenLetter& one : kontor::write_letters(book, prepared, {tables, write, archive_of(*client)})) {
    const std::string pdf = put_into_out(*client, one.record, files);
    list.push_back(json_of(one.record, pdf));
    say_letter(context, one.record);
    show_paths(context, {pdf, ""});
    remarks.insert(remarks.end(), one.remarks.begin(), one.remarks.end());
    last = one.record.number;
  }
  files.keep();
  Json answer{{"invoices", list}};
  if (!remarks.empty()) answer["findings"] = context.json_of(remarks);
  context.answer(answer);
  context.remark(remarks);
  context.next("invoice_from_letter", {last});
}

void list_letters(Context& context) {
  const auto client = Client::open(context, Access::read);
  const std::vector<LetterRecord> letters = client->storage().letters();
  Json list = Json::array();
  for (const LetterRecord& letter : letters) list.push_back(json_of(letter, ""));
  context.answer(Json{{"invoices", list}});
  if (letters.empty()) return context.say("commands/invoice_letters/none");
  show(context, document_of(letters, context, client->settings()));
}

void show_letter(Context& context, Client& client, const LetterRecord& letter, const std::string& out) {
  Book book = client.book();
  std::string path = out;
  if (!out.empty())
    write_letter(context, client, book, letter, out);
  else if (!context.options().dry_run)
    path = put_into_out(client, letter);
  context.answer(Json{{"invoices", Json::array({json_of(letter, out.ends_with(".toml") ? "" : path)})}});
  say_letter(context, letter);
  show_paths(context, {path, ""});
  if (out.ends_with(".toml"))
    context.next("invoice_complete", {out});
  else if (can_be_followed(letter.kind))
    context.next("invoice_from_letter", {letter.number});
}

}  // namespace kontor::cli
