// Filling in a value from a TOML table: what is wrong is collected instead of stopping at the first mistake.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/text/toml_table.h"

namespace kontor {

// The words of a choice and what each means.
template <typename Kind, std::size_t N>
using Names = std::array<std::pair<std::string_view, Kind>, N>;

// What `read` returns; where it refuses, its findings are noted and the value is an empty one.
template <typename Read>
auto or_noted(Findings& findings, Read read) -> decltype(read()) {
  try {
    return read();
  } catch (const Refusal& refusal) {
    findings.insert(findings.end(), refusal.findings().begin(), refusal.findings().end());
    return {};
  }
}

class TomlForm {
 public:
  explicit TomlForm(const TomlTable& table) : table_(table) {}

  std::string text(std::string_view key, std::string_view otherwise = "") {
    return or_noted(findings_, [&] { return table_.text_or(key, otherwise); });
  }
  std::string needed(std::string_view key) {
    return or_noted(findings_, [&] { return table_.text(key); });
  }
  std::vector<std::string> texts(std::string_view key) {
    return or_noted(findings_, [&] { return table_.texts(key); });
  }
  std::vector<TomlTable> tables(std::string_view key) {
    return or_noted(findings_, [&] { return table_.tables(key); });
  }
  bool flag(std::string_view key, bool otherwise) {
    return or_noted(findings_, [&] { return table_.flag_or(key, otherwise); });
  }
  std::int64_t integer(std::string_view key, std::int64_t otherwise) {
    return or_noted(findings_, [&] { return table_.integer_or(key, otherwise); });
  }
  template <typename Kind, std::size_t N>
  Kind choice(std::string_view key, const Names<Kind, N>& names, Kind otherwise) {
    if (!table_.has(key)) return otherwise;
    const std::string chosen = text(key);
    std::string known;
    for (const auto& [name, kind] : names) {
      if (name == chosen) return kind;
      known += (known.empty() ? "" : ", ") + std::string(name);
    }
    add({Fault::key_malformed, table_.where(key), chosen, {known}});
    return otherwise;
  }

  // The text at the key, made a value by `convert`; what that refuses is told at this key. Nothing without the key or
  // with a mistake.
  template <typename Convert>
  auto converted(std::string_view key, Convert convert) -> std::optional<decltype(convert(std::string()))> {
    if (!table_.has(key)) return std::nullopt;
    try {
      return convert(table_.text(key));
    } catch (const Refusal& refusal) {
      add_at(key, refusal.findings());
    }
    return std::nullopt;
  }
  // The same for a key that must be there.
  template <typename Convert>
  auto needed(std::string_view key, Convert convert) -> std::optional<decltype(convert(std::string()))> {
    if (!table_.has(key)) add({Fault::key_missing, table_.where(key), std::string(key), {}});
    return converted(key, convert);
  }

  void add(const Findings& findings) { findings_.insert(findings_.end(), findings.begin(), findings.end()); }
  void add(Finding finding) { findings_.push_back(std::move(finding)); }
  // Findings of a value that knew nothing of the file it came from.
  void add_at(std::string_view key, Findings findings) {
    for (Finding& finding : findings) finding.where = table_.where(key);
    add(findings);
  }
  const TomlTable& table() const { return table_; }
  const Findings& findings() const { return findings_; }
  Findings take() { return std::move(findings_); }

 private:
  const TomlTable& table_;
  Findings findings_;
};

}  // namespace kontor
