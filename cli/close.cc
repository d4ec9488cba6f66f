#include "engine/book/close.h"
#include "cli/client.h"
#include "cli/commands.h"

namespace kontor::cli {

namespace {

void close_period(Context& context, const std::string& text) {
  const Period period = Period::from_text(text);
  const auto client = Client::open(context, Access::write);
  Book book = client->book();
  if (!context.options().dry_run) close(book, period);
  context.answer(Json{{"sealed_to", period.last.to_iso()}});
  context.say("commands/close/done", {printed(period.last, context.wording())});
  context.next("vat", {text});
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
