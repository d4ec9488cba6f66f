#include "cli/commands.h"
#include "cli/invoices.h"
#include "engine/invoice/reminder.h"

namespace kontor::cli {

namespace {

using InvoiceAct = void (*)(Context&, const IssueArguments&);

void add_issue(const Parser& parser, CLI::App& invoice, const char* name, InvoiceAct act, InvoiceKind kind) {
  const std::string key = std::string("invoice_") + name;
  CLI::App* command = parser.command(invoice, name, key.c_str());
  const auto arguments = std::make_shared<IssueArguments>();
  arguments->kind = kind;
  arguments->letters_too = act == preview_invoices;
  command->add_option("FILES", arguments->files, parser.help(key.c_str(), "files"))->required()->type_name("FILE.toml");
  command->callback([&chosen = parser.chosen, arguments, act] {
    chosen = [arguments, act](Context& context) { act(context, *arguments); };
  });
}

void add_letter(const Parser& parser, CLI::App& invoice, const char* name, InvoiceKind kind) {
  const std::string key = std::string("invoice_") + name;
  CLI::App* command = parser.command(invoice, name, key.c_str());
  const auto arguments = std::make_shared<LetterArguments>();
  arguments->kind = kind;
  command->add_option("SOURCES", arguments->sources, parser.help(key.c_str(), "sources"))
      ->required()
      ->type_name("FILE.toml|NUMBER");
  command->add_option("--day", arguments->day, parser.help(key.c_str(), "day"))->type_name("YYYY-MM-DD");
  command->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { write_letters(context, *arguments); };
  });
}

void add_letters(const Parser& parser, CLI::App& invoice) {
  CLI::App* command = parser.command(invoice, "letters", "invoice_letters");
  command->callback([&chosen = parser.chosen] { chosen = [](Context& context) { list_letters(context); }; });
}

void add_cancel(const Parser& parser, CLI::App& invoice) {
  CLI::App* command = parser.command(invoice, "cancel", "invoice_cancel");
  const auto arguments = std::make_shared<CancelArguments>();
  command->add_option("NUMBER", arguments->number, parser.help("invoice_cancel", "number"))->required();
  command->add_option("--day", arguments->day, parser.help("invoice_cancel", "day"))->type_name("YYYY-MM-DD");
  command->add_option("--date", arguments->day)->group("");  // the name it had before
  command->add_option("--reason", arguments->reason, parser.help("invoice_cancel", "reason"));
  command->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { cancel_invoice(context, *arguments); };
  });
}

void add_offset(const Parser& parser, CLI::App& invoice) {
  CLI::App* command = parser.command(invoice, "offset", "invoice_offset");
  const auto arguments = std::make_shared<OffsetArguments>();
  command->add_option("NUMBER", arguments->number, parser.help("invoice_offset", "number"))->required();
  command->add_option("CREDIT", arguments->credit, parser.help("invoice_offset", "credit"))->required();
  command->add_option("--day", arguments->day, parser.help("invoice_offset", "day"))->type_name("YYYY-MM-DD");
  command->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { offset_invoice(context, *arguments); };
  });
}

void add_write_off(const Parser& parser, CLI::App& invoice) {
  CLI::App* command = parser.command(invoice, "write-off", "invoice_write_off");
  const auto arguments = std::make_shared<WriteOffArguments>();
  command->add_option("NUMBER", arguments->number, parser.help("invoice_write_off", "number"))->required();
  command->add_option("--reason", arguments->reason, parser.help("invoice_write_off", "reason"))->required();
  command->add_option("--day", arguments->day, parser.help("invoice_write_off", "day"))->type_name("YYYY-MM-DD");
  command->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { write_off_invoice(context, *arguments); };
  });
}

