// Statement files on the command line: loading the readers, reading many files, and their summary.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/context.h"
#include "engine/bank/statement_reader.h"
#include "engine/book/import.h"

namespace kontor::cli {

StatementReaders load_statement_readers(const std::string& data);

struct ReadFile {
  std::string path;
  std::string bytes;
  StatementFile content;  // empty when it was refused
  Findings refused;       // why; empty: it was read
  std::optional<ImportResult> imported;
};

// Read whole or refused whole.
ReadFile read_statement(const StatementReaders& readers, const std::string& path);

// The object of `read` and `import` for one file.
Json json_of(const ReadFile& file, const Context& context, bool with_lines);
// The same for people: a table with one row per account, with_lines a second one; findings on standard error.
void show(const ReadFile& file, Context& context, bool with_lines);

}  // namespace kontor::cli
