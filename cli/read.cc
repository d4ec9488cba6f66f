#include <algorithm>

#include "cli/commands.h"
#include "cli/statements.h"

namespace kontor::cli {

namespace {

struct ReadArguments {
  std::vector<std::string> files;
  bool lines = false;
};

// Balances that do not follow from the lines, or an e-invoice in which something is wrong.
bool contradicts_itself(const ReadFile& file) {
  if (file.invoice && !file.invoice->findings.empty()) return true;
  const Findings& findings = file.content.findings;
  return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.fault == Fault::balance_differs || finding.fault == Fault::balance_chain_broken;
  });
}

void read_files(Context& context, const ReadArguments& arguments) {
  const StatementReaders readers = load_statement_readers(context.data(), client_folder_if_any(context));
  Json list = Json::array();
  bool has_statements = false;
  for (const std::string& path : arguments.files)
    for (const ReadFile& file : read_statements(readers, path)) {
      list.push_back(json_of(file, context, arguments.lines));
      show(file, context, arguments.lines);
      has_statements = has_statements || !file.invoice;
      if (!file.refused.empty()) context.exit_code = kRefused;
      if (context.exit_code == kDone && contradicts_itself(file)) context.exit_code = kOpenQuestions;
    }
  context.answer(Json{{"files", list}});
  if (context.exit_code == kDone && has_statements) context.next("import_file");
}

}  // namespace

void add_read(const Parser& parser) {
  CLI::App* command = parser.command("read");
  const auto arguments = std::make_shared<ReadArguments>();
  command->add_option("FILES", arguments->files, parser.help("read", "files"))->required()->type_name("FILE");
  command->add_flag("--lines", arguments->lines, parser.help("read", "lines"));
  command->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { read_files(context, *arguments); };
  });
}

}  // namespace kontor::cli
