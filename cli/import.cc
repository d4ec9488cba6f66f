#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "cli/client.h"
#include "cli/commands.h"
#include "cli/learn.h"
#include "cli/statements.h"
#include "engine/book/import.h"
#include "engine/system/archive.h"
#include "engine/system/files.h"
#include "engine/system/sha256.h"

namespace kontor::cli {

namespace {

struct ImportArguments {
  std::vector<std::string> files;
  std::string account;
  std::string similar = "ask";
  bool unbalanced = false;
  bool lines = false;
  LearnArguments learn;
};

SimilarLines answer_of(const std::string& word) {
  if (word == "known") return SimilarLines::known;
  return word == "new" ? SimilarLines::fresh : SimilarLines::ask;
}

// The bytes as the bank gave them, under the name of their hash: § 147 (1) Nr. 4 AO, GoBD Rz. 119.
// An archive is kept whole, so that what the bank delivered together stays together.
std::string archived_path(const Client& client, const ReadFile& file, const std::string& hash) {
  const std::string hash_source = file.unpacked.empty() ? hash : hex_of(Sha256().of(file.source->bytes));
  return client.path("documents/" + hash_source + ending_of(file.source->path));
}

// A refusal of the data belongs to its file; one of the world ends the command.
void import_one(Client& client, ReadFile& file, const ImportArguments& arguments, bool rehearsal) {
  const std::string hash = hex_of(Sha256().of(file.bytes()));
  const StatementImport request{file.content,         hash,           arguments.account, answer_of(arguments.similar),
                                arguments.unbalanced, arguments.lines};
  Book book = client.book();
  try {
    if (rehearsal) {
      file.imported = import_within_act(book, request);
      return;
    }
    Transaction act(book.storage);
    ArchiveCopy original(archived_path(client, file, hash), file.source->bytes);
    ImportResult result = import_within_act(book, request);
    original.keep();
    act.commit();
    file.imported = std::move(result);
  } catch (const Refusal& refusal) {
    if (exit_code_of(refusal) != kRefused) throw;
    file.refused = refusal.findings();
  }
}

bool leaves_questions(const ReadFile& file) {
  const ImportResult& result = *file.imported;
  const auto asks = [](const Finding& finding) {
    return finding.fault == Fault::line_missing || finding.fault == Fault::line_sealed;
  };
  return result.lines_asked > 0 || std::any_of(result.findings.begin(), result.findings.end(), asks);
}

void say_result(const ReadFile& file, const Context& context) {
  const ImportResult& result = *file.imported;
  const auto count = [&](std::int64_t lines) { return context.wording().number(std::to_string(lines)); };
  context.say(result.repeated ? "commands/import/repeated" : "commands/import/done",
              {count(result.lines_new), count(result.lines_known)});
  if (result.lines_asked > 0) context.say("commands/import/asked", {count(result.lines_asked)});
}

void import_files(Context& context, const ImportArguments& arguments) {
  const bool rehearsal = context.options().dry_run;
  const auto client = Client::open(context, Access::rehearse);
  StatementReaders readers = load_statement_readers(context.data(), client->folder());
  std::optional<Transaction> act;
  if (rehearsal) act.emplace(client->storage());
  Json list = Json::array();
  bool questions = false, refused = false, changed = false;
  const auto import_next = [&](ReadFile& file) {
    const bool learns = arguments.learn.learn && can_be_learned(file);
    if (learns) {
      Json proposal;
      file = learn(context, *client, file, arguments.learn, proposal);
      file.profile = std::move(proposal);
      readers = load_statement_readers(context.data(), client->folder());
    }
    if (file.invoice)
      file.refused = {{Fault::einvoice_not_imported, {file.path, 0, ""}, file.invoice->invoice.seller.name, {}}};
    if (file.refused.empty()) import_one(*client, file, arguments, rehearsal);
    if (context.options().json) list.push_back(json_of(file, context, arguments.lines));
    if (!learns || !file.refused.empty() || arguments.lines) show(file, context, arguments.lines);
    if (file.imported) say_result(file, context);
    questions = questions || (file.imported && leaves_questions(file));
    changed = changed || (file.imported && !file.imported->repeated);
    refused = refused || !file.refused.empty();
  };
  for (const std::string& path : arguments.files)
    for (ReadFile& file : read_statements(readers, path)) import_next(file);
  context.answer(Json{{"files", list}});
  // "Refused" means that nothing has changed; beside files that were taken in, a refused one is an open question.
  context.exit_code = refused && !changed ? kRefused : refused || questions ? kOpenQuestions : kDone;
  if (rehearsal)
    context.say("commands/import/rehearsed");
  else if (!refused)
    context.next("assign");
}

}  // namespace

void add_import(const Parser& parser) {
  CLI::App* command = parser.command("import");
  const auto arguments = std::make_shared<ImportArguments>();
  command->add_option("FILES", arguments->files, parser.help("import", "files"))->required()->type_name("FILE");
  command->add_option("--account", arguments->account, parser.help("import", "account"))->type_name("IBAN|NAME");
  command->add_option("--similar", arguments->similar, parser.help("import", "similar"))
      ->check(CLI::IsMember({"ask", "known", "new"}));
  command->add_flag("--unbalanced", arguments->unbalanced, parser.help("import", "unbalanced"));
  command->add_flag("--learn", arguments->learn.learn, parser.help("import", "learn"));
  command->add_option("--bank", arguments->learn.bank, parser.help("import", "bank"))->type_name("NAME");
  command->add_option("--answer", arguments->learn.answers, parser.help("import", "answer"))->type_name("KEY=ANSWER");
  command->add_flag("--lines", arguments->lines, parser.help("import", "lines"));
  command->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { import_files(context, *arguments); };
  });
}

}  // namespace kontor::cli