void add_interest(const Parser& parser, CLI::App& invoice) {
  CLI::App* command = parser.command(invoice, "interest", "invoice_interest");
  const auto arguments = std::make_shared<InterestArguments>();
  command->add_option("NUMBER", arguments->number, parser.help("invoice_interest", "number"))->required();
  command->add_option("--from", arguments->from, parser.help("invoice_interest", "from"))->type_name("YYYY-MM-DD");
  command->add_option("--day", arguments->day, parser.help("invoice_interest", "day"))->type_name("YYYY-MM-DD");
  command->add_flag("--business", arguments->business, parser.help("invoice_interest", "business"));
  command->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { show_interest(context, *arguments); };
  });
}

void add_remind(const Parser& parser, CLI::App& invoice) {
  CLI::App* command = parser.command(invoice, "remind", "invoice_remind");
  const auto arguments = std::make_shared<RemindArguments>();
  command->add_option("NUMBERS", arguments->numbers, parser.help("invoice_remind", "numbers"));
  command->add_option("--day", arguments->day, parser.help("invoice_remind", "day"))->type_name("YYYY-MM-DD");
  command->add_option("--level", arguments->level, parser.help("invoice_remind", "level"))
      ->check(CLI::Range(1, kReminderLevels));
  command->add_flag("--business", arguments->business, parser.help("invoice_remind", "business"));
  command->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { remind(context, *arguments); };
  });
}

void add_receipt(const Parser& parser, CLI::App& invoice) {
  CLI::App* command = parser.command(invoice, "receipt", "invoice_receipt");
  const auto arguments = std::make_shared<ReceiptArguments>();
  command->add_option("NUMBER", arguments->number, parser.help("invoice_receipt", "number"))->required();
  command->add_option("--day", arguments->day, parser.help("invoice_receipt", "day"))->type_name("YYYY-MM-DD");
  command->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { write_receipt(context, *arguments); };
  });
}

void add_mail(const Parser& parser, CLI::App& invoice) {
  CLI::App* command = parser.command(invoice, "mail", "invoice_mail");
  const auto arguments = std::make_shared<MailArguments>();
  command->add_option("NUMBERS", arguments->numbers, parser.help("invoice_mail", "numbers"))->required();
  command->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { write_mails(context, *arguments); };
  });
}

void add_list(const Parser& parser, CLI::App& invoice) {
  CLI::App* command = parser.command(invoice, "list", "invoice_list");
  const auto arguments = std::make_shared<ListArguments>();
  command->add_option("PERIOD", arguments->period, parser.help("invoice_list", "period"));
  command->add_flag("--open", arguments->open, parser.help("invoice_list", "open"));
  command->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { list_invoices(context, *arguments); };
  });
}

void add_show(const Parser& parser, CLI::App& invoice) {
  CLI::App* command = parser.command(invoice, "show", "invoice_show");
  const auto arguments = std::make_shared<ShowArguments>();
  command->add_option("NUMBER", arguments->number, parser.help("invoice_show", "number"))->required();
  command->add_option("-o", arguments->out, parser.help("invoice_show", "out"))->type_name("FILE");
  command->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { show_invoice(context, *arguments); };
  });
}

}  // namespace

void add_invoice(const Parser& parser) {
  CLI::App* invoice = parser.command("invoice");
  invoice->require_subcommand(1);
  add_issue(parser, *invoice, "issue", issue_invoices, InvoiceKind::invoice);
  add_issue(parser, *invoice, "preview", preview_invoices, InvoiceKind::invoice);
  add_issue(parser, *invoice, "credit", issue_invoices, InvoiceKind::credit_note);
  add_letter(parser, *invoice, "quote", InvoiceKind::quote);
  add_letter(parser, *invoice, "confirm", InvoiceKind::confirmation);
  add_letter(parser, *invoice, "deliver", InvoiceKind::delivery_note);
  add_letters(parser, *invoice);
  add_list(parser, *invoice);
  add_show(parser, *invoice);
  add_cancel(parser, *invoice);
  add_offset(parser, *invoice);
  add_write_off(parser, *invoice);
  add_interest(parser, *invoice);
  add_remind(parser, *invoice);
  add_receipt(parser, *invoice);
  add_mail(parser, *invoice);
}

}  // namespace kontor::cli
