#include "engine/matching/text_pattern.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

// The automaton of a set is built as texts arrive, up to this many bytes, and starts anew beyond. Too small a budget
// costs two orders of magnitude of speed, so sets that do not fit get the larger one.
constexpr std::int64_t kBudget = 64 << 20;
constexpr std::int64_t kBudgetMax = 1 << 30;
constexpr std::int64_t kPatternBudget = 4 << 20;

RE2::Options options_with(std::int64_t budget) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(budget);
  return options;
}

// People may write capitals in a pattern; folded text has none.
std::string any_case(const std::string& pattern) { return "(?i)" + pattern; }

}  // namespace

std::optional<Finding> wrong_in_pattern(const std::string& pattern, const Where& where) {
  const bool foreign = std::any_of(pattern.begin(), pattern.end(), [](char c) { return (c & 0x80) != 0; });
  if (foreign) return Finding{Fault::pattern_not_folded, where, pattern, {fold(pattern)}};
  RE2::Options options = options_with(kPatternBudget);
  options.set_case_sensitive(false);
  const RE2 compiled(pattern, options);
  if (!compiled.ok()) return Finding{Fault::pattern_malformed, where, pattern, {compiled.error()}};
  return std::nullopt;
}

struct PatternSet::Parts {
  std::vector<std::string> patterns;
  std::vector<std::size_t> conditions;  // of each pattern
  std::unique_ptr<RE2::Set> set;
  std::vector<int> found;                        // scratch
  std::vector<std::unique_ptr<RE2>> one_by_one;  // only when the set ran out of memory

  void add(std::string pattern, std::size_t condition) {
    patterns.push_back(std::move(pattern));
    conditions.push_back(condition);
  }

  bool compile(std::int64_t budget) {
    set = std::make_unique<RE2::Set>(options_with(budget), RE2::UNANCHORED);
    for (const std::string& pattern : patterns)
      if (set->Add(pattern, nullptr) < 0) return false;
    return set->Compile();
  }

  void find_one_by_one(std::string_view text) {
    if (one_by_one.empty())
      for (const std::string& pattern : patterns)
        one_by_one.push_back(std::make_unique<RE2>(pattern, options_with(kPatternBudget)));
    found.clear();
    const re2::StringPiece piece(text.data(), text.size());
    for (std::size_t i = 0; i < one_by_one.size(); ++i)
      if (RE2::PartialMatch(piece, *one_by_one[i])) found.push_back(static_cast<int>(i));
  }

  void find(std::string_view text) {
    RE2::Set::ErrorInfo error{};
    const bool any = set->Match(re2::StringPiece(text.data(), text.size()), &found, &error);
    if (!any) found.clear();
    if (!any && error.kind != RE2::Set::kNoError) find_one_by_one(text);
  }
};

PatternSet::PatternSet() : parts_(std::make_unique<Parts>()) {}
PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;

void PatternSet::add_needle(const std::string& folded, std::size_t condition) {
  parts_->add(RE2::QuoteMeta(folded), condition);
}

void PatternSet::add_pattern(const std::string& pattern, std::size_t condition) {
  parts_->add(any_case(pattern), condition);
}

void PatternSet::compile() {
  if (parts_->patterns.empty()) return;
  if (!parts_->compile(kBudget) && !parts_->compile(kBudgetMax))
    refuse(Fault::rules_too_many, std::to_string(parts_->patterns.size()));
}

bool PatternSet::is_empty() const { return parts_->patterns.empty(); }

void PatternSet::matches(std::string_view folded, std::vector<std::size_t>& out) const {
  if (is_empty() || folded.empty()) return;
  parts_->find(folded);
  for (const int index : parts_->found) out.push_back(parts_->conditions[static_cast<std::size_t>(index)]);
}

}  // namespace kontor
