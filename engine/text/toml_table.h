// TOML files as plain values with line numbers: forms, settings, profiles and rules are read through this.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/finding.h"

namespace kontor {

// One table. Numbers that are money or rates are written as quoted text in our files; whole numbers and days may also
// stand bare. A bare number with a fraction is refused when it is read: it would be a binary float.
class TomlTable {
 public:
  // Refuses toml_malformed with the line.
  static TomlTable parse(std::string_view text, const std::string& file);

  bool has(std::string_view key) const { return values_.contains(key); }
  std::vector<std::string> keys() const;
  Where where(std::string_view key) const;
  int line() const { return line_; }

  // Text, a whole number or a day, as it is written. Refuses key_missing and key_malformed.
  std::string text(std::string_view key) const;
  std::string text_or(std::string_view key, std::string_view otherwise) const;
  std::int64_t integer(std::string_view key) const;
  std::int64_t integer_or(std::string_view key, std::int64_t otherwise) const;
  bool flag_or(std::string_view key, bool otherwise) const;
  // One text or an array of texts; empty without the key.
  std::vector<std::string> texts(std::string_view key) const;
  // [key]; nothing without it.
  std::optional<TomlTable> table(std::string_view key) const;
  // [[key]], or the one table [key]; empty without it.
  std::vector<TomlTable> tables(std::string_view key) const;

  // One finding key_unknown for every key that is not in the list, with the nearest known key as detail.
  Findings unknown_keys(const std::vector<std::string_view>& known) const;

  struct Fraction {
    std::string text;
  };
  struct Value {
    int line = 0;
    std::variant<std::string, std::int64_t, bool, Fraction, std::vector<std::string>, std::vector<TomlTable>> data;
  };

 private:
  const Value* find(std::string_view key) const;
  const Value& at(std::string_view key) const;
  [[noreturn]] void refuse_kind(std::string_view key, const char* expected) const;

  std::string file_;
  int line_ = 0;
  std::map<std::string, Value, std::less<>> values_;
  friend struct TomlReader;
};

}  // namespace kontor
