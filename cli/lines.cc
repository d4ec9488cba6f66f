#include "cli/client.h"
#include "cli/commands.h"
#include "cli/output.h"

namespace kontor::cli {

namespace {

struct LinesArguments {
  std::string period;
  bool open = false;
};

std::string_view name_of(LineStage stage) {
  switch (stage) {
    case LineStage::open:
      return "open";
    case LineStage::posted:
      return "posted";
    case LineStage::aside:
      return "aside";
  }
  return "";
}

struct LineView {
  LineRecord record;
  std::optional<Decision> decision;
};

std::vector<LineView> views_of(Client& client, const LinesArguments& arguments) {
  std::vector<LineView> views;
  const Period all{Day::of(1900, 1, 1), Day::of(2199, 12, 31)};
  const Period period = arguments.period.empty() ? all : Period::from_text(arguments.period);
  const auto take = [&](const LineRecord& record) {
    if (period.contains(record.line.day)) views.push_back({record, std::nullopt});
  };
  if (arguments.open)
    client.storage().each_open_line(take);
  else
    client.storage().each_line(period, take);
  for (LineView& view : views)
    if (view.record.stage == LineStage::posted) view.decision = client.storage().decision_on(view.record.id);
  return views;
}

Json json_of(const LineView& view) {
  const BankLine& line = view.record.line;
  Json one{{"id", view.record.id},
           {"day", line.day.to_iso()},
           {"amount", line.amount.to_plain()},
           {"currency", line.amount.currency().code()},
           {"counterparty", line.counterparty},
           {"purpose", line.purpose},
           {"state", name_of(view.record.stage)}};
  const Decision decision = view.decision.value_or(Decision{});
  one["account"] = decision.account;
  one["tax_code"] = decision.tax_code;
  one["why"] = decision.why;
  one["authority"] = decision.authority;
  one["entry"] = decision.entry > 0 ? Json(decision.entry) : Json();
  return one;
}

Document document_of(const std::vector<LineView>& views, const Context& context, const ClientSettings& settings) {
  const Wording& words = context.wording();
  Document document;
  document.key = "lines";
  document.title = words.say("commands/lines/title");
  document.client = settings.client.name;
  document.day_made = context.today();
  Table table{"lines", "", {}, {}};
  table.columns = {{"id", words.say("report/entry"), ColumnKind::number},
                   {"day", words.say("report/day"), ColumnKind::day},
                   {"amount", words.say("report/amount"), ColumnKind::amount},
                   {"counterparty", words.say("commands/lines/counterparty"), ColumnKind::text},
                   {"purpose", words.say("commands/lines/purpose"), ColumnKind::text},
                   {"account", words.say("report/account"), ColumnKind::code},
                   {"why", words.say("commands/lines/why"), ColumnKind::text}};
  for (const LineView& view : views) {
    const BankLine& line = view.record.line;
    const Decision decision = view.decision.value_or(Decision{});
    const std::string stage = words.say("commands/lines/" + std::string(name_of(view.record.stage)));
    table.rows.push_back(
        {{view.record.id, line.day, line.amount, line.counterparty, line.purpose,
          decision.account.empty() ? stage : decision.account + " " + decision.tax_code, decision.why}});
  }
  document.tables.push_back(std::move(table));
  return document;
}

void show_lines(Context& context, const LinesArguments& arguments) {
  const auto client = Client::open(context, Access::read);
  const std::vector<LineView> views = views_of(*client, arguments);
  Json list = Json::array();
  if (context.options().json)
    for (const LineView& view : views) list.push_back(json_of(view));
  context.answer(Json{{"lines", list}});
  put_out(context, document_of(views, context, client->settings()), "");
  const bool any_open = client->storage().open_line_count() > 0;
  if (any_open)
    context.next("decide");
  else
    context.next("vat", {context.today().to_iso().substr(0, 7)});
}

}  // namespace

void add_lines(const Parser& parser) {
  CLI::App* command = parser.command("lines");
  const auto arguments = std::make_shared<LinesArguments>();
  command->add_option("PERIOD", arguments->period, parser.help("lines", "period"));
  command->add_flag("--open", arguments->open, parser.help("lines", "open"));
  command->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { show_lines(context, *arguments); };
  });
}

}  // namespace kontor::cli
