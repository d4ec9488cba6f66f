// Statement files on the command line: loading the readers, reading many files, and their summary.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/context.h"
#include "engine/bank/statement_reader.h"
#include "engine/book/import.h"

namespace kontor::cli {

// The profiles of templates/bank, and before them those in the folder bank/ of the client (empty: no client) and
// `more`.
StatementReaders load_statement_readers(const std::string& data, const std::string& client_folder,
                                        const std::vector<NamedText>& more = {});
// The client folder the options name or the one around here; empty where there is none.
std::string client_folder_if_any(const Context& context);

struct ReadFile {
  std::string path;
  std::string bytes;
  StatementFile content;  // empty when it was refused
  Findings refused;       // why; empty: it was read
  std::optional<ImportResult> imported;
  Json profile;  // proposed by --learn; null: none
};

// Read whole or refused whole.
ReadFile read_statement(const StatementReaders& readers, const std::string& path);

// The object of `read` and `import` for one file.
Json json_of(const ReadFile& file, const Context& context, bool with_lines);
// The same for people: a table with one row per account, with_lines a second one; findings on standard error.
void show(const ReadFile& file, Context& context, bool with_lines);

}  // namespace kontor::cli
