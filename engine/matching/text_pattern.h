// The text conditions of all rules, tested in one pass per text.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/finding.h"

namespace kontor {

// What is wrong with a pattern of a rule: pattern_malformed (also one that would be too large), or pattern_not_folded
// (letters that never occur in folded text; the first detail is the way to write it). Nothing: it is fine.
std::optional<Finding> wrong_in_pattern(const std::string& pattern, const Where& where);

// Many patterns on one kind of text. RE2: linear in the text, whatever the patterns are.
class PatternSet {
 public:
  PatternSet();
  ~PatternSet();
  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;

  // `condition` comes back from `matches`; the same condition may be added many times and in several sets.
  void add_needle(const std::string& folded, std::size_t condition);
  // The pattern has passed wrong_in_pattern.
  void add_pattern(const std::string& pattern, std::size_t condition);
  // Once, after the last one. Refuses rules_too_many.
  void compile();
  bool is_empty() const;

  // Appends the conditions that hold in the folded text, unordered and perhaps twice.
  void matches(std::string_view folded, std::vector<std::size_t>& out) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace kontor
