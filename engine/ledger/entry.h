// One balanced journal record. An entry that does not balance cannot exist: the only way to one is `Entry::from`.
#pragma once

#include <string>
#include <vector>

#include "engine/base/finding.h"
#include "engine/calendar/day.h"
#include "engine/ledger/chart_of_accounts.h"
#include "engine/money/amount.h"

namespace kontor {

// One line of an entry: debit positive, credit negative, never zero.
struct Posting {
  std::string account;
  Amount amount;

  bool operator==(const Posting&) const = default;
};

// What is meant to become an entry; may still be wrong in every way.
struct Draft {
  Day day;              // the day the entry counts (Buchungsdatum)
  std::string text;     // Buchungstext
  std::string voucher;  // number of the document behind it (Belegnummer, § 146 AO: no entry without a document)
  std::vector<Posting> postings;

  bool operator==(const Draft&) const = default;
};

class Entry {
 public:
  // Refuses with every finding at once: entry_without_text, entry_too_short (fewer than two postings),
  // account_unknown, posting_zero, currency_mixed, entry_unbalanced (the value is the difference).
  static Entry from(Draft draft, const ChartOfAccounts& chart);

  Day day() const { return draft_.day; }
  const std::string& text() const { return draft_.text; }
  const std::string& voucher() const { return draft_.voucher; }
  const std::vector<Posting>& postings() const { return draft_.postings; }

  bool operator==(const Entry&) const = default;

 private:
  explicit Entry(Draft draft) : draft_(std::move(draft)) {}
  Draft draft_;
};

// Every finding `Entry::from` would refuse with; empty when the draft can become an entry.
Findings check(const Draft& draft, const ChartOfAccounts& chart);

struct ReversalReason {
  Day day;           // not before the day of the entry: the old period stays as it was reported
  std::string text;  // why; must not be empty (GoBD Rz. 58-60: the change and its reason stay visible)
};

// The Storno of an entry: the same accounts with opposite signs. Refuses reversal_before_entry,
// reversal_without_reason.
Entry reversal_of(const Entry& entry, const ReversalReason& reason, const ChartOfAccounts& chart);

}  // namespace kontor
