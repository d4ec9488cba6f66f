#include <algorithm>

#include "engine/book/checks/check.h"
#include "engine/tax/expansion.h"

namespace kontor {

namespace {

// Owed or deductible. What waits for a payment is in no box yet, and an invoice puts it beside revenue.
bool is_declared(const Account& account) {
  const auto waits = [](const std::string& role) { return role.starts_with("deferred_tax."); };
  return is_tax_account(account) && std::none_of(account.roles.begin(), account.roles.end(), waits);
}

}  // namespace

// Tax beside cost or revenue that came without a tax code is in no box of the return. Transfers among balance sheet
// accounts, as at the end of a year, carry no code and need none.
void check_tax_without_code(Book& book, const Evidence& evidence, Findings& findings) {
  std::set<std::int64_t> undone;
  for (const auto& [entry, by] : evidence.reversed_by) undone.insert({entry, by});
  std::map<std::int64_t, const Evidence::PostingSeen*> tax;
  std::set<std::int64_t> with_result;
  for (const Evidence::PostingSeen& posting : evidence.postings) {
    const Account* account = book.chart.find(posting.account);
    if (!account || evidence.with_facts.contains(posting.entry) || undone.contains(posting.entry)) continue;
    if (is_declared(*account)) tax.emplace(posting.entry, &posting);
    if (account->kind == AccountKind::income || account->kind == AccountKind::expense)
      with_result.insert(posting.entry);
  }
  for (const auto& [entry, posting] : tax)
    if (with_result.contains(entry))
      findings.push_back({Fault::tax_without_code,
                          {},
                          std::to_string(entry),
                          {absolute(posting->amount).to_plain(), posting->account}});
}

}  // namespace kontor
