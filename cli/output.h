// Documents to people and files: the terminal, or a file whose ending says the format.
#pragma once

#include <string>

#include "cli/client.h"
#include "cli/context.h"
#include "engine/render/json.h"
#include "engine/report/document.h"

namespace kontor::cli {

// To the terminal; nothing with --json and --quiet (the caller answers).
void show(Context& context, const Document& document);

// Without a path the same. ".pdf" (in the client's look), ".xlsx", ".csv", ".json": to that file, whole or not at all;
// says where it lies. Refuses file_exists without --yes, usage_wrong for another ending, and file_unwritable. With
// --dry-run nothing is written.
void put_out(Context& context, const Client& client, const Document& document, const std::string& path);

// Bytes that are made already, into a file.
void put_file(Context& context, const std::string& bytes, const std::string& path);

}  // namespace kontor::cli
