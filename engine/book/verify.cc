#include "engine/book/verify.h"

#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/book/canonical.h"
#include "engine/system/sha256.h"

namespace kontor {

namespace {

const Period kAllTime{Day::of(1900, 1, 1), Day::of(2199, 12, 31)};

Finding chain_broken(std::int64_t number) { return {Fault::chain_broken, {}, std::to_string(number), {}}; }

class Verifier {
 public:
  explicit Verifier(Book& book) : book_(book) {}

  Verification run() {
    for (const std::string& problem : book_.storage.own_check())
      out_.findings.push_back({Fault::book_damaged, {}, "", {problem}});
    check_entries();
    if (!out_.findings.empty()) return std::move(out_);
    check_postings();
    check_facts();
    check_totals();
    check_tax_accounts();
    return std::move(out_);
  }

 private:
  void check_entries() {
    Hash previous{};
    std::int64_t expected = 1;
    bool broken = false;
    book_.storage.each_raw_entry([&](const JournalStore::RawEntry& raw) {
      ++out_.entries;
      if (broken) return;
      broken = raw.number != expected++ || sha256_.of(bytes_of(previous), raw.bytes) != raw.hash || !reads_well(raw);
      if (broken) out_.findings.push_back(chain_broken(raw.number));
      previous = raw.hash;
    });
  }

  bool reads_well(const JournalStore::RawEntry& raw) {
    try {
      const EntryRecord entry = entry_from_canonical(raw.bytes);
      if (entry.number != raw.number || entry.day.number() != raw.day) return false;
      Amount sum;
      for (std::size_t i = 0; i < entry.postings.size(); ++i) {
        const Posting& posting = entry.postings[i];
        sum += posting.amount;
        expected_postings_.emplace_back(entry.number, posting.account, entry.day.number(), posting.amount);
        AccountMovement& movement = movements_[posting.account];
        (posting.amount.is_negative() ? movement.credit : movement.debit) += absolute(posting.amount);
      }
      for (const TaxFact& fact : entry.facts) expected_facts_.emplace_back(entry.number, fact);
      return sum.is_zero();
    } catch (const Refusal&) {
      return false;
    }
  }

  void check_postings() {
    std::size_t at = 0;
    bool blamed = false;
    book_.storage.each_raw_posting([&](const JournalStore::RawPosting& raw) {
      ++out_.postings;
      const bool equal = at < expected_postings_.size() &&
                         expected_postings_[at] == std::tuple(raw.entry, raw.account, raw.day, raw.amount);
      ++at;
      if (equal || blamed) return;
      blamed = true;
      out_.findings.push_back(chain_broken(raw.entry));
    });
    if (!blamed && at != expected_postings_.size())
      out_.findings.push_back(chain_broken(std::get<0>(expected_postings_[at])));
  }

  void check_facts() {
    std::size_t at = 0;
    bool blamed = false;
    book_.storage.each_raw_fact([&](const JournalStore::RawFact& raw) {
      const bool equal = at < expected_facts_.size() && expected_facts_[at] == std::pair(raw.entry, raw.fact);
      ++at;
      if (equal || blamed) return;
      blamed = true;
      out_.findings.push_back(chain_broken(raw.entry));
    });
    if (!blamed && at != expected_facts_.size()) out_.findings.push_back(chain_broken(expected_facts_[at].first));
  }

  void check_totals() {
    std::map<std::string, AccountMovement> stored;
    for (const AccountMovement& movement : book_.storage.movements(kAllTime)) stored[movement.account] = movement;
    for (const auto& [account, movement] : movements_) {
      const AccountMovement& total = stored[account];
      if (total.debit != movement.debit || total.credit != movement.credit)
        out_.findings.push_back(
            {Fault::totals_differ,
             {},
             account,
             {(total.debit - total.credit).to_plain(), (movement.debit - movement.credit).to_plain()}});
    }
    for (const auto& [account, total] : stored)
      if (!movements_.contains(account) && !(total.debit.is_zero() && total.credit.is_zero()))
        out_.findings.push_back({Fault::totals_differ, {}, account, {(total.debit - total.credit).to_plain(), "0.00"}});
  }

  // What the facts say must lie on the tax accounts is there, unless tax was posted by hand.
  void check_tax_accounts() {
    std::map<std::string, Amount> by_facts;
    for (const auto& [number, fact] : expected_facts_) {
      const TaxCode* code = book_.codes.find(fact.code);
      if (!code || code->treatment == TaxTreatment::none || code->treatment == TaxTreatment::alone) continue;
      const bool owed = code->is_output() || code->treatment == TaxTreatment::reverse;
      if (owed) by_facts[book_.chart.with_role("output_tax." + code->code)] -= fact.tax;
      if (!code->is_output() && code->deducted) by_facts[book_.chart.with_role("input_tax." + code->code)] += fact.tax;
    }
    for (const auto& [account, tax] : by_facts) {
      const Amount balance = movements_[account].debit - movements_[account].credit;
      if (balance != tax && !moved_by_hand(account))
        out_.findings.push_back({Fault::tax_facts_differ, {}, account, {balance.to_plain(), tax.to_plain()}});
    }
  }

  // Transfers to the prepayment accounts at the end of a period are posted by hand and carry no facts.
  bool moved_by_hand(const std::string& account) {
    for (const auto& [number, posting_account, day, amount] : expected_postings_)
      if (posting_account == account && !entries_with_facts().contains(number)) return true;
    return false;
  }

  const std::set<std::int64_t>& entries_with_facts() {
    if (entries_with_facts_.empty())
      for (const auto& [number, fact] : expected_facts_) entries_with_facts_.insert(number);
    return entries_with_facts_;
  }

  Book& book_;
  Sha256 sha256_;
  Verification out_;
  std::vector<std::tuple<std::int64_t, std::string, int, Amount>> expected_postings_;
  std::vector<std::pair<std::int64_t, TaxFact>> expected_facts_;
  std::map<std::string, AccountMovement> movements_;
  std::set<std::int64_t> entries_with_facts_;
};

}  // namespace

Verification verify(Book& book) { return Verifier(book).run(); }

}  // namespace kontor
