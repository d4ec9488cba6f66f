#include "engine/book/checks/check.h"

namespace kontor {

namespace {

void check_movements(Book& book, const Evidence& evidence, Findings& findings) {
  std::map<std::string, AccountMovement> stored;
  for (const AccountMovement& movement : book.storage.movements(Period::ever())) stored[movement.account] = movement;
  for (const auto& [account, movement] : evidence.movements) stored[account];
  for (const auto& [account, total] : stored) {
    const auto found = evidence.movements.find(account);
    const AccountMovement seen = found == evidence.movements.end() ? AccountMovement{} : found->second;
    if (total.debit != seen.debit || total.credit != seen.credit)
      findings.push_back({Fault::totals_differ,
                          {},
                          account,
                          {(total.debit - total.credit).to_plain(), (seen.debit - seen.credit).to_plain()}});
  }
}

void check_tax_totals(Book& book, const Evidence& evidence, Findings& findings) {
  std::map<std::pair<std::string, std::string>, TaxTotal> stored;
  for (const TaxTotal& total : book.storage.tax_totals(Period::ever())) stored[{total.code, total.account}] = total;
  for (const auto& [key, total] : evidence.tax) stored[key];
  for (const auto& [key, total] : stored) {
    const auto found = evidence.tax.find(key);
    const TaxTotal seen = found == evidence.tax.end() ? TaxTotal{} : found->second;
    if (total.base != seen.base || total.tax != seen.tax)
      findings.push_back({Fault::totals_differ,
                          {},
                          key.second + " " + key.first,
                          {(total.base + total.tax).to_plain(), (seen.base + seen.tax).to_plain()}});
  }
}

}  // namespace

void check_totals(Book& book, const Evidence& evidence, Findings& findings) {
  check_movements(book, evidence, findings);
  check_tax_totals(book, evidence, findings);
}

}  // namespace kontor
