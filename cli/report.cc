#include "cli/client.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "engine/book/vat.h"
#include "engine/report/reports.h"

namespace kontor::cli {

namespace {

struct ReportArguments {
  std::string name;
  std::string period;
  std::string out;
};

const ReportEntry& report_named(const std::string& name, const Wording& wording) {
  std::string known;
  for (const ReportEntry& entry : report_catalogue()) {
    if (entry.name == name) return entry;
    known += (known.empty() ? "" : ", ") + std::string(entry.name);
  }
  refuse(Fault::usage_wrong, wording.say("usage/report", {name, known}));
}

// Tax returns: the period that is due next; else this year.
Period usual_period(const std::string& name, Day today, const ClientSettings& settings) {
  if (name == "vat" || name == "zm") return vat_period_before(today, settings.vat_period);
  return Period::of_year(today.year());
}

void show_report(Context& context, const ReportArguments& arguments) {
  const ReportEntry& report = report_named(arguments.name, context.wording());
  const auto client = Client::open(context, Access::read);
  Book book = client->book();
  const Period period = arguments.period.empty() ? usual_period(arguments.name, context.today(), client->settings())
                                                 : Period::from_text(arguments.period);
  const Document document = report.make(book, period, client->sources(context.wording()));
  if (context.options().json) context.answer(json_of(document));
  put_out(context, *client, document, arguments.out);
  if (arguments.out.empty())
    context.next("report_file", {arguments.name, period.to_text(), arguments.name});
  else
    context.next("check");
}

}  // namespace

void add_report(const Parser& parser) {
  CLI::App* command = parser.command("report");
  const auto arguments = std::make_shared<ReportArguments>();
  command->add_option("NAME", arguments->name, parser.help("report", "name"))->required();
  command->add_option("PERIOD", arguments->period, parser.help("report", "period"));
  command->add_option("-o", arguments->out, parser.help("report", "out"))->type_name("FILE");
  command->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { show_report(context, *arguments); };
  });
}

}  // namespace kontor::cli
