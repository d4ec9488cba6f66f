#include "engine/bank/identity.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "engine/bank/cell.h"
#include "engine/bank/shared_days.h"
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

// Lines of one day and amount, read whole. What was read once keeps its memory for the next group.
class ReadLines {
 public:
  void read(const LineList& list, std::span<const std::uint32_t> numbers) {
    numbers_ = numbers;
    if (lines_.size() < numbers.size()) lines_.resize(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) list.read(numbers[i], lines_[i]);
  }
  std::size_t size() const { return numbers_.size(); }
  std::uint32_t number(std::size_t i) const { return numbers_[i]; }
  const BankLine& operator[](std::size_t i) const { return lines_[i]; }

 private:
  std::span<const std::uint32_t> numbers_;
  std::vector<BankLine> lines_;
};

class Comparer {
 public:
  Comparer(const LineList& lines, const KnownLines& known) : lines_(lines), known_(known), taken_(known.lines.size()) {
    out_.matches.resize(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Day day = lines.outline(i).day;
      first_ = first_ ? std::min(*first_, day) : day;
      last_ = last_ ? std::max(*last_, day) : day;
    }
  }

  Comparison run() {
    if (known_.lines.empty() || lines_.empty()) return std::move(out_);
    const SharedDays days(lines_, known_.lines);
    references_stay_ = days.any_group([&](const SharedGroup& group) { return shares_a_reference(group); });
    days.any_group([&](const SharedGroup& group) {
      here_.read(lines_, group.left);
      there_.read(known_.lines, group.right);
      match_group();
      return false;
    });
    match_moved();
    note_missing();
    return std::move(out_);
  }

 private:
  bool is_matched(std::size_t line) const { return out_.matches[line].familiarity != Familiarity::fresh; }

  void pair(std::uint32_t line, std::uint32_t known, Familiarity familiarity) {
    out_.matches[line] = {familiarity, known};
    taken_[known] = true;
  }

  bool shares_a_reference(const SharedGroup& group) {
    hashes_.clear();
    for (const std::uint32_t k : group.right)
      if (const std::uint32_t hash = known_.lines.outline(k).reference; hash != 0) hashes_.push_back(hash);
    if (hashes_.empty()) return false;
    std::sort(hashes_.begin(), hashes_.end());
    return std::any_of(group.left.begin(), group.left.end(), [&](std::uint32_t i) {
      const std::uint32_t hash = lines_.outline(i).reference;
      return std::binary_search(hashes_.begin(), hashes_.end(), hash) &&
             std::any_of(group.right.begin(), group.right.end(), [&](std::uint32_t k) {
               return known_.lines.outline(k).reference == hash && known_.lines[k].reference == lines_[i].reference;
             });
    });
  }

  void match_group() {
    match_references();
    match_texts(true);
    match_texts(false);
    match_likeness();
  }

  void match_references() {
    if (!references_stay_) return;
    std::unordered_map<std::string_view, std::uint32_t> by_reference;
    for (std::size_t k = 0; k < there_.size(); ++k)
      if (!there_[k].reference.empty()) by_reference.emplace(there_[k].reference, there_.number(k));
    for (std::size_t i = 0; i < here_.size(); ++i) {
      const auto found = by_reference.find(here_[i].reference);
      if (here_[i].reference.empty() || found == by_reference.end() || taken_[found->second]) continue;
      pair(here_.number(i), found->second, Familiarity::known);
    }
  }

  // Whether a line of the file has this reference, on whatever day.
  bool is_in_file(const std::string& reference) {
    if (!knows_references_) {
      knows_references_ = true;
      for (std::size_t i = 0; i < lines_.size(); ++i)
        if (const std::uint32_t hash = lines_.outline(i).reference; hash != 0)
          references_.emplace_back(hash, static_cast<std::uint32_t>(i));
      std::sort(references_.begin(), references_.end());
    }
    const std::uint32_t hash = hash_of_reference(reference);
    auto each = std::lower_bound(references_.begin(), references_.end(), std::pair(hash, std::uint32_t{0}));
    for (; each != references_.end() && each->first == hash; ++each)
      if (lines_[each->second].reference == reference) return true;
    return false;
  }

  // Rule 3. A known line whose reference is in this file, too, is another line in any case.
  bool kept_apart(const BankLine& line, const BankLine& other, std::uint32_t known) {
    if (!line.end_to_end.empty() && !other.end_to_end.empty() && line.end_to_end != other.end_to_end) return true;
    if (line.reference.empty() || other.reference.empty() || line.reference == other.reference) return false;
    return known_.of_format[known] && (references_stay_ || is_in_file(other.reference));
  }

