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
std::string archived_path(const Client& client, const SourceFile& source, const std::string& hash) {
  return client.path("documents/" + hash + ending_of(source.path));
}

// What one path brought: a file, or all the files of an archive. They are taken in together or not at all, so that a
// delivery of the bank never lies in the book by halves.
using Delivery = std::vector<ReadFile>;

bool is_refused(const ReadFile& file) { return !file.refused.empty(); }

// The other files of an archive of which one is refused.
void leave(Delivery& delivery) {
  const auto refused = std::find_if(delivery.begin(), delivery.end(), is_refused);
  for (ReadFile& file : delivery) {
    file.imported.reset();
    if (!is_refused(file)) file.refused = {{Fault::zip_left, {file.source->path, 0, ""}, refused->path, {}}};
  }
}

void refuse_invoice(ReadFile& file) {
  if (!file.invoice) return;
  file.refused = {{Fault::einvoice_not_imported, {file.path, 0, ""}, file.invoice->invoice.seller.name, {}}};
}

void import_into(Book& book, ReadFile& file, const std::string& hash_source, const ImportArguments& arguments) {
  const std::string hash = file.unpacked.empty() ? hash_source : hex_of(hash_of(file.unpacked));
  file.imported = import_within_act(book, {file.content, hash, arguments.account, answer_of(arguments.similar),
                                           arguments.unbalanced, arguments.lines});
}

// A refusal of the data belongs to its file; one of the world ends the command.
void import_delivery(Client& client, Delivery& delivery, const ImportArguments& arguments, bool rehearsal) {
  if (std::any_of(delivery.begin(), delivery.end(), is_refused)) return leave(delivery);
  Book book = client.book();
  const SourceFile& source = *delivery.front().source;
  const std::string hash = hex_of(hash_of(source.bytes));
  ReadFile* current = nullptr;
  try {
    std::optional<Transaction> act;
    std::optional<ArchiveCopy> original;
    if (!rehearsal) {
      act.emplace(book.storage);
      original.emplace(archived_path(client, source, hash), source.bytes);
    }
    for (ReadFile& file : delivery) import_into(book, *(current = &file), hash, arguments);
    if (rehearsal) return;
    original->keep();
    act->commit();
  } catch (const Refusal& refusal) {
    if (exit_code_of(refusal) != kRefused) throw;
    current->refused = refusal.findings();
    leave(delivery);
  }
}

bool leaves_questions(const ReadFile& file) {
  const ImportResult& result = *file.imported;
  const auto asks = [](const Finding& finding) {
    return finding.fault == Fault::line_missing || finding.fault == Fault::line_sealed ||
           finding.fault == Fault::balance_chain_broken;
  };
  return result.lines_asked > 0 || std::any_of(result.findings.begin(), result.findings.end(), asks) ||
         std::any_of(file.content.findings.begin(), file.content.findings.end(), asks);
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
  const auto learn_next = [&](ReadFile& file) {
    if (!arguments.learn.learn || !can_be_learned(file)) return;
    Json proposal;
    file = learn(context, *client, file, arguments.learn, proposal);
    file.profile = std::move(proposal);
    readers = load_statement_readers(context.data(), client->folder());
  };
  const auto tell = [&](const ReadFile& file, bool is_left_once) {
    if (context.options().json) list.push_back(json_of(file, context, arguments.lines));
    if ((file.profile.is_null() || is_refused(file) || arguments.lines) && !is_left_once)
      show(file, context, arguments.lines);
    if (file.imported) say_result(file, context);
    questions = questions || (file.imported && leaves_questions(file));
    changed = changed || (file.imported && !file.imported->repeated);
    refused = refused || !file.refused.empty();
  };
  for (const std::string& path : arguments.files) {
    Delivery delivery = read_statements(readers, path);
    for (ReadFile& file : delivery) learn_next(file);
    for (ReadFile& file : delivery) refuse_invoice(file);
    import_delivery(*client, delivery, arguments, rehearsal);
    bool told_left = false;  // once for an archive
    for (const ReadFile& file : delivery) {
      const bool is_left = is_refused(file) && file.refused.front().fault == Fault::zip_left;
      tell(file, is_left && told_left);
      told_left = told_left || is_left;
    }
  }
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
