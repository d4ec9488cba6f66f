// The command line of Kontor: reads arguments, calls the engine, prints. No bookkeeping is known here.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/help_text.h"
#include "engine/system/environment.h"

namespace kontor::cli {

namespace {

// --lang must be known before the first word is printed, so it is looked up ahead of the parser.
std::string language_of(int count, char** arguments) {
  for (int i = 1; i + 1 < count; ++i)
    if (std::string_view(arguments[i]) == "--lang") return arguments[i + 1];
  for (const char* name : {"KONTOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"})
    if (const auto value = environment(name)) return value->starts_with("en") ? "en" : "de";
  return "de";
}

void add_options(CLI::App& app, Options& options, const Wording& wording) {
  app.add_option("-C", options.client_folder, wording.say("options/client_folder"))->type_name("DIR");
  app.add_option("--lang", options.language, wording.say("options/lang"))->type_name("de|en");
  app.add_flag("--json", options.json, wording.say("options/json"));
  app.add_flag("-q,--quiet", options.quiet, wording.say("options/quiet"));
  app.add_flag("-y,--yes", options.yes, wording.say("options/yes"));
  app.add_flag("-n,--dry-run", options.dry_run, wording.say("options/dry_run"));
  app.set_version_flag("--version", std::string("kontor " KONTOR_VERSION), wording.say("help/version"));
}

// The program as a parser with all commands, and what it chose.
struct Program {
  CLI::App app;
  Action chosen;

  Program(Options& options, const Wording& wording, const Wording* more_aliases) : app(wording.say("about"), "kontor") {
    app.set_help_flag("-h,--help", wording.say("options/help"));
    app.formatter_fn([&wording](const CLI::App* about, const std::string&, CLI::AppFormatMode) {
      return help_text(*about, wording);
    });
    add_options(app, options, wording);
    app.require_subcommand(0, 1);
    app.fallthrough();
    const Parser parser{app, wording, chosen, more_aliases};
    for (const auto add :
         {add_init, add_read, add_import, add_proof, add_assign, add_lines, add_decide, add_post, add_reverse,
          add_invoice, add_party, add_vat, add_report, add_check, add_close, add_status, add_help, add_completion})
      add(parser);
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

Finding usage_finding(const CLI::ParseError& error, const CLI::App& app, const Wording& wording) {
  const CLI::App& command = last_command(app);
  if (const std::string word = word_left(app); !word.empty() && !commands_of(command).empty())
    return {Fault::usage_wrong, {}, unknown_command(command, word, wording), {}};
  const auto words = wording.find("usage/" + error.get_name(), {error.what()});
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
  options.language = language_of(count, arguments);
  const std::string bundles = data_folder() + "/locales";
  const Wording wording(bundles, options.language);
  auto program = std::make_unique<Program>(options, wording, nullptr);
  Parsed parsed = parse(*program, count, arguments, wording);
  std::optional<Wording> german;
  if (parsed.wrong && program->app.get_subcommands().empty() && wording.language() != "de") {
    // The German names of commands hold in every language; they are looked up when another name was not found.
    german.emplace(bundles, "de");
    program = std::make_unique<Program>(options, wording, &*german);
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
