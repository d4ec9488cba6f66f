#include "engine/book/close.h"
#include "cli/client.h"
#include "cli/commands.h"

namespace kontor::cli {

namespace {

void close_period(Context& context, const std::string& text) {
  const Period period = Period::from_text(text);
  const auto client = Client::open(context, Access::rehearse);
  Book book = client->book();
  const Day sealed_to = close(book, period);
  context.answer(Json{{"sealed_to", sealed_to.to_iso()}});
  context.say(context.options().dry_run ? "commands/close/would" : "commands/close/done",
              {printed(sealed_to, context.wording())});
  if (!context.options().dry_run) context.next("vat", {text});
}

}  // namespace

void add_close(const Parser& parser) {
  CLI::App* command = parser.command("close");
  const auto period = std::make_shared<std::string>();
  command->add_option("PERIOD", *period, parser.help("close", "period"))->required();
  command->callback(
      [&chosen = parser.chosen, period] { chosen = [period](Context& context) { close_period(context, *period); }; });
}

}  // namespace kontor::cli
