// Why the operating system refused, as a key into the words of locales/: its own words are English for everybody.
#pragma once

#include <string>

namespace kontor {

// A detail for a finding: "reasons/permission", or "reasons/other 5" for a number (errno) without words of its own.
std::string reason_of(int number);

}  // namespace kontor
