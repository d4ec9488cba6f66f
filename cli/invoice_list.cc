#include "cli/invoices.h"
#include "cli/output.h"
#include "engine/system/files.h"

namespace kontor::cli {

namespace {

struct InvoiceView {
  InvoiceRecord record;
  Amount open;
  Amount lost;
  int reminded = 0;  // level of the last reminder
};

int last_reminder(Client& client, const std::string& number) {
  int level = 0;
  for (const LetterRecord& letter : client.storage().letters_about(number))
    if (letter.kind == LetterKind::reminder) level = letter.level;
  return level;
}

InvoiceView view_of(Client& client, InvoiceRecord record) {
  const std::optional<OpenItem> item = client.storage().item(record.item);
  const int reminded = last_reminder(client, record.number);
  return {std::move(record), item ? item->open() : Amount(), item ? item->lost : Amount(), reminded};
}

std::vector<InvoiceView> views_of(Client& client, const ListArguments& arguments) {
  const Period period = arguments.period.empty() ? Period::ever() : Period::from_text(arguments.period);
  std::vector<InvoiceView> views;
  for (InvoiceRecord& record : client.storage().invoices()) {
    if (!period.contains(record.date)) continue;
    InvoiceView view = view_of(client, std::move(record));
    if (!arguments.open || !view.open.is_zero()) views.push_back(std::move(view));
  }
  return views;
}

// "offen", "teilweise beglichen", "überfällig", "gemahnt, Stufe 2", "bezahlt", "ausgebucht", "storniert", "Storno zu
// RE-2026-0001", "abgezogen in RE-2026-0002"
std::string state_words(const InvoiceView& view, const Context& context) {
  const Wording& words = context.wording();
  const InvoiceRecord& record = view.record;
  if (record.state == InvoiceState::cancellation)
    return words.say("commands/invoice_list/cancellation", {record.preceding});
  if (record.kind == InvoiceKind::credit_note && view.open.is_zero())
    return words.say("commands/invoice_list/credit", {record.preceding});
  if (!record.deducted_by.empty()) return words.say("commands/invoice_list/deducted", {record.deducted_by});
  if (record.state == InvoiceState::cancelled) return words.say("commands/invoice_list/cancelled");
  if (view.open.is_zero() && !view.lost.is_zero())
    return words.say("commands/invoice_list/written_off", {printed(view.lost, words)});
  if (view.open.is_zero()) return words.say("commands/invoice_list/paid");
  if (record.kind == InvoiceKind::credit_note)
    return words.say("commands/invoice_list/credit_open", {record.preceding});
  if (view.reminded > 0) return words.say("commands/invoice_list/reminded", {std::to_string(view.reminded)});
  if (record.due < context.today()) return words.say("commands/invoice_list/overdue");
  return words.say(view.open == record.gross ? "commands/invoice_list/open" : "commands/invoice_list/part_paid");
}

Document document_of(const std::vector<InvoiceView>& views, const Context& context, const ClientSettings& settings) {
  const Wording& words = context.wording();
  Document document;
  document.key = "invoices";
  document.title = words.say("commands/invoice_list/title");
  document.client = settings.client.name;
  document.day_made = context.today();
  Table table{"invoices", "", {}, {}};
  table.columns = {{"number", words.say("report/open_items/number"), ColumnKind::text},
                   {"day", words.say("report/day"), ColumnKind::day},
                   {"party", words.say("report/open_items/party"), ColumnKind::text},
                   {"gross", words.say("report/open_items/gross"), ColumnKind::amount},
                   {"open", words.say("report/open_items/open"), ColumnKind::amount},
                   {"due", words.say("report/open_items/due"), ColumnKind::day},
                   {"state", words.say("commands/invoice_list/state"), ColumnKind::text}};
  for (const InvoiceView& view : views)
    table.rows.push_back({{view.record.number, view.record.date, view.record.party_name, view.record.gross, view.open,
                           view.record.due, state_words(view, context)}});
  document.tables.push_back(std::move(table));
  return document;
}

// Which of the two documents a path asks for. Refuses usage_wrong.
bool asks_for_xml(const std::string& path, const Wording& wording) {
  if (path.ends_with(".xml")) return true;
  if (!path.ends_with(".pdf")) refuse(Fault::usage_wrong, wording.say("usage/invoice_ending", {path}));
  return false;
}

void write_document(const Context& context, const Client& client, const InvoiceRecord& record, const std::string& out) {
  const bool xml = asks_for_xml(out, context.wording());
  const std::string& hash = xml ? record.xml : record.pdf;
  if (hash.empty()) refuse(Fault::usage_wrong, context.wording().say("usage/invoice_without_pdf", {record.number}));
  if (file_exists(out) && !context.options().yes) refuse(Fault::file_exists, out, {out, 0, ""});
  const std::string bytes = archive_of(client).read(hash, xml ? ".xml" : ".pdf");
  if (!context.options().dry_run) write_file(out, bytes);
}

}  // namespace

void list_invoices(Context& context, const ListArguments& arguments) {
  const auto client = Client::open(context, Access::read);
  const std::vector<InvoiceView> views = views_of(*client, arguments);
  Json list = Json::array();
  for (const InvoiceView& view : views) list.push_back(json_of(view.record, {view.open, view.lost}, {}));
  context.answer(Json{{"invoices", list}});
  if (views.empty()) {
    context.say(arguments.open ? "commands/invoice_list/none_open" : "commands/invoice_list/none");
    return context.next("invoice_issue");
  }
  show(context, document_of(views, context, client->settings()));
  context.next("invoice_show", {views.back().record.number});
}

void show_invoice(Context& context, const ShowArguments& arguments) {
  const auto client = Client::open(context, Access::read);
  std::optional<InvoiceRecord> record = client->storage().invoice(arguments.number);
  if (const auto letter = client->storage().letter(arguments.number); letter && !record)
    return show_letter(context, *client, *letter, arguments.out);
  if (!record) refuse(Fault::invoice_unknown, arguments.number);
  const InvoiceView view = view_of(*client, *std::move(record));
  InvoicePaths paths;
  if (arguments.out.empty()) {
    if (!context.options().dry_run) paths = put_into_out(*client, view.record);
  } else {
    write_document(context, *client, view.record, arguments.out);
    (arguments.out.ends_with(".xml") ? paths.xml : paths.pdf) = arguments.out;
  }
  context.answer(Json{{"invoices", Json::array({json_of(view.record, {view.open, view.lost}, paths)})}});
  const Wording& words = context.wording();
  context.say("commands/invoice_show/one",
              {view.record.number, printed(view.record.date, words), view.record.party_name,
               printed(view.record.net, words), printed(view.record.tax, words), printed(view.record.gross, words),
               printed(view.open, words), printed(view.record.due, words), state_words(view, context)});
  show_paths(context, paths);
  if (view.record.state == InvoiceState::issued && view.lost.is_zero())
    context.next("invoice_cancel", {view.record.number});
}

}  // namespace kontor::cli
