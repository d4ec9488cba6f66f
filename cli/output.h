// Documents to people and files: the terminal, or a file whose ending says the format.
#pragma once

#include <string>

#include "cli/context.h"
#include "engine/render/json.h"
#include "engine/report/document.h"

namespace kontor::cli {

// Without a path: to the terminal, or nothing with --json and --quiet (the caller answers). ".xlsx", ".csv", ".json":
// to that file, whole or not at all; says where it lies. Refuses file_exists without --yes, usage_wrong for another
// ending, and file_unwritable. With --dry-run nothing is written.
void put_out(Context& context, const Document& document, const std::string& path);

// The same for bytes that are made already.
void put_file(Context& context, const std::string& bytes, const std::string& path);

}  // namespace kontor::cli
