#include "engine/book/vat.h"

#include "cli/client.h"
#include "cli/commands.h"
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

void show_vat(Context& context, const VatArguments& arguments) {
  const Period period = Period::from_text(arguments.period);
  const auto client = Client::open(context, Access::read);
  Book book = client->book();
  context.answer(json_of(vat_report(book, {client->vat_form(period), client->deadlines()}, period)));
  put_out(context, *client, vat(book, period, client->sources(context.wording())), arguments.out);
  context.next("close", {arguments.period});
}

Json json_of(const ZmReport& report) {
  Json lines = Json::array();
  for (const ZmLine& line : report.lines)
    lines.push_back({{"vat_id", line.vat_id}, {"amount", line.amount}, {"kind", line.kind}});
  return {{"period", report.period.to_text()}, {"due", report.due.to_iso()}, {"lines", lines}};
}

void show_zm(Context& context, const VatArguments& arguments) {
  const Period period = Period::from_text(arguments.period);
  const auto client = Client::open(context, Access::read);
  Book book = client->book();
  const ZmReport report = zm_report(book, client->deadlines(), period);
  context.answer(json_of(report));
  if (!report.without_buyer.empty()) context.exit_code = kOpenQuestions;
  if (arguments.out.ends_with(".csv")) return put_file(context, elster_zm(report), arguments.out);
  put_out(context, *client, zm(book, period, client->sources(context.wording())), arguments.out);
  context.next("close", {arguments.period});
}

}  // namespace

void add_vat(const Parser& parser) {
  CLI::App* command = parser.command("vat");
  const auto arguments = std::make_shared<VatArguments>();
  command->add_option("PERIOD", arguments->period, parser.help("vat", "period"));
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
