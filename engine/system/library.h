// A part of the program that is opened when it is first needed, so that nobody waits for it before.
#pragma once

#include <string>

namespace kontor {

// The address of `symbol` in the shared library `name` (a file name) of the folder lib/kontor beside the running
// program, else of the build it comes from. It stays open until the program ends. Refuses file_not_found and
// library_unreadable (the reason of the system is a detail).
void* symbol_of_library(const std::string& name, const char* symbol);

}  // namespace kontor
