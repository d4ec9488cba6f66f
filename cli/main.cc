// The command line of Kontor: reads arguments, calls the engine, prints. No bookkeeping is known here.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/help_text.h"
#include "engine/system/environment.h"

namespace kontor::cli {

namespace {

constexpr const char* kDefaultLanguage = "de";

// --lang must be known before the first word is printed, so it is looked up ahead of the parser.
std::string language_of(int count, char** arguments, const std::vector<std::string>& languages) {
  constexpr std::string_view kOption = "--lang";
  for (int i = 1; i < count; ++i) {
    const std::string_view argument(arguments[i]);
    if (argument == kOption && i + 1 < count) return arguments[i + 1];
    if (argument.starts_with("--lang=")) return std::string(argument.substr(kOption.size() + 1));
  }
  for (const char* name : {"KONTOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"})
    if (const auto value = environment(name)) {
      const std::string language = value->substr(0, 2);
      const bool known = std::find(languages.begin(), languages.end(), language) != languages.end();
      return known ? language : kDefaultLanguage;
    }
  return kDefaultLanguage;
}

void add_options(CLI::App& app, Options& options, const Wording& wording) {
  const std::vector<std::string> languages = languages_in(data_folder() + "/locales");
  std::string choice;
  for (const std::string& language : languages) choice += (choice.empty() ? "" : "|") + language;
  app.add_option("-C", options.client_folder, wording.say("options/client_folder"))->type_name("DIR");
  app.add_option("--lang", options.language, wording.say("options/lang"))
      ->type_name(choice)
      ->check(CLI::IsMember(languages));
  app.add_flag("--json", options.json, wording.say("options/json"));
  app.add_flag("-q,--quiet", options.quiet, wording.say("options/quiet"));
  app.add_flag("-y,--yes", options.yes, wording.say("options/yes"));
  app.add_flag("-n,--dry-run", options.dry_run, wording.say("options/dry_run"));
  app.set_version_flag("--version", std::string("kontor " KONTOR_VERSION), wording.say("help/version"));
}

struct CommandEntry {
  std::string_view name;
  void (*add)(const Parser&);
};

constexpr CommandEntry kCommands[] = {
    {"init", add_init},       {"read", add_read},     {"import", add_import},
    {"proof", add_proof},     {"assign", add_assign}, {"lines", add_lines},
    {"decide", add_decide},   {"post", add_post},     {"reverse", add_reverse},
    {"invoice", add_invoice}, {"party", add_party},   {"vat", add_vat},
    {"report", add_report},   {"check", add_check},   {"close", add_close},
    {"status", add_status},   {"help", add_help},     {"completion", add_completion},
};

// The commands whose names stand among the arguments: a parser of these alone is ready in a fraction of the time. Empty
// when help or completion need to know all.
std::vector<CommandEntry> commands_among(int count, char** arguments) {
  std::vector<CommandEntry> found;
  for (const CommandEntry& command : kCommands)
    for (int i = 1; i < count; ++i) {
      if (command.name != arguments[i]) continue;
      if (command.add == add_help || command.add == add_completion) return {};
      found.push_back(command);
      break;
    }
  return found;
}

// The program as a parser with its commands, and what it chose.
struct Program {
  CLI::App app;
  Action chosen;

