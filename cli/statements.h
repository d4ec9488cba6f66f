// Statement files on the command line: loading the readers, reading many files, and their summary.
#pragma once

#include <string>
#include <vector>

#include "cli/context.h"
#include "engine/bank/statement_reader.h"

namespace kontor::cli {

StatementReaders load_statement_readers(const std::string& data);

struct ReadFile {
  std::string path;
  std::string bytes;
  StatementFile content;  // empty when it was refused
  Findings refused;       // why; empty: it was read
};

// Each file is read whole or refused whole.
std::vector<ReadFile> read_statements(const StatementReaders& readers, const std::vector<std::string>& paths);

// The object of `read` and `import` for one file.
Json json_of(const ReadFile& file, const Context& context, bool with_lines);
// The same for people: one line per account.
void show(const ReadFile& file, const Context& context);

}  // namespace kontor::cli
