// Documents to people and files: the terminal, or a file whose ending says the format.
#pragma once

#include <string>

#include "cli/context.h"
#include "engine/report/document.h"

namespace kontor::cli {

Json json_of(const Document& document);
// Without a path: to the terminal. ".xlsx", ".csv", ".json": to that file. Refuses file_exists without --yes, and
// usage_wrong for another ending.
void put_out(Context& context, const Document& document, const std::string& path);

}  // namespace kontor::cli
