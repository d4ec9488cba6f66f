#include <utility>

#include "cli/commands.h"
#include "cli/help_text.h"

namespace kontor::cli {

namespace {

// The command at the end of the words: {"vat", "zm"}. Refuses usage_wrong.
const CLI::App& command_named(const CLI::App& app, const std::vector<std::string>& words, const Wording& wording) {
  const CLI::App* here = &app;
  for (const std::string& word : words) {
    const auto found = here->get_subcommands([&](const CLI::App* one) { return one->check_name(word); });
    if (found.empty()) refuse(Fault::usage_wrong, unknown_command(*here, word, wording));
    here = found.front();
  }
  return *here;
}

}  // namespace

void add_help(const Parser& parser) {
  CLI::App* command = parser.command("help");
  const auto words = std::make_shared<std::vector<std::string>>();
  command->add_option("COMMAND", *words, parser.help("help", "command"));
  command->callback([&app = std::as_const(parser.app), &chosen = parser.chosen, words] {
    chosen = [&app, words](Context& context) {
      const std::string text = help_text(command_named(app, *words, context.wording()), context.wording());
      context.answer(Json{{"help", text}});
      context.print(text);
    };
  });
}

}  // namespace kontor::cli
