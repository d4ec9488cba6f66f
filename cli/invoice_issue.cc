#include <filesystem>

#include "cli/invoices.h"
#include "engine/system/files.h"
#include "engine/system/program.h"

namespace kontor::cli {

namespace {

// All files are read and checked before anything is done: as with a commit, all of them go in or none does.
std::vector<PreparedInvoice> prepare_all(Book& book, const IssueArguments& arguments, const InvoiceTables& tables) {
  std::vector<PreparedInvoice> prepared;
  Findings findings;
  for (const std::string& path : arguments.files) {
    try {
      prepared.push_back(prepare(book, read_file(path, kInvoiceFileSizeMax), path, tables, arguments.kind));
      findings.insert(findings.end(), prepared.back().findings.begin(), prepared.back().findings.end());
      if (const InvoiceKind kind = prepared.back().stated.kind; is_letter(kind) && !arguments.letters_too)
        findings.push_back(
            {Fault::invoice_file_of_letter, prepared.back().places.of("kind"), std::string(name_of(kind)), {}});
    } catch (const Refusal& refusal) {
      findings.insert(findings.end(), refusal.findings().begin(), refusal.findings().end());
    }
  }
  if (!findings.empty()) throw Refusal(std::move(findings));
  return prepared;
}

void show(const Context& context, const Invoice& invoice, const std::string& number) {
  const Wording& words = context.wording();
  context.say(
      invoice.kind == InvoiceKind::credit_note ? "commands/invoice_issue/credit" : "commands/invoice_issue/one",
      {number, invoice.buyer.name.empty() ? words.say("commands/invoice_issue/no_customer") : invoice.buyer.name,
       printed(invoice.net, words), printed(invoice.tax, words), printed(invoice.gross, words),
       printed(invoice.due, words), invoice.preceding_number});
}

// A credit note is settled against its invoice as it is issued.
Amount open_of(Client& client, const InvoiceRecord& record) {
  const std::optional<OpenItem> item = client.storage().item(record.item);
  return item ? item->open() : record.gross;
}

void put_remarks(const Context& context, const Findings& remarks, Json& answer) {
  if (!remarks.empty()) answer["findings"] = context.json_of(remarks);
  context.answer(answer);
  context.remark(remarks);
}

// A draft to look at: the PDF, and its first page as a picture. Empty: there is none.
struct DraftPaths {
  std::string pdf;
  std::string png;
};

// Without a number: only issuing draws one. `drafts`: none or one each.
void show_only(Context& context, const std::vector<PreparedInvoice>& prepared, const std::vector<DraftPaths>& drafts) {
  const auto path_or_null = [](const std::string& path) { return path.empty() ? Json() : Json(path); };
  Json list = Json::array();
  Findings remarks;
  for (std::size_t i = 0; i < prepared.size(); ++i) {
    const PreparedInvoice& one = prepared[i];
    const DraftPaths draft = i < drafts.size() ? drafts[i] : DraftPaths{};
    remarks.insert(remarks.end(), one.remarks.begin(), one.remarks.end());
    list.push_back({{"number", nullptr},
                    {"net", one.invoice.net.to_plain()},
                    {"tax", one.invoice.tax.to_plain()},
                    {"gross", one.invoice.gross.to_plain()},
                    {"due", one.invoice.due.to_iso()},
                    {"pdf", path_or_null(draft.pdf)},
                    {"xml", nullptr}});
    if (!drafts.empty()) list.back()["png"] = path_or_null(draft.png);
    show(context, one.invoice, context.wording().say("commands/invoice_issue/no_number"));
    show_paths(context, {draft.pdf, draft.png});
  }
  Json answer{{"invoices", list}};
  put_remarks(context, remarks, answer);
  context.say(drafts.empty() ? "commands/invoice_issue/dry" : "commands/invoice_preview/done");
}

// The first page as PNG beside the PDF; empty when there is no pdftoppm (Poppler) to draw it.
std::string picture_of(const std::string& pdf) {
  const std::string stem = pdf.substr(0, pdf.rfind('.'));
  const auto status = run_program("pdftoppm", {"-png", "-r", "110", "-singlefile", pdf, stem});
  return status == 0 ? stem + ".png" : "";
}

std::string draft_path(const Client& client, const Context& context, const std::string& file) {
  const std::string stem = std::filesystem::path(file).stem().string();
  return client.path("out/" + context.wording().say("commands/invoice_preview/file", {stem}));
}

}  // namespace

void show_only(Context& context, const std::vector<PreparedInvoice>& prepared) { show_only(context, prepared, {}); }

void issue_invoices(Context& context, const IssueArguments& arguments) {
  const auto client = Client::open(context, Access::write);
  const InvoiceTables tables = load_invoice_tables(context.data());
  Book book = client->book();
  const std::vector<PreparedInvoice> prepared = prepare_all(book, arguments, tables);
  if (context.options().dry_run) return show_only(context, prepared, {});
  const DocumentWriter write = document_writer(*client, context);
  Json list = Json::array();
  Findings remarks;
  FileBatch files;
  for (const IssuedInvoice& one : issue(book, prepared, {tables, write, archive_of(*client)})) {
    const InvoicePaths paths = put_into_out(*client, one.record, files);
    list.push_back(json_of(one.record, {open_of(*client, one.record)}, paths));
    show(context, one.invoice, one.record.number);
    show_paths(context, paths);
    remarks.insert(remarks.end(), one.remarks.begin(), one.remarks.end());
  }
  files.keep();
  Json answer{{"invoices", list}};
  put_remarks(context, remarks, answer);
  context.next("invoice_list");
}

void preview_invoices(Context& context, const IssueArguments& arguments) {
  const auto client = Client::open(context, Access::read);
  const InvoiceTables tables = load_invoice_tables(context.data());
  Book book = client->book();
  const std::vector<PreparedInvoice> prepared = prepare_all(book, arguments, tables);
  if (context.options().dry_run) return show_only(context, prepared, {});
  const DocumentWriter write = document_writer(*client, context);
  std::vector<DraftPaths> drafts;
  FileBatch files;
  make_folder(client->path("out"));
  for (std::size_t i = 0; i < prepared.size(); ++i) {
    drafts.push_back({draft_path(*client, context, arguments.files[i]), ""});
    files.add(drafts.back().pdf, write(prepared[i].invoice, prepared[i].stated.format).pdf);
  }
  files.keep();
  for (DraftPaths& draft : drafts) draft.png = picture_of(draft.pdf);
  show_only(context, prepared, drafts);
  if (drafts.front().png.empty()) context.say("commands/invoice_preview/no_picture");
}

void cancel_invoice(Context& context, const CancelArguments& arguments) {
  const auto client = Client::open(context, Access::write);
  const InvoiceTables tables = load_invoice_tables(context.data());
  Book book = client->book();
  const Day day = arguments.day.empty() ? context.today() : Day::from_iso(arguments.day);
  if (context.options().dry_run) {
    const std::optional<InvoiceRecord> record = client->storage().invoice(arguments.number);
    if (!record) refuse(Fault::invoice_unknown, arguments.number);
    context.answer(Json{{"invoices", Json::array()}});
    return context.say("commands/invoice_cancel/dry", {arguments.number, printed(day, context.wording())});
  }
  const DocumentWriter write = document_writer(*client, context);
  const IssuedInvoice done =
      kontor::cancel_invoice(book, {arguments.number, day, arguments.reason}, {tables, write, archive_of(*client)});
  const InvoicePaths paths = put_into_out(*client, done.record);
  const Amount open = open_of(*client, done.record);
  context.answer(Json{{"invoices", Json::array({json_of(done.record, {open}, paths)})}});
  context.say("commands/invoice_cancel/done",
              {arguments.number, done.record.number, printed(done.record.gross, context.wording())});
  if (!open.is_zero()) context.say("commands/invoice_cancel/owed", {printed(-open, context.wording())});
  show_paths(context, paths);
  context.next("invoice_list");
}

}  // namespace kontor::cli