  // Counts equal lines. First those that agree in the end-to-end reference as well, then the rest.
  void match_texts(bool with_end_to_end) {
    const auto key = [&](const BankLine& line) {
      return with_end_to_end ? identifying_text(line) + '\n' + line.end_to_end : identifying_text(line);
    };
    std::unordered_map<std::string, std::vector<std::size_t>> by_text;  // the first known line last
    for (std::size_t k = there_.size(); k > 0; --k)
      if (!taken_[there_.number(k - 1)]) by_text[key(there_[k - 1])].push_back(k - 1);
    if (by_text.empty()) return;
    for (std::size_t i = 0; i < here_.size(); ++i) {
      if (is_matched(here_.number(i))) continue;
      const auto found = by_text.find(key(here_[i]));
      if (found == by_text.end()) continue;
      std::vector<std::size_t>& equals = found->second;
      for (std::size_t n = equals.size(), tries = 0; n > 0 && tries < kCandidatesMax; --n, ++tries) {
        const std::size_t k = equals[n - 1];
        if (kept_apart(here_[i], there_[k], there_.number(k))) continue;
        pair(here_.number(i), there_.number(k), Familiarity::known);
        equals.erase(equals.begin() + static_cast<std::ptrdiff_t>(n) - 1);
        break;
      }
    }
  }

  // Rules 4 and 5 for what is left: first what is surely the same, then what may be.
  void match_likeness() {
    for (const Likeness wanted : {Likeness::same, Likeness::unclear})
      for (std::size_t i = 0; i < here_.size(); ++i) {
        std::size_t tries = 0;
        for (std::size_t k = 0; k < there_.size() && !is_matched(here_.number(i)); ++k) {
          const std::uint32_t known = there_.number(k);
          if (taken_[known]) continue;
          if (++tries > kCandidatesMax) break;
          if (weigh(here_[i], there_[k], known) != wanted) continue;
          pair(here_.number(i), known, wanted == Likeness::same ? Familiarity::known : Familiarity::similar);
        }
      }
  }

  static std::string moved_name(const BankLine& line) { return line.reference + '\n' + line.amount.to_plain(); }

  // The lines that have a name, on one side.
  struct Bearers {
    std::size_t count = 0;
    std::uint32_t number = 0;
  };
  struct Moved {
    Bearers here, there;
  };

  // Rule 6. Only the names of lines that are new and of known ones that are not in the file are of interest, yet all
  // lines that bear them count.
  void match_moved() {
    std::unordered_set<std::uint32_t> hashes;
    for (std::size_t k = 0; k < known_.lines.size(); ++k)
      if (!taken_[k] && known_.of_format[k]) hashes.insert(known_.lines.outline(k).reference);
    hashes.erase(0);
    if (hashes.empty()) return;
    std::unordered_map<std::string, Moved> names;
    const auto meets = [&](const LineList& list, std::size_t i) { return hashes.contains(list.outline(i).reference); };
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (!is_matched(i) && meets(lines_, i)) names.try_emplace(moved_name(lines_[i]));
    if (names.empty()) return;
    const auto note = [&](const LineList& list, std::size_t i, Bearers Moved::*side) {
      const auto found = names.find(moved_name(list[i]));
      if (found == names.end()) return;
      Bearers& bearers = found->second.*side;
      ++bearers.count;
      bearers.number = static_cast<std::uint32_t>(i);
    };
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (meets(lines_, i)) note(lines_, i, &Moved::here);
    for (std::size_t k = 0; k < known_.lines.size(); ++k)
      if (known_.of_format[k] && meets(known_.lines, k)) note(known_.lines, k, &Moved::there);
    for (const auto& [name, moved] : names)
      if (moved.here.count == 1 && moved.there.count == 1) pair_moved(moved.here.number, moved.there.number);
  }

  void pair_moved(std::uint32_t line, std::uint32_t known) {
    if (is_matched(line) || taken_[known]) return;
    const LineOutline here = lines_.outline(line), there = known_.lines.outline(known);
    const int days = std::abs(days_between(there.day, here.day));
    if (days <= kDaysMoved && there.amount.currency() == here.amount.currency()) pair(line, known, Familiarity::known);
  }

  Likeness weigh(const BankLine& line, const BankLine& other, std::uint32_t known) {
    const bool same_format = known_.of_format[known];
    if (same_format && (!covers(line.day) || kept_apart(line, other, known))) return Likeness::different;
    const Likeness found = likeness(line, other);
    return same_format && found == Likeness::same ? Likeness::unclear : found;
  }

  // The first and the last day of a file may be half days: it was made at noon, or begins with a row.
  bool covers(Day day) const { return *first_ < day && day < *last_; }

  void note_missing() {
    for (std::size_t k = 0; k < known_.lines.size(); ++k)
      if (!taken_[k] && covers(known_.lines.outline(k).day)) out_.missing.push_back(k);
  }

  const LineList& lines_;
  const KnownLines& known_;
  std::vector<bool> taken_;
  Comparison out_;
  std::optional<Day> first_, last_;
  ReadLines here_, there_;  // of the group being matched
  std::vector<std::uint32_t> hashes_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> references_;  // of the file: hash, number
  bool knows_references_ = false;
  bool references_stay_ = false;  // one was met in the book and in the file
};

}  // namespace

std::string identifying_text(const BankLine& line) {
  std::string text = squashed(line.counterparty);
  text.push_back('\n');
  text += squashed(line.purpose);
  return text.size() > 1 ? text : squashed(line.kind);
}

Comparison compare(const LineList& lines, const KnownLines& known) { return Comparer(lines, known).run(); }

}  // namespace kontor
