// A look over a TOML file before the library reads it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kontor {

struct ForeignCharacter {
  int line = 0;  // counted from 1
  std::string character;
};

// The first character beyond ASCII that stands outside of quotes and remarks, where TOML 1.0 allows none: an umlaut in
// a key, a typographic quote around a value, a blank that does not break. toml++ 3.3 has no defined behaviour there.
std::optional<ForeignCharacter> foreign_character(std::string_view toml);

}  // namespace kontor
