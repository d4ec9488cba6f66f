#include "engine/book/checks/check.h"

namespace kontor {

namespace {

// Compares rows with what is expected at their place; the first difference is told by its entry.
class RowComparison {
 public:
  explicit RowComparison(Findings& findings) : findings_(findings) {}

  void row(std::int64_t entry, bool equal) {
    ++at_;
    if (equal || blamed_) return;
    blamed_ = true;
    findings_.push_back({Fault::chain_broken, {}, std::to_string(entry), {}});
  }
  std::size_t at() const { return at_; }
  // Rows that are missing at the end.
  template <typename EntryAt>
  void end(std::size_t expected, EntryAt entry_at) {
    if (!blamed_ && at_ < expected) row(entry_at(at_), false);
  }

 private:
  Findings& findings_;
  std::size_t at_ = 0;
  bool blamed_ = false;
};

}  // namespace

void check_postings(Book& book, const Evidence& evidence, Findings& findings) {
  RowComparison rows(findings);
  book.storage.each_raw_posting([&](const JournalStore::RawPosting& raw) {
    const Evidence::PostingSeen seen{raw.entry, raw.account, raw.day, raw.amount};
    rows.row(raw.entry, rows.at() < evidence.postings.size() && evidence.postings[rows.at()] == seen);
  });
  rows.end(evidence.postings.size(), [&](std::size_t at) { return evidence.postings[at].entry; });
}

void check_tax_facts(Book& book, const Evidence& evidence, Findings& findings) {
  RowComparison rows(findings);
  book.storage.each_raw_fact([&](const JournalStore::RawFact& raw) {
    rows.row(raw.entry,
             rows.at() < evidence.facts.size() && evidence.facts[rows.at()] == std::pair(raw.entry, raw.fact));
  });
  rows.end(evidence.facts.size(), [&](std::size_t at) { return evidence.facts[at].first; });
}

void check_reversals(Book& book, const Evidence& evidence, Findings& findings) {
  for (const auto& [entry, by] : evidence.reversed_by)
    if (book.storage.reversal_of(entry) != by) findings.push_back({Fault::chain_broken, {}, std::to_string(by), {}});
}

}  // namespace kontor
