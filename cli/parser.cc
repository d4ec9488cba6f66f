#include "cli/commands.h"

namespace kontor::cli {

CLI::App* Parser::command(CLI::App& parent, const std::string& name, const std::string& key) const {
  CLI::App* added = parent.add_subcommand(name, wording.say("commands/" + key + "/about"));
  if (const auto alias = wording.find("commands/" + key + "/alias"); alias && *alias != name) added->alias(*alias);
  added->group(wording.say("options/labels/Subcommands"));
  added->option_defaults()->group(wording.say("options/labels/Options"));
  added->get_help_ptr()->group(wording.say("options/labels/Options"));
  return added;
}

std::string Parser::help(const std::string& name, const std::string& argument) const {
  return wording.say("commands/" + name + "/arguments/" + argument);
}

PostingArgument posting_argument(const std::string& text, const Wording& wording) {
  const std::size_t colon = text.find(':');
  const std::size_t at = text.find('@');
  if (colon == std::string::npos || colon == 0 || (at != std::string::npos && (at < colon || at + 1 == text.size())))
    refuse(Fault::usage_wrong, wording.say("usage/posting", {text}));
  const std::string amount = text.substr(colon + 1, at == std::string::npos ? at : at - colon - 1);
  PostingArgument argument;
  argument.account = text.substr(0, colon);
  argument.amount = Amount::from_plain(amount);
  if (at != std::string::npos) argument.tax_code = text.substr(at + 1);
  return argument;
}

}  // namespace kontor::cli
