// Other programs, run without a shell.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace kontor {

// Runs the program of this name (found by PATH) with these arguments and waits for it; what it says is not shown.
// Returns its exit status (-1: it was killed), nothing when it cannot be started.
std::optional<int> run_program(const std::string& name, const std::vector<std::string>& arguments);

}  // namespace kontor
