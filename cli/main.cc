// The command line of Kontor: reads arguments, calls the engine, prints. No bookkeeping is known here.
#include <CLI/CLI.hpp>
#include <iostream>
#include <optional>

#include "cli/commands.h"
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
  app.set_version_flag("--version", std::string("kontor " KONTOR_VERSION));
}

void translate(CLI::App& app, const Wording& wording) {
  app.set_help_flag("-h,--help", wording.say("options/help"));
  app.get_formatter()->column_width(28);
  app.option_defaults()->group(wording.say("options/labels/Options"));
  app.get_help_ptr()->group(wording.say("options/labels/Options"));
  for (const char* label : {"Usage", "Options", "Positionals", "Subcommands", "SUBCOMMAND", "OPTIONS", "REQUIRED"})
    app.get_formatter()->label(label, wording.say("options/labels/" + std::string(label)));
}

// With --json a refusal is a document too.
int report(const Refusal& refusal, const Context& context) {
  context.answer(Json{{"ok", false}, {"findings", context.json_of(refusal.findings())}});
  context.tell(refusal.findings());
  return exit_code_of(refusal);
}

Finding usage_finding(const CLI::ParseError& error, const Wording& wording) {
  const auto words = wording.find("usage/" + error.get_name(), {error.what()});
  return {Fault::usage_wrong, {}, words ? *words : std::string(error.what()), {}};
}

int run(int count, char** arguments) {
  Options options;
  options.language = language_of(count, arguments);
  Wording wording(data_folder() + "/locales", options.language);
  CLI::App app(wording.say("about"), "kontor");
  Action chosen;
  const Parser parser{app, wording, chosen};
  translate(app, wording);
  add_options(app, options, wording);
  app.require_subcommand(0, 1);
  app.fallthrough();
  for (const auto add : {add_init, add_read, add_import, add_proof, add_lines, add_decide, add_post, add_reverse,
                         add_vat, add_report, add_check, add_close, add_status, add_help})
    add(parser);
  std::optional<Finding> wrong;
  try {
    app.parse(count, arguments);
  } catch (const CLI::Success& success) {
    return app.exit(success);
  } catch (const CLI::ParseError& error) {
    wrong = usage_finding(error, wording);
  }
  Context context(options, std::move(wording));
  try {
    if (wrong) throw Refusal(*wrong);
    if (!chosen) chosen = print_welcome;
    chosen(context);
  } catch (const Refusal& refusal) {
    return report(refusal, context);
  }
  return context.exit_code;
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
