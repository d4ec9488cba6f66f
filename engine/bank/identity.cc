#include "engine/bank/identity.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "engine/bank/cell.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

// More lines of one day and amount than this that no text tells apart are not weighed one against the other.
constexpr std::size_t kCandidatesMax = 64;

std::string squashed(std::string_view text) {
  std::string folded = fold(text);
  folded.erase(std::remove(folded.begin(), folded.end(), ' '), folded.end());
  return folded;
}

// Whether one text holds the other; too short a piece proves nothing.
bool agree(const std::string& a, const std::string& b, std::size_t shortest) {
  const std::string& piece = a.size() <= b.size() ? a : b;
  const std::string& whole = a.size() <= b.size() ? b : a;
  return piece.size() >= shortest && whole.find(piece) != std::string::npos;
}

// "DE02 1203 ... 2051" and the account number "202051" of older files are one account.
bool is_same_account(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  return b.size() >= 5 && a.ends_with(b) && b.find_first_not_of('0') != std::string_view::npos;
}

enum class Likeness { different, unclear, same };

// Rule 4, for two lines of one day and amount.
Likeness likeness(const BankLine& a, const BankLine& b) {
  if (!a.reference.empty() && a.reference == b.reference) return Likeness::same;
  const std::string purpose_a = squashed(a.purpose), purpose_b = squashed(b.purpose);
  const std::string party_a = squashed(a.counterparty), party_b = squashed(b.counterparty);
  const bool purposes_agree = agree(purpose_a, purpose_b, 6) || agree(purpose_a + party_a, purpose_b, 12) ||
                              agree(purpose_a, purpose_b + party_b, 12);
  if (!a.end_to_end.empty() && !b.end_to_end.empty()) {
    if (agree(squashed(a.end_to_end), squashed(b.end_to_end), 4)) return Likeness::same;
    if (!purposes_agree) return Likeness::different;
  }
  const bool accounts_agree = is_same_account(a.counterparty_account, b.counterparty_account);
  if (!accounts_agree && is_iban(a.counterparty_account) && is_iban(b.counterparty_account)) return Likeness::different;
  const bool parties_agree = accounts_agree || agree(party_a, party_b, 3);
  const bool party_unsaid = party_a.empty() || party_b.empty();
  if (purposes_agree && (parties_agree || party_unsaid)) return Likeness::same;
  if (parties_agree && (purpose_a.empty() || purpose_b.empty())) return Likeness::same;
  return Likeness::unclear;
}

struct DayAndAmount {
  Day day;
  std::int64_t minor_units;
  Currency currency;
  auto operator<=>(const DayAndAmount&) const = default;
};

DayAndAmount key_of(const BankLine& line) { return {line.day, line.amount.minor_units(), line.amount.currency()}; }

// The lines of one day and amount on both sides, as indices.
struct Group {
  std::vector<std::size_t> lines;
  std::vector<std::size_t> known;
};

class Comparer {
 public:
  Comparer(std::span<const BankLine* const> lines, std::string_view format, std::span<const KnownLine> known)
      : lines_(lines), format_(format), known_(known), taken_(known.size()) {
    out_.matches.resize(lines.size());
    for (const BankLine* line : lines) {
      first_ = first_ ? std::min(*first_, line->day) : line->day;
      last_ = last_ ? std::max(*last_, line->day) : line->day;
    }
  }

  Comparison run() {
    if (known_.empty() || lines_.empty()) return std::move(out_);
    const std::vector<Group> groups = grouped();
    for (const Group& group : groups) match_references(group);
    note_references();
    for (const Group& group : groups) {
      match_texts(group, true);
      match_texts(group, false);
      match_likeness(group);
    }
    match_moved();
    note_missing();
    return std::move(out_);
  }

 private:
  // Only days and amounts that both sides have.
  std::vector<Group> grouped() const {
    std::vector<std::size_t> by_key(lines_.size() + known_.size());
    for (std::size_t i = 0; i < by_key.size(); ++i) by_key[i] = i;
    const auto key_at = [&](std::size_t i) {
      return i < lines_.size() ? key_of(*lines_[i]) : key_of(*known_[i - lines_.size()].line);
    };
    std::sort(by_key.begin(), by_key.end(),
              [&](std::size_t a, std::size_t b) { return std::pair(key_at(a), a) < std::pair(key_at(b), b); });
    std::vector<Group> groups;
    for (std::size_t begin = 0, end = 0; begin < by_key.size(); begin = end) {
      Group group;
      for (; end < by_key.size() && key_at(by_key[end]) == key_at(by_key[begin]); ++end) {
        const std::size_t at = by_key[end];
        at < lines_.size() ? group.lines.push_back(at) : group.known.push_back(at - lines_.size());
      }
      if (!group.lines.empty() && !group.known.empty()) groups.push_back(std::move(group));
    }
    return groups;
  }

  bool is_matched(std::size_t line) const { return out_.matches[line].familiarity != Familiarity::fresh; }

  void pair(std::size_t line, std::size_t known, Familiarity familiarity) {
    out_.matches[line] = {familiarity, known};
    taken_[known] = true;
  }

