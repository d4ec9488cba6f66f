#include "engine/book/decide.h"

#include <algorithm>

#include "cli/client.h"
#include "cli/commands.h"

namespace kontor::cli {

namespace {

struct DecideArguments {
  std::int64_t line = 0;
  std::string account;
  std::string tax_code;
  std::vector<std::string> split;
  std::string why;
  std::string by;
};

// The whole line on one account, or the parts of --split.
LineParts parts_of(const DecideArguments& arguments, const LineRecord& line, const Wording& wording) {
  if (arguments.split.empty()) return {{arguments.account, -line.line.amount, arguments.tax_code}};
  LineParts parts;
  for (const std::string& text : arguments.split) {
    const PostingArgument part = posting_argument(text, wording);
    parts.push_back({part.account, part.amount, part.tax_code});
  }
  return parts;
}

bool is_account(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void decide_line(Context& context, const DecideArguments& arguments) {
  if (arguments.account.empty() == arguments.split.empty())
    refuse(Fault::usage_wrong, context.wording().say("usage/decide"));
  const auto client = Client::open(context, Access::write);
  Book book = client->book();
  const std::optional<LineRecord> line = client->storage().line(arguments.line);
  if (!line) refuse(Fault::line_unknown, std::to_string(arguments.line));
  Ground ground;
  ground.authority = arguments.by.empty() ? std::string(name_of(client->settings().role)) : arguments.by;
  ground.why = arguments.why.empty() ? context.wording().say("commands/decide/by_hand") : arguments.why;
  demand_authority(ground.authority, text_of(line->line));
  const bool invoice = !arguments.account.empty() && !is_account(arguments.account);
  if (context.options().dry_run) return context.answer(Json{{"entry", nullptr}});
  const std::int64_t entry = invoice
                                 ? decide_payment(book, arguments.line, {arguments.account}, ground)
                                 : decide(book, arguments.line, parts_of(arguments, *line, context.wording()), ground);
  context.answer(Json{{"entry", entry}});
  context.say("commands/decide/done", {std::to_string(arguments.line), std::to_string(entry)});
  if (client->storage().open_line_count() > 0) context.next("lines");
}

}  // namespace

void add_decide(const Parser& parser) {
  CLI::App* command = parser.command("decide");
  const auto arguments = std::make_shared<DecideArguments>();
  command->add_option("LINE", arguments->line, parser.help("decide", "line"))->required();
  command->add_option("ACCOUNT", arguments->account, parser.help("decide", "account"));
  command->add_option("TAX_CODE", arguments->tax_code, parser.help("decide", "tax_code"));
  command->add_option("--split", arguments->split, parser.help("decide", "split"))->type_name("ACCOUNT:AMOUNT[@TAX]");
  command->add_option("--why", arguments->why, parser.help("decide", "why"));
  command->add_option("--by", arguments->by, parser.help("decide", "by"))->type_name("client|adviser|qualified");
  command->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { decide_line(context, *arguments); };
  });
}

}  // namespace kontor::cli
