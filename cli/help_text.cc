#include "cli/help_text.h"

#include <algorithm>
#include <sstream>

#include "engine/text/width.h"

namespace kontor::cli {

namespace {

constexpr int kNameColumn = 28;

std::string padded(const std::string& text, int width) {
  return text + std::string(static_cast<std::size_t>(std::max(1, width - width_of(text))), ' ');
}

// "  name      what it means"; a long name pushes the meaning to the next line.
std::string entry_line(const std::string& name, const std::string& meaning) {
  if (width_of(name) + 2 < kNameColumn) return "  " + padded(name, kNameColumn - 2) + meaning + "\n";
  return "  " + name + "\n" + std::string(kNameColumn, ' ') + meaning + "\n";
}

bool is_shown(const CLI::Option& option) { return !option.get_group().empty(); }

// "FILE"; of a choice "TEXT:{ask,known,new}" its words: "ask|known|new".
std::string type_of(const CLI::Option& option) {
  std::string type = option.get_type_name();
  const std::size_t choice = type.find(":{");
  if (choice == std::string::npos || !type.ends_with('}')) return type;
  type = type.substr(choice + 2, type.size() - choice - 3);
  std::replace(type.begin(), type.end(), ',', '|');
  return type;
}

// "-o FILE", "-q, --quiet".
std::string option_name(const CLI::Option& option) {
  std::string name;
  for (const std::string& letter : option.get_snames()) name += (name.empty() ? "-" : ", -") + letter;
  for (const std::string& word : option.get_lnames()) name += (name.empty() ? "--" : ", --") + word;
  if (option.get_items_expected_max() > 0 && !option.get_type_name().empty()) name += " " + type_of(option);
  return name;
}

bool is_needed(const CLI::Option& option) { return option.get_required() || option.get_group() == kNeeded; }

std::string positional_name(const CLI::Option& option) {
  const std::string type = type_of(option);
  std::string name = type.empty() || type == "TEXT" || type == "INT" ? option.get_name() : type;
  if (option.get_items_expected_max() > 1) name += "...";
  return is_needed(option) ? name : "[" + name + "]";
}

std::string usage_of(const CLI::Option& option) {
  if (option.get_positional()) return positional_name(option);
  return is_needed(option) ? option_name(option) : "[" + option_name(option) + "]";
}

std::vector<const CLI::Option*> options_of(const CLI::App& app) {
  std::vector<const CLI::Option*> options;
  for (const CLI::Option* option : app.get_options())
    if (is_shown(*option) && option != app.get_help_ptr()) options.push_back(option);
  return options;
}

std::string section(const std::string& title, const std::string& lines) {
  return lines.empty() ? "" : "\n" + title + "\n" + lines;
}

std::string option_lines(const CLI::App& app, bool positional) {
  std::string lines;
  for (const CLI::Option* option : options_of(app))
    if (option->get_positional() == positional)
      lines += entry_line(positional ? positional_name(*option) : option_name(*option), option->get_description());
  return lines;
}

std::string command_lines(const std::vector<const CLI::App*>& commands) {
  std::string lines;
  for (const CLI::App* command : commands) {
    std::string name = command->get_name();
    if (!command->get_aliases().empty()) name += ", " + command->get_aliases().front();
    lines += entry_line(name, command->get_description());
  }
  return lines;
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

struct CommandGroup {
  std::string title;
  std::vector<const CLI::App*> commands;
};

// The groups of help/groups, and one for what they do not name.
std::vector<CommandGroup> groups_of(const CLI::App& app, const Wording& wording) {
  std::vector<CommandGroup> groups;
  std::vector<const CLI::App*> rest = commands_of(app);
  for (const std::string& key : wording.keys("help/groups")) {
    const std::string prefix = "help/groups/" + key;
    const auto title = wording.find(prefix + "/title");
    if (!title) continue;
    CommandGroup group{*title, {}};
    for (const std::string& name : words_of(wording.say(prefix + "/commands"))) {
      const auto found =
          std::find_if(rest.begin(), rest.end(), [&](const CLI::App* one) { return one->get_name() == name; });
      if (found == rest.end()) continue;
      group.commands.push_back(*found);
      rest.erase(found);
    }
    if (!group.commands.empty()) groups.push_back(std::move(group));
  }
  if (!rest.empty()) groups.push_back({wording.say("help/groups/more"), rest});
  return groups;
}

std::string example_lines(const CLI::App& app, const Wording& wording) {
  std::istringstream lines(wording.find("commands/" + key_of(app) + "/examples").value_or(""));
  std::string text, line;
  while (std::getline(lines, line)) text += "  " + line + "\n";
  return text;
}

std::string program_help(const CLI::App& app, const Wording& wording) {
  std::string text = app.get_description() + "\n\n" + wording.say("help/usage") + " " + usage_line(app, wording) + "\n";
  for (const CommandGroup& group : groups_of(app, wording)) text += section(group.title, command_lines(group.commands));
  text += section(wording.say("help/general"), option_lines(app, false));
  return text + "\n" + wording.say("help/one") + "\n";
}

std::string command_help(const CLI::App& app, const Wording& wording) {
  std::string text = path_of(app) + " – " + app.get_description() + "\n";
  if (!app.get_aliases().empty()) {
    std::string aliases;
    for (const std::string& alias : app.get_aliases()) aliases += (aliases.empty() ? "" : ", ") + alias;
    text += wording.say("help/also", {aliases}) + "\n";
  }
  text += "\n" + wording.say("help/usage") + " " + usage_line(app, wording) + "\n";
  text += section(wording.say("help/arguments"), option_lines(app, true));
  text += section(wording.say("help/options"), option_lines(app, false));
  text += section(wording.say("help/subcommands"), command_lines(commands_of(app)));
  text += section(wording.say("help/examples"), example_lines(app, wording));
  return text + "\n" + wording.say("help/general_hint") + "\n";
}

// Text for man(7): backslashes doubled, a leading dot or apostrophe is no request, hyphens stay hyphens to copy.
std::string troff(const std::string& text) {
  std::string safe;
  for (const char sign : text) {
    if (sign == '\\') safe += "\\e";
    if (sign == '-') safe += "\\-";
    if (sign != '\\' && sign != '-') safe.push_back(sign);
  }
  return safe.starts_with('.') || safe.starts_with('\'') ? "\\&" + safe : safe;
}

std::string troff_entry(const std::string& name, const std::string& meaning) {
  return ".TP\n.B " + troff(name) + "\n" + troff(meaning) + "\n";
}

std::string troff_command(const CLI::App& app, const Wording& wording) {
  std::string text = ".SS " + troff(usage_line(app, wording)) + "\n" + troff(app.get_description()) + ".\n";
  for (const CLI::Option* option : options_of(app))
    text += troff_entry(option->get_positional() ? positional_name(*option) : option_name(*option),
                        option->get_description());
  const std::string examples = example_lines(app, wording);
  if (!examples.empty()) text += ".PP\n.nf\n" + troff(examples) + ".fi\n";
  for (const CLI::App* command : commands_of(app)) text += troff_command(*command, wording);
  return text;
}

}  // namespace

std::string usage_line(const CLI::App& app, const Wording& wording) {
  if (!app.get_parent())
    return app.get_name() + " " + wording.say("help/options_word") + " " + wording.say("help/command_word") + " ...";
  std::string line = path_of(app);
  for (const bool positional : {true, false})
    for (const CLI::Option* option : options_of(app))
      if (option->get_positional() == positional) line += " " + usage_of(*option);
  const std::vector<const CLI::App*> below = commands_of(app);
  if (!below.empty() && app.get_require_subcommand_min() > 0) line += " " + wording.say("help/command_word") + " ...";
  return line;
}

std::string help_text(const CLI::App& app, const Wording& wording) {
  return app.get_parent() ? command_help(app, wording) : program_help(app, wording);
}

std::string manual_page(const CLI::App& app, const Wording& wording) {
  const auto heading = [&](const char* key) { return ".SH " + wording.say("help/" + std::string(key)) + "\n"; };
  std::string text = ".TH KONTOR 1 \"\" \"kontor " KONTOR_VERSION "\"\n" + heading("name") + "kontor \\- ";
  const std::string about = app.get_description();
  const std::size_t dash = about.find("– ");
  text += troff(dash == std::string::npos ? about : about.substr(dash + std::string("– ").size())) + "\n";
  text += heading("synopsis") + ".B " + troff(usage_line(app, wording)) + "\n";
  text += heading("description") + troff(wording.say("help/about")) + "\n";
  for (const CLI::Option* option : options_of(app))
    text += troff_entry(option_name(*option), option->get_description());
  text += heading("commands");
  for (const CLI::App* command : commands_of(app)) text += troff_command(*command, wording);
  return text + heading("exit_status") + troff(wording.say("help/exits")) + "\n";
}

std::vector<std::string> names_of(const CLI::App& app) {
  std::vector<std::string> names{app.get_name()};
  names.insert(names.end(), app.get_aliases().begin(), app.get_aliases().end());
  return names;
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  std::vector<const CLI::App*> shown;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    if (!command->get_group().empty()) shown.push_back(command);
  return shown;
}

std::string path_of(const CLI::App& app) {
  return app.get_parent() ? path_of(*app.get_parent()) + " " + app.get_name() : app.get_name();
}

std::string key_of(const CLI::App& app) {
  const bool below_command = app.get_parent() && app.get_parent()->get_parent();
  std::string key = below_command ? key_of(*app.get_parent()) + "_" + app.get_name() : app.get_name();
  std::replace(key.begin(), key.end(), '-', '_');
  return key;
}

}  // namespace kontor::cli
