#include <memory>

#include "cli/client.h"
#include "cli/commands.h"
#include "cli/einvoices.h"
#include "cli/invoices.h"
#include "engine/base/refusal.h"
#include "engine/book/verify.h"
#include "engine/einvoice/core_rules.h"
#include "engine/system/files.h"
#include "engine/text/fold.h"

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

struct CheckedFile {
  EInvoiceFile invoice;
  Findings findings;
};

CheckedFile check_file(const std::string& path) {
  const std::string bytes = read_file(path);
  if (!may_be_einvoice(bytes)) refuse(Fault::check_file_unknown, path, {path, 0, ""});
  CheckedFile checked{read_any_einvoice(bytes, path), {}};
  checked.findings = checked.invoice.findings;
  const Findings broken = check_core_rules(checked.invoice.invoice, checked.invoice.profile, path);
  checked.findings.insert(checked.findings.end(), broken.begin(), broken.end());
  return checked;
}

void check_files(Context& context, const std::vector<std::string>& paths) {
  Findings all;
  Json list = Json::array();
  for (const std::string& path : paths) {
    Findings findings;
    try {
      CheckedFile checked = check_file(path);
      findings = std::move(checked.findings);
      list.push_back({{"file", path}, {"format", checked.invoice.format}, {"invoice", json_of(checked.invoice)}});
      if (findings.empty())
        context.say("commands/check/einvoice",
                    {path, tidy(checked.invoice.invoice.number), checked.invoice.format, checked.invoice.profile});
      else if (context.exit_code == kDone)
        context.exit_code = kOpenQuestions;
    } catch (const Refusal& refusal) {
      findings = refusal.findings();
      list.push_back({{"file", path}});
      context.exit_code = kRefused;
    }
    context.tell(findings);
    list.back()["ok"] = findings.empty();
    all.insert(all.end(), findings.begin(), findings.end());
  }
  context.answer(Json{{"ok", all.empty()}, {"files", list}, {"findings", context.json_of(all)}});
}

}  // namespace

void add_check(const Parser& parser) {
  CLI::App* command = parser.command("check");
  const auto files = std::make_shared<std::vector<std::string>>();
  command->add_option("FILES", *files, parser.help("check", "files"))->type_name("FILE");
  command->callback([&chosen = parser.chosen, files] {
    chosen = [files](Context& context) { files->empty() ? check_book(context) : check_files(context, *files); };
  });
}

}  // namespace kontor::cli
