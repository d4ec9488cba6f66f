#include "cli/commands.h"
#include "cli/help_text.h"
#include "engine/text/fold.h"
#include "engine/text/nearest.h"

namespace kontor::cli {

namespace {

// "prüfen", and for keyboards without umlauts "pruefen".
void add_alias(CLI::App& command, const std::string& key, const Wording& wording) {
  const auto alias = wording.find("commands/" + key + "/alias");
  if (!alias) return;
  for (const std::string& name : {*alias, fold(*alias)})
    if (!command.check_name(name)) command.alias(name);
}

}  // namespace

CLI::App* Parser::command(CLI::App& parent, const std::string& name, const std::string& key) const {
  CLI::App* added = parent.add_subcommand(name, wording.say("commands/" + key + "/about"));
  add_alias(*added, key, wording);
  if (more_aliases) add_alias(*added, key, *more_aliases);
  return added;
}

std::string Parser::help(const std::string& command, const std::string& name) const {
  return wording.say("commands/" + command + "/arguments/" + name);
}

std::string unknown_command(const CLI::App& app, const std::string& word, const Wording& wording) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(app))
    for (const std::string& name : names_of(*command)) names.push_back(name);
  const std::string near = nearest(word, names);
  return near.empty() ? wording.say("usage/command", {word})
                      : wording.say("usage/command_near", {word, path_of(app) + " " + near});
}

bool is_account(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
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
  // "1.000" is a thousand to a German and one to everybody else.
  if (const std::size_t point = amount.find('.'); point != std::string::npos && amount.size() - point > 3)
    refuse(Fault::number_too_many_decimals, amount);
  if (at != std::string::npos) argument.tax_code = text.substr(at + 1);
  return argument;
}

}  // namespace kontor::cli
