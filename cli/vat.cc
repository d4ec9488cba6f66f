#include "engine/book/vat.h"

#include "cli/client.h"
#include "cli/commands.h"
#include "cli/customer.h"
#include "cli/help_text.h"
#include "cli/invoices.h"
#include "cli/output.h"
#include "engine/exchange/elster_zm.h"
#include "engine/report/reports.h"

namespace kontor::cli {

namespace {

struct VatArguments {
  std::string period;
  std::string out;
};

Json json_of(const VatReport& report) {
  Json boxes = Json::object();
  for (const BoxValue& value : report.boxes.boxes) boxes[value.box->number] = value.text();
  return {{"period", report.period.to_text()}, {"due", report.due.to_iso()}, {"boxes", boxes}};
}

// What is closed already needs no closing.
void suggest_closing(Client& client, const Context& context, const Period& period) {
  const std::optional<Day> sealed = client.storage().sealed_to();
  if (!sealed || *sealed < period.last) context.next("close", {period.to_text()});
}

void show_vat(Context& context, const VatArguments& arguments) {
  const Period period = Period::from_text(arguments.period);
  const auto client = Client::open(context, Access::read);
  Book book = client->book();
  context.answer(json_of(vat_report(book, {client->vat_form(period), client->deadlines()}, period)));
  put_out(context, *client, vat(book, period, client->sources(context.wording())), arguments.out);
  suggest_closing(*client, context, period);
}

// Also what is wrong with the VAT ids of customers, which the form would send back.
Findings findings_of(const ZmReport& report, const Client& client, const Context& context) {
  Findings findings = kontor::findings_of(report);
  const Countries countries = load_invoice_tables(context.data()).countries;
  for (const ZmLine& line : report.lines)
    for (Finding& finding : wrong_with_customer(line.vat_id, line.kind, client, countries))
      findings.push_back(std::move(finding));
  return findings;
}

Json json_of(const ZmReport& report) {
  Json lines = Json::array();
  for (const ZmLine& line : report.lines)
    lines.push_back({{"vat_id", line.vat_id}, {"amount", line.amount}, {"kind", line.kind}});
  Json balances = Json::array();
  for (const ZmBalance& balance : report.balances)
    balances.push_back({{"kind", balance.kind},
                        {"listed", balance.listed.to_plain()},
                        {"box", balance.box},
                        {"declared", balance.declared.to_plain()},
                        {"difference", (balance.declared - balance.listed).to_plain()}});
  return {{"period", report.period.to_text()}, {"due", report.due.to_iso()}, {"lines", lines}, {"balances", balances}};
}

void show_zm(Context& context, const VatArguments& arguments) {
  const Period period = Period::from_text(arguments.period);
  const auto client = Client::open(context, Access::read);
  Book book = client->book();
  const ZmReport report = zm_report(book, {client->vat_form(period), client->deadlines()}, period);
  const Findings findings = findings_of(report, *client, context);
  Json answer = json_of(report);
  answer["findings"] = context.json_of(findings);
  context.answer(answer);
  if (!findings.empty()) context.exit_code = kOpenQuestions;
  if (arguments.out.ends_with(".csv"))
    put_file(context, elster_zm(report), arguments.out);
  else
    put_out(context, *client, zm(book, period, client->sources(context.wording())), arguments.out);
  context.tell(findings);
  if (!findings.empty()) return;
  suggest_closing(*client, context, period);
}

}  // namespace

void add_vat(const Parser& parser) {
  CLI::App* command = parser.command("vat");
  const auto arguments = std::make_shared<VatArguments>();
  command->add_option("PERIOD", arguments->period, parser.help("vat", "period"))->group(kNeeded);
  command->add_option("-o", arguments->out, parser.help("vat", "out"))->type_name("FILE");
  command->require_subcommand(0, 1);
  CLI::App* statement = parser.command(*command, "zm", "vat_zm");
  statement->add_option("PERIOD", arguments->period, parser.help("vat", "period"))->required();
  statement->add_option("-o", arguments->out, parser.help("vat", "out"))->type_name("FILE");
  statement->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { show_zm(context, *arguments); };
  });
  command->callback([statement, &chosen = parser.chosen, arguments] {
    if (statement->parsed()) return;
    if (arguments->period.empty()) throw CLI::RequiredError("PERIOD");
    chosen = [arguments](Context& context) { show_vat(context, *arguments); };
  });
}

}  // namespace kontor::cli
