#include "cli/client.h"
#include "cli/commands.h"
#include "cli/invoices.h"
#include "engine/book/verify.h"
#include "engine/system/files.h"

namespace kontor::cli {

namespace {

void check_book(Context& context) {
  const auto client = Client::open(context, Access::read);
  Book book = client->book();
  const std::string file = client->path("kontor.toml");
  const std::string text = read_file(file);
  SettingsFindings settings = check_settings(context.data(), client->settings(), {text, file});
  Verification result = verify(book, archive_of(*client));
  for (Finding& finding : settings.refused) result.findings.push_back(std::move(finding));
  const bool ok = result.findings.empty();
  context.answer(Json{{"ok", ok},
                      {"entries", result.entries},
                      {"postings", result.postings},
                      {"documents", result.documents},
                      {"findings", context.json_of(result.findings)}});
  context.tell(result.findings);
  context.remark(settings.remarks);
  context.exit_code = ok ? kDone : kOpenQuestions;
  if (ok)
    context.say("commands/check/done", {context.wording().number(std::to_string(result.entries)),
                                        context.wording().number(std::to_string(result.postings)),
                                        context.wording().number(std::to_string(result.documents))});
}

}  // namespace

void add_check(const Parser& parser) {
  CLI::App* command = parser.command("check");
  command->callback([&chosen = parser.chosen] { chosen = check_book; });
}

}  // namespace kontor::cli
