#include "cli/client.h"
#include "cli/commands.h"
#include "engine/matching/rule_text.h"
#include "engine/storage/sqlite_storage.h"
#include "engine/system/files.h"

namespace kontor::cli {

namespace {

struct InitArguments {
  std::string folder;
  std::string from;
};

// The commented example lies in templates/client.toml, so that a new user edits instead of inventing.
std::string settings_text(const Context& context, const InitArguments& arguments) {
  return read_file(arguments.from.empty() ? context.data() + "/templates/client/kontor.toml" : arguments.from);
}

constexpr const char* kStarterChart = "skr03";  // that the rules of templates/rules are written for

// A new client starts with the rules that hold for most firms, for the accounts of its chart.
std::string rules_text(const Context& context, const std::string& chart, const std::string& source_folder) {
  if (!source_folder.empty() && file_exists(source_folder + "/rules.toml"))
    return read_file(source_folder + "/rules.toml");
  const std::string starter = read_file(context.data() + "/templates/rules/de.toml");
  return chart == kStarterChart ? starter : for_sister_chart(starter, load_chart(context.data(), kStarterChart));
}

// Refuses what would make the books wrong; what is only to be looked at comes back.
Findings check(const Context& context, const ClientSettings& settings, const SourceText& source) {
  SettingsFindings found = check_settings(context.data(), settings, source);
  if (!found.refused.empty()) throw Refusal(std::move(found.refused));
  return found.remarks;
}

void init(Context& context, const InitArguments& arguments) {
  const std::string text = settings_text(context, arguments);
  const std::string target = arguments.folder + "/kontor.toml";
  const std::string source = arguments.from.empty() ? target : arguments.from;
  const ClientSettings settings = settings_from_toml(text, source);
  const Findings remarks = check(context, settings, {text, source});
  const std::string book = arguments.folder + "/book.db";
  if (file_exists(book)) refuse(Fault::book_exists, arguments.folder);
  const bool has_settings = file_exists(target);
  if (!context.options().dry_run) {
    for (const char* folder : {"", "/inbox", "/documents", "/out"}) make_folder(arguments.folder + folder);
    if (!has_settings) write_file(target, text);
    if (!file_exists(arguments.folder + "/rules.toml"))
      write_file(arguments.folder + "/rules.toml",
                 rules_text(context, settings.chart, arguments.from.empty() ? "" : folder_of(arguments.from)));
    SqliteStorage::create(book, settings.client.name, context.today());
  }
  Json answer{{"client", settings.client.name}, {"book", book}};
  if (!remarks.empty()) answer["findings"] = context.json_of(remarks);
  context.answer(answer);
  context.say("commands/init/done", {settings.client.name, arguments.folder});
  context.remark(remarks);
  if (arguments.from.empty() && !has_settings) context.next("edit_settings", {target});
  context.next("import", {arguments.folder});
}

}  // namespace

void add_init(const Parser& parser) {
  CLI::App* command = parser.command("init");
  const auto arguments = std::make_shared<InitArguments>();
  command->add_option("DIR", arguments->folder, parser.help("init", "folder"))->required();
  command->add_option("--from", arguments->from, parser.help("init", "from"))->type_name("FILE.toml");
  command->callback(
      [&chosen = parser.chosen, arguments] { chosen = [arguments](Context& context) { init(context, *arguments); }; });
}

}  // namespace kontor::cli