  Program(Options& options, const Wording& wording, const std::vector<CommandEntry>& commands,
          const Wording* more_aliases = nullptr)
      : app(wording.say("about"), "kontor") {
    app.set_help_flag("-h,--help", wording.say("options/help"));
    app.formatter_fn([&wording](const CLI::App* about, const std::string&, CLI::AppFormatMode) {
      return help_text(*about, wording);
    });
    add_options(app, options, wording);
    app.require_subcommand(0, 1);
    app.fallthrough();
    const Parser parser{app, wording, chosen, more_aliases};
    for (const CommandEntry& command : commands) command.add(parser);
  }
};

// With --json a refusal is a document too.
int report(const Refusal& refusal, const Context& context) {
  context.answer(Json{{"ok", false}, {"findings", context.json_of(refusal.findings())}});
  context.tell(refusal.findings());
  return exit_code_of(refusal);
}

// The command that was being read when the arguments went wrong.
const CLI::App& last_command(const CLI::App& app) {
  const CLI::App* here = &app;
  while (!here->get_subcommands().empty()) here = here->get_subcommands().back();
  return *here;
}

// The first word that is neither an option nor taken by one; empty when there is none.
std::string word_left(const CLI::App& app) {
  for (const std::string& word : app.remaining(true))
    if (!word.starts_with('-')) return word;
  return {};
}

// What the English sentence of the parser is about: "NAME" of "NAME is required", "x" of "... not expected: x".
std::string subject_of(const CLI::ParseError& error) {
  std::string text = error.what();
  const std::size_t required = text.find(" is required");
  if (required != std::string::npos) return text.substr(0, required);
  const std::size_t colon = text.find(": ");
  if (colon == std::string::npos) return text;
  return text.starts_with('-') ? text.substr(0, colon) : text.substr(colon + 2);
}

std::string words_left(const CLI::App& app) {
  std::string words;
  for (const std::string& word : app.remaining(true)) words += (words.empty() ? "" : " ") + word;
  return words;
}

Finding usage_finding(const CLI::ParseError& error, const CLI::App& app, const Wording& wording) {
  const CLI::App& command = last_command(app);
  const bool wants_command = !command.get_parent() || command.get_require_subcommand_min() > 0;
  if (const std::string word = word_left(app); !word.empty() && wants_command)
    return {Fault::usage_wrong, {}, unknown_command(command, word, wording), {}};
  // An ExtrasError carries the name of its command instead of its own.
  const bool extras = dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr;
  const auto words = wording.find("usage/" + (extras ? "ExtrasError" : error.get_name()),
                                  {extras ? words_left(app) : subject_of(error)});
  const std::string usage = wording.say("help/usage") + " " + usage_line(command, wording);
  return {Fault::usage_wrong, {}, (words ? *words : std::string(error.what())) + "\n  " + usage, {}};
}

// What must never happen, told calmly. Refusals are not among it.
int report_bug(const std::exception& error, const Wording& wording) {
  std::cerr << "✗ " << wording.say("bug/sorry", {error.what()}) << "\n  " << wording.say("bug/hint") << "\n";
  return kOurBug;
}

int act(const Action& chosen, Context& context) {
  try {
    chosen(context);
  } catch (const Refusal& refusal) {
    return report(refusal, context);
  } catch (const std::exception& error) {
    return report_bug(error, context.wording());
  }
  return context.exit_code;
}

// What is wrong with the arguments; nothing when they were read, or answered already (--help, --version).
struct Parsed {
  std::optional<int> exit_code;
  std::optional<Finding> wrong;
};

Parsed parse(Program& program, int count, char** arguments, const Wording& wording) {
  try {
    program.app.parse(count, arguments);
  } catch (const CLI::Success& success) {
    return {program.app.exit(success), std::nullopt};
  } catch (const CLI::ParseError& error) {
    return {std::nullopt, usage_finding(error, program.app, wording)};
  }
  return {};
}

int run(int count, char** arguments) {
  Options options;
  const std::string bundles = data_folder() + "/locales";
  options.language = language_of(count, arguments, languages_in(bundles));
  const Wording wording(bundles, options.language);
  const std::vector<CommandEntry> all(std::begin(kCommands), std::end(kCommands));
  const std::vector<CommandEntry> among = commands_among(count, arguments);
  auto program = std::make_unique<Program>(options, wording, among.empty() ? all : among);
  Parsed parsed = parse(*program, count, arguments, wording);
  std::optional<Wording> german;
  if (parsed.wrong && program->app.get_subcommands().empty()) {
    // No command was found: once more with all, whose German names hold in every language.
    if (wording.language() != kDefaultLanguage) german.emplace(bundles, kDefaultLanguage);
    program = std::make_unique<Program>(options, wording, all, german ? &*german : nullptr);
    parsed = parse(*program, count, arguments, wording);
  }
  if (parsed.exit_code) return *parsed.exit_code;
  Context context(options, wording);
  if (parsed.wrong) return report(Refusal(*parsed.wrong), context);
  return act(program->chosen ? program->chosen : Action(print_welcome), context);
}

}  // namespace

}  // namespace kontor::cli

int main(int count, char** arguments) {
  try {
    return kontor::cli::run(count, arguments);
  } catch (const kontor::Refusal& refusal) {
    std::cerr << "kontor: " << refusal.what() << "\n";
    return kontor::cli::exit_code_of(refusal);
  } catch (const std::exception& error) {
    std::cerr << "kontor: " << error.what() << "\n";
    return kontor::cli::kOurBug;
  }
}
