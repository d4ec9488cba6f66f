// The help of the program and of one command, and the manual page, from the parser and the words of locales/.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "engine/text/wording.h"

namespace kontor::cli {

// The group of an argument that a command needs unless one of its own commands is given ("kontor vat PERIOD", "kontor
// vat zm"): the parser cannot say that.
inline constexpr const char* kNeeded = "needed";

// "kontor vat zm PERIOD [-o FILE]".
std::string usage_line(const CLI::App& app, const Wording& wording);
// What `kontor help` and `kontor help COMMAND` print.
std::string help_text(const CLI::App& app, const Wording& wording);
// kontor.1, in the macros of man(7).
std::string manual_page(const CLI::App& app, const Wording& wording);

// Names and aliases of a command, for suggestions and completion.
std::vector<std::string> names_of(const CLI::App& app);
// The commands below an application, in the order they were added.
std::vector<const CLI::App*> commands_of(const CLI::App& app);
// "kontor vat zm": how a command is called.
std::string path_of(const CLI::App& app);
// "vat_zm" for `kontor vat zm`: the key of its words.
std::string key_of(const CLI::App& app);

}  // namespace kontor::cli
