#include <algorithm>

#include "cli/client.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/proposals.h"
#include "engine/book/assign.h"

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
  std::optional<Decision> decision;     // of a posted line
  std::optional<WaitingLine> proposal;  // for an open one
};

// What assign would say about the open lines.
void propose_for(std::vector<LineView>& views, Client& client, const Wording& wording) {
  const auto is_open = [](const LineView& view) { return view.record.stage == LineStage::open; };
  if (std::none_of(views.begin(), views.end(), is_open)) return;
  Book book = client.book();
  const auto matcher = matcher_for(book, client.rules());
  for (LineView& view : views)
    if (is_open(view)) view.proposal = propose(book, *matcher, view.record, wording);
}

std::vector<LineView> views_of(Client& client, const LinesArguments& arguments, const Wording& wording) {
  std::vector<LineView> views;
  const Period period = arguments.period.empty() ? Period::ever() : Period::from_text(arguments.period);
  const auto take = [&](const LineRecord& record) {
    if (period.contains(record.line.day)) views.push_back({record, std::nullopt, std::nullopt});
  };
  if (arguments.open)
    client.storage().each_open_line(take);
  else
    client.storage().each_line(period, take);
  for (LineView& view : views)
    if (view.record.stage == LineStage::posted) view.decision = client.storage().decision_on(view.record.id);
  propose_for(views, client, wording);
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
  if (view.proposal)
    one["proposal"] = {{"account", target_of(view.proposal->proposal)},
                       {"tax_code", tax_codes_of(view.proposal->proposal)},
                       {"why", view.proposal->why},
                       {"note", view.proposal->proposal.note}};
  return one;
}

std::string with_code(const std::string& account, const std::string& code) {
  return code.empty() ? account : account + " " + code;
}

// The ground of a decision; for an open line what is proposed and why.
std::string why_of(const LineView& view) {
  if (view.decision) return view.decision->why;
  if (!view.proposal) return "";
  const std::string target = target_of(view.proposal->proposal);
  if (target.empty()) return view.proposal->why;
  return "→ " + with_code(target, tax_codes_of(view.proposal->proposal)) + ": " + view.proposal->why;
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
          decision.account.empty() ? stage : with_code(decision.account, decision.tax_code), why_of(view)}});
  }
  document.tables.push_back(std::move(table));
  return document;
}

void show_lines(Context& context, const LinesArguments& arguments) {
  const auto client = Client::open(context, Access::read);
  const std::vector<LineView> views = views_of(*client, arguments, context.wording());
  Json list = Json::array();
  if (context.options().json)
    for (const LineView& view : views) list.push_back(json_of(view));
  context.answer(Json{{"lines", list}});
  show(context, document_of(views, context, client->settings()));
  const bool any_open = client->storage().open_line_count() > 0;
  const bool any_proposal = std::any_of(views.begin(), views.end(), [](const LineView& view) {
    return view.proposal && view.proposal->proposal.standing != Standing::asked;
  });
  if (any_proposal) context.next("accept");
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
