#include <utility>

#include "cli/commands.h"

namespace kontor::cli {

void add_help(const Parser& parser) {
  CLI::App* command = parser.command("help");
  const auto name = std::make_shared<std::string>();
  command->add_option("COMMAND", *name, parser.help("help", "command"));
  command->callback([&app = std::as_const(parser.app), &chosen = parser.chosen, name] {
    const CLI::App* about = &app;
    if (!name->empty()) {
      const auto found = app.get_subcommands([&](const CLI::App* one) { return one->check_name(*name); });
      if (found.empty()) throw CLI::ValidationError("COMMAND", *name);
      about = found.front();
    }
    const std::string text = about->get_formatter()->make_help(about, about->get_name(), CLI::AppFormatMode::Normal);
    chosen = [text](Context& context) { context.print(text); };
  });
}

}  // namespace kontor::cli