  void match_references(const Group& group) {
    std::unordered_map<std::string_view, std::size_t> by_reference;
    for (const std::size_t k : group.known)
      if (!known_[k].line->reference.empty()) by_reference.emplace(known_[k].line->reference, k);
    for (const std::size_t i : group.lines) {
      const auto found = by_reference.find(lines_[i]->reference);
      if (lines_[i]->reference.empty() || found == by_reference.end() || taken_[found->second]) continue;
      pair(i, found->second, Familiarity::known);
      references_stay_ = true;
    }
  }

  void note_references() {
    for (const BankLine* line : lines_) references_.insert(line->reference);
  }

  // Rule 3. A known line whose reference is in this file, too, is another line in any case.
  bool kept_apart(const BankLine& line, const KnownLine& known) const {
    const BankLine& other = *known.line;
    if (!line.end_to_end.empty() && !other.end_to_end.empty() && line.end_to_end != other.end_to_end) return true;
    if (line.reference.empty() || other.reference.empty() || line.reference == other.reference) return false;
    return known.format == format_ && (references_stay_ || references_.contains(other.reference));
  }

  // Counts equal lines. First those that agree in the end-to-end reference as well, then the rest.
  void match_texts(const Group& group, bool with_end_to_end) {
    const auto key = [&](const BankLine& line) {
      return with_end_to_end ? identifying_text(line) + '\n' + line.end_to_end : identifying_text(line);
    };
    std::unordered_map<std::string, std::vector<std::size_t>> by_text;  // the first known line last
    for (auto k = group.known.rbegin(); k != group.known.rend(); ++k)
      if (!taken_[*k]) by_text[key(*known_[*k].line)].push_back(*k);
    if (by_text.empty()) return;
    for (const std::size_t i : group.lines) {
      if (is_matched(i)) continue;
      const auto found = by_text.find(key(*lines_[i]));
      if (found == by_text.end()) continue;
      std::vector<std::size_t>& equals = found->second;
      for (std::size_t n = equals.size(), tries = 0; n > 0 && tries < kCandidatesMax; --n, ++tries) {
        if (kept_apart(*lines_[i], known_[equals[n - 1]])) continue;
        pair(i, equals[n - 1], Familiarity::known);
        equals.erase(equals.begin() + static_cast<std::ptrdiff_t>(n) - 1);
        break;
      }
    }
  }

  // Rules 4 and 5 for what is left: first what is surely the same, then what may be.
  void match_likeness(const Group& group) {
    for (const Likeness wanted : {Likeness::same, Likeness::unclear})
      for (const std::size_t i : group.lines) {
        if (is_matched(i)) continue;
        std::size_t tries = 0;
        for (const std::size_t k : group.known) {
          if (taken_[k] || ++tries > kCandidatesMax || is_matched(i)) continue;
          if (weigh(*lines_[i], known_[k]) != wanted) continue;
          pair(i, k, wanted == Likeness::same ? Familiarity::known : Familiarity::similar);
        }
      }
  }

  // Rule 6. An index that stands for two lines is kNone.
  void match_moved() {
    constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
    const auto name = [](const BankLine& line) { return line.reference + '\n' + line.amount.to_plain(); };
    std::unordered_map<std::string, std::size_t> lines, known;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (!lines_[i]->reference.empty())
        if (const auto [at, is_first] = lines.emplace(name(*lines_[i]), i); !is_first) at->second = kNone;
    for (std::size_t k = 0; k < known_.size(); ++k)
      if (!known_[k].line->reference.empty() && known_[k].format == format_)
        if (const auto [at, is_first] = known.emplace(name(*known_[k].line), k); !is_first) at->second = kNone;
    for (const auto& [key, i] : lines) {
      const auto other = known.find(key);
      if (i == kNone || other == known.end() || other->second == kNone) continue;
      if (is_matched(i) || taken_[other->second]) continue;
      const BankLine& there = *known_[other->second].line;
      const int days = std::abs(days_between(there.day, lines_[i]->day));
      if (days <= kDaysMoved && there.amount.currency() == lines_[i]->amount.currency())
        pair(i, other->second, Familiarity::known);
    }
  }

  Likeness weigh(const BankLine& line, const KnownLine& known) const {
    if (known.format == format_ && (!covers(line.day) || kept_apart(line, known))) return Likeness::different;
    const Likeness found = likeness(line, *known.line);
    return known.format == format_ && found == Likeness::same ? Likeness::unclear : found;
  }

  // The first and the last day of a file may be half days: it was made at noon, or begins with a row.
  bool covers(Day day) const { return *first_ < day && day < *last_; }

  void note_missing() {
    for (std::size_t k = 0; k < known_.size(); ++k)
      if (!taken_[k] && covers(known_[k].line->day)) out_.missing.push_back(k);
  }

  std::span<const BankLine* const> lines_;
  std::string_view format_;
  std::span<const KnownLine> known_;
  std::vector<bool> taken_;
  Comparison out_;
  std::optional<Day> first_, last_;
  std::unordered_set<std::string_view> references_;  // of the file
  bool references_stay_ = false;                     // one was met in the book and in the file
};

}  // namespace

std::string identifying_text(const BankLine& line) {
  std::string text = squashed(line.counterparty);
  text.push_back('\n');
  text += squashed(line.purpose);
  return text.size() > 1 ? text : squashed(line.kind);
}

Comparison compare(std::span<const BankLine* const> lines, std::string_view format, std::span<const KnownLine> known) {
  return Comparer(lines, format, known).run();
}

}  // namespace kontor
