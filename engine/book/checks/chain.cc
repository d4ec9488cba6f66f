#include "engine/base/refusal.h"
#include "engine/book/canonical.h"
#include "engine/book/checks/check.h"

namespace kontor {

namespace {

void add_facts(const EntryRecord& entry, Evidence& evidence) {
  for (const TaxFact& fact : entry.facts) {
    evidence.facts.emplace_back(entry.number, fact);
    TaxTotal& total = evidence.tax[{fact.code, fact.account}];
    total.code = fact.code;
    total.account = fact.account;
    total.base += fact.base;
    total.tax += fact.tax;
  }
  if (!entry.facts.empty()) evidence.with_facts.insert(entry.number);
}

// False: the entry does not say what a book may hold.
bool add_entry(const JournalStore::RawEntry& raw, Evidence& evidence) {
  try {
    const EntryRecord entry = entry_from_canonical(raw.bytes);
    if (entry.number != raw.number || entry.day.number() != raw.day) return false;
    Amount sum;
    for (const Posting& posting : entry.postings) {
      sum += posting.amount;
      evidence.postings.push_back({entry.number, posting.account, entry.day.number(), posting.amount});
      AccountMovement& movement = evidence.movements[posting.account];
      (posting.amount.is_negative() ? movement.credit : movement.debit) += absolute(posting.amount);
    }
    add_facts(entry, evidence);
    if (entry.reverses > 0) evidence.reversed_by[entry.reverses] = entry.number;
    return sum.is_zero();
  } catch (const Refusal&) {
    return false;
  }
}

}  // namespace

Evidence check_chain(Book& book, Findings& findings) {
  Evidence evidence;
  Sha256 sha256;
  Hash previous{};
  std::int64_t expected = 1;
  bool broken = false;
  book.storage.each_raw_entry([&](const JournalStore::RawEntry& raw) {
    ++evidence.entries;
    if (broken) return;
    broken =
        raw.number != expected++ || sha256.of(bytes_of(previous), raw.bytes) != raw.hash || !add_entry(raw, evidence);
    if (broken) findings.push_back({Fault::chain_broken, {}, std::to_string(raw.number), {}});
    previous = raw.hash;
  });
  return evidence;
}

}  // namespace kontor
