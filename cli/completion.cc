#include <algorithm>
#include <iostream>
#include <utility>

#include "cli/commands.h"
#include "cli/help_text.h"
#include "engine/report/reports.h"

namespace kontor::cli {

namespace {

std::string joined(const std::vector<std::string>& words, const char* between = " ") {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

std::vector<std::string> option_words(const CLI::App& app) {
  std::vector<std::string> words;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    for (const std::string& letter : option->get_snames()) words.push_back("-" + letter);
    for (const std::string& word : option->get_lnames()) words.push_back("--" + word);
  }
  return words;
}

// What may stand behind a command: commands below it, names of reports, options.
std::vector<std::string> words_behind(const CLI::App& app) {
  std::vector<std::string> words;
  for (const CLI::App* command : commands_of(app)) words.push_back(command->get_name());
  if (app.get_name() == "report")
    for (const ReportEntry& report : report_catalogue()) words.emplace_back(report.name);
  if (app.get_name() == "completion") words.insert(words.end(), {"bash", "zsh", "fish", "man"});
  if (app.get_name() == "help" && app.get_parent())
    for (const CLI::App* command : commands_of(*app.get_parent())) words.push_back(command->get_name());
  return words;
}

// One branch per command; commands below are told apart by the next word.
std::string shell_cases(const CLI::App& app) {
  const auto all = [](const CLI::App& one) {
    std::vector<std::string> words = words_behind(one);
    const std::vector<std::string> options = option_words(one);
    words.insert(words.end(), options.begin(), options.end());
    return joined(words);
  };
  std::string text;
  for (const CLI::App* command : commands_of(app)) {
    for (const CLI::App* below : commands_of(*command))
      text += "    " + joined({command->get_name() + "/" + below->get_name()}) + ") words='" + all(*below) + "' ;;\n";
    std::vector<std::string> patterns;
    for (const std::string& name : names_of(*command)) patterns.push_back(name + "/*");
    text += "    " + joined(patterns, "|") + ") words='" + all(*command) + "' ;;\n";
  }
  return text;
}

std::string general_words(const CLI::App& app) { return joined(option_words(app)); }

std::string bash(const CLI::App& app) {
  std::string commands;
  for (const CLI::App* command : commands_of(app)) commands += (commands.empty() ? "" : " ") + command->get_name();
  return "# bash completion for kontor\n"
         "_kontor() {\n"
         "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= below= words= i\n"
         "  case $prev in\n"
         "    -C) COMPREPLY=($(compgen -d -- \"$cur\")); return ;;\n"
         "    --lang) COMPREPLY=($(compgen -W 'de en' -- \"$cur\")); return ;;\n"
         "    -o|--from) COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n"
         "  esac\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    case ${COMP_WORDS[i]} in\n"
         "      -C|--lang|-o|--from) ((i++)) ;;\n"
         "      -*) ;;\n"
         "      *) if [ -z \"$command\" ]; then command=${COMP_WORDS[i]}; else : \"${below:=${COMP_WORDS[i]}}\"; fi "
         ";;\n"
         "    esac\n"
         "  done\n"
         "  case $command/$below in\n"
         "    /) words='" +
         commands + " " + general_words(app) + "' ;;\n" + shell_cases(app) +
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\") $([ -n \"$command\" ] && compgen -f -- \"$cur\"))\n"
         "}\n"
         "complete -o filenames -F _kontor kontor\n";
}

std::string in_single_quotes(const std::string& text) {
  std::string quoted = "'";
  for (const char sign : text) quoted += sign == '\'' ? std::string("'\\''") : std::string(1, sign);
  return quoted + "'";
}

std::string zsh(const CLI::App& app) {
  std::string commands;
  for (const CLI::App* command : commands_of(app)) {
    std::string about = command->get_description();
    std::replace(about.begin(), about.end(), ':', ',');
    commands += "    " + in_single_quotes(command->get_name() + ":" + about) + "\n";
  }
  return "#compdef kontor\n"
         "_kontor() {\n"
         "  local command= below= words_behind= i\n"
         "  local -a commands=(\n" +
         commands +
         "  )\n"
         "  for ((i = 2; i < CURRENT; i++)); do\n"
         "    case ${words[i]} in\n"
         "      -C|--lang|-o|--from) ((i++)) ;;\n"
         "      -*) ;;\n"
         "      *) if [[ -z $command ]]; then command=${words[i]}; else : ${below:=${words[i]}}; fi ;;\n"
         "    esac\n"
         "  done\n"
         "  case ${words[CURRENT-1]} in\n"
         "    -C) _directories; return ;;\n"
         "    --lang) compadd de en; return ;;\n"
         "    -o|--from) _files; return ;;\n"
         "  esac\n"
         "  if [[ -z $command ]]; then\n"
         "    _describe command commands\n"
         "    compadd -- " +
         general_words(app) +
         "\n"
         "    return\n"
         "  fi\n"
         "  local words=\n"
         "  case $command/$below in\n" +
         shell_cases(app) +
         "  esac\n"
         "  compadd -- ${=words}\n"
         "  _files\n"
         "}\n"
         "if [ \"$funcstack[1]\" = _kontor ]; then _kontor \"$@\"; else compdef _kontor kontor; fi\n";
}

std::string fish_option(const CLI::Option& option, const std::string& condition) {
  if (option.get_positional() || option.get_group().empty()) return "";
  std::string line = "complete -c kontor" + condition;
  for (const std::string& letter : option.get_snames()) line += (letter.size() == 1 ? " -s " : " -o ") + letter;
  for (const std::string& word : option.get_lnames()) line += " -l " + word;
  if (option.get_items_expected_max() > 0) line += " -r";
  return line + " -d " + in_single_quotes(option.get_description()) + "\n";
}

std::string fish(const CLI::App& app) {
  std::string text = "# fish completion for kontor\n";
  for (const CLI::Option* option : app.get_options()) text += fish_option(*option, "");
  for (const CLI::App* command : commands_of(app)) {
    text += "complete -c kontor -n __fish_use_subcommand -a " + command->get_name() + " -d " +
            in_single_quotes(command->get_description()) + "\n";
    const std::string condition =
        " -n " + in_single_quotes("__fish_seen_subcommand_from " + joined(names_of(*command)));
    for (const CLI::Option* option : command->get_options()) text += fish_option(*option, condition);
    const std::vector<std::string> words = words_behind(*command);
    if (!words.empty()) text += "complete -c kontor" + condition + " -a " + in_single_quotes(joined(words)) + "\n";
  }
  return text;
}

std::string script_for(const std::string& shell, const CLI::App& app, const Wording& wording) {
  if (shell == "bash") return bash(app);
  if (shell == "zsh") return zsh(app);
  if (shell == "fish") return fish(app);
  if (shell == "man") return manual_page(app, wording);
  refuse(Fault::usage_wrong, wording.say("usage/shell", {shell}));
}

}  // namespace

void add_completion(const Parser& parser) {
  CLI::App* command = parser.command("completion");
  const auto shell = std::make_shared<std::string>();
  command->add_option("SHELL", *shell, parser.help("completion", "shell"))->required();
  command->callback([&app = std::as_const(parser.app), &chosen = parser.chosen, shell] {
    chosen = [&app, shell](Context& context) { context.print(script_for(*shell, app, context.wording())); };
  });
}

}  // namespace kontor::cli
