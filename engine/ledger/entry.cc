#include "engine/ledger/entry.h"

#include <utility>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

// So far below the largest whole number that no sum of a book leaves 64 bits.
constexpr std::int64_t kMinorUnitsMax = 10'000'000'000'000;

Where posting_number(std::size_t index) { return {"", 0, "posting " + std::to_string(index + 1)}; }

Amount sum_of(const std::vector<Posting>& postings) {
  Amount sum(0, postings.front().amount.currency());
  for (const Posting& posting : postings) sum += posting.amount;
  return sum;
}

}  // namespace

Findings check(const Draft& draft, const ChartOfAccounts& chart) {
  Findings findings;
  if (draft.text.empty()) findings.push_back({Fault::entry_without_text, {"", 0, "text"}, "", {}});
  if (draft.postings.size() < 2) {
    findings.push_back({Fault::entry_too_short, {}, std::to_string(draft.postings.size()), {}});
    return findings;
  }
  bool one_currency = true;
  for (std::size_t i = 0; i < draft.postings.size(); ++i) {
    const Posting& posting = draft.postings[i];
    if (!chart.find(posting.account))
      findings.push_back({Fault::account_unknown, posting_number(i), posting.account, {}});
    if (posting.amount.minor_units() > kMinorUnitsMax || posting.amount.minor_units() < -kMinorUnitsMax)
      findings.push_back({Fault::amount_too_large,
                          posting_number(i),
                          posting.amount.to_plain(),
                          {Amount(kMinorUnitsMax, posting.amount.currency()).to_plain()}});
    if (posting.amount.is_zero()) findings.push_back({Fault::posting_zero, posting_number(i), posting.account, {}});
    if (posting.amount.currency() != draft.postings.front().amount.currency()) {
      findings.push_back({Fault::currency_mixed, posting_number(i), std::string(posting.amount.currency().code()), {}});
      one_currency = false;
    }
  }
  if (!one_currency) return findings;
  const Amount difference = sum_of(draft.postings);
  if (!difference.is_zero()) findings.push_back({Fault::entry_unbalanced, {}, difference.to_plain(), {}});
  return findings;
}

Entry Entry::from(Draft draft, const ChartOfAccounts& chart) {
  Findings findings = check(draft, chart);
  if (!findings.empty()) throw Refusal(std::move(findings));
  return Entry(std::move(draft));
}

Entry reversal_of(const Entry& entry, const ReversalReason& reason, const ChartOfAccounts& chart) {
  if (reason.text.empty()) refuse(Fault::reversal_without_reason, entry.text());
  if (reason.day < entry.day()) refuse(Fault::reversal_before_entry, reason.day.to_iso(), {}, {entry.day().to_iso()});
  Draft draft{reason.day, reason.text, entry.voucher(), entry.postings()};
  for (Posting& posting : draft.postings) posting.amount = -posting.amount;
  return Entry::from(std::move(draft), chart);
}

}  // namespace kontor
