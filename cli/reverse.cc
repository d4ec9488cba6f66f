#include "cli/client.h"
#include "cli/commands.h"
#include "engine/book/post.h"

namespace kontor::cli {

namespace {

struct ReverseArguments {
  std::int64_t entry = 0;
  std::string reason;
  std::string day;
};

void reverse_entry(Context& context, const ReverseArguments& arguments) {
  const auto client = Client::open(context, Access::rehearse);
  Book book = client->book();
  const bool dry_run = context.options().dry_run;
  const Day day = arguments.day.empty() ? context.today() : Day::from_iso(arguments.day);
  const std::int64_t number = reverse(book, {arguments.entry, arguments.reason, day});
  context.answer(Json{{"entry", dry_run ? Json() : Json(number)}});
  if (dry_run)
    return context.say("commands/reverse/would", {std::to_string(arguments.entry), printed(day, context.wording())});
  context.say("commands/reverse/done", {std::to_string(arguments.entry), std::to_string(number)});
  context.next("lines");
}

}  // namespace

void add_reverse(const Parser& parser) {
  CLI::App* command = parser.command("reverse");
  const auto arguments = std::make_shared<ReverseArguments>();
  command->add_option("ENTRY", arguments->entry, parser.help("reverse", "entry"))->required();
  command->add_option("--reason", arguments->reason, parser.help("reverse", "reason"))->required();
  command->add_option("--day", arguments->day, parser.help("reverse", "day"))->type_name("YYYY-MM-DD");
  command->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { reverse_entry(context, *arguments); };
  });
}

}  // namespace kontor::cli
