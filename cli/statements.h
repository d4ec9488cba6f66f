// Statement files on the command line, and the e-invoices among them: loading the readers, reading many files, and
// their summary.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"
#include "cli/einvoices.h"
#include "engine/bank/statement_reader.h"
#include "engine/book/import.h"

namespace kontor::cli {

// The profiles of templates/bank, and before them those in the folder bank/ of the client (empty: no client) and
// `more`.
StatementReaders load_statement_readers(const std::string& data, const std::string& client_folder,
                                        const std::vector<NamedText>& more = {});
// The client folder the options name or the one around here; empty where there is none.
std::string client_folder_if_any(const Context& context);

// A file as it lies on disk.
struct SourceFile {
  std::string path;
  PagedBytes bytes;
};

struct ReadFile {
  std::shared_ptr<const SourceFile> source;
  std::string path;       // of the source, or "x.zip: inner.xml"
  std::string unpacked;   // of an archive; empty: the source itself
  StatementFile content;  // empty when it was refused
  Findings refused;       // why; empty: it was read
  std::optional<ImportResult> imported;
  Json profile;                                        // proposed by --learn; null: none
  std::optional<EInvoiceFile> invoice = std::nullopt;  // what it is instead of statements

  // For as long as this object is there.
  PagedBytes bytes() const { return unpacked.empty() ? source->bytes.without_first(0) : PagedBytes(unpacked); }
};

// Each read whole or refused whole; a ZIP is all the files in it, or one refusal of the archive.
std::vector<ReadFile> read_statements(const StatementReaders& readers, const std::string& path);

// The same bytes by other readers; what was refused before is forgotten.
ReadFile read_again(const StatementReaders& readers, ReadFile file);

// The object of `read` and `import` for one file.
Json json_of(const ReadFile& file, const Context& context, bool with_lines);
// The same for people: a table with one row per account, with_lines a second one; findings on standard error.
void show(const ReadFile& file, Context& context, bool with_lines);

}  // namespace kontor::cli
