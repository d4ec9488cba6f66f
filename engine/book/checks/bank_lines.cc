#include <algorithm>

#include "engine/book/checks/check.h"

namespace kontor {

namespace {

// The amount an entry puts on an account; postings lie by entry.
Amount on_account(const Evidence& evidence, std::int64_t entry, const std::string& account) {
  const auto first = std::lower_bound(evidence.postings.begin(), evidence.postings.end(), entry,
                                      [](const auto& posting, std::int64_t number) { return posting.entry < number; });
  Amount sum;
  for (auto at = first; at != evidence.postings.end() && at->entry == entry; ++at)
    if (at->account == account) sum += at->amount;
  return sum;
}

}  // namespace

void check_bank_lines(Book& book, const Evidence& evidence, Findings& findings) {
  std::map<std::int64_t, std::string> accounts;
  for (const BankAccountRecord& bank : book.storage.bank_accounts()) accounts[bank.id] = bank.account;
  std::vector<LineRecord> posted;
  book.storage.each_line(Period::ever(), [&](const LineRecord& line) {
    if (line.stage == LineStage::posted && line.line.amount.currency() == kEuro) posted.push_back(line);
  });
  for (const LineRecord& line : posted) {
    const std::optional<Decision> decision = book.storage.decision_on(line.id);
    const std::int64_t entry = decision ? decision->entry : 0;
    if (entry == 0 || evidence.reversed_by.contains(entry) ||
        on_account(evidence, entry, accounts[line.bank_account]) != line.line.amount)
      findings.push_back({Fault::line_without_entry,
                          {},
                          std::to_string(line.id),
                          {std::to_string(entry), line.line.amount.to_plain()}});
  }
}

}  // namespace kontor
