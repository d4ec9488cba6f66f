#include "engine/book/checks/check.h"

namespace kontor {

namespace {

// Transfers to the prepayment accounts at the end of a period are posted by hand and carry no facts.
bool moved_by_hand(const std::string& account, const Evidence& evidence) {
  for (const Evidence::PostingSeen& posting : evidence.postings)
    if (posting.account == account && !evidence.with_facts.contains(posting.entry)) return true;
  return false;
}

}  // namespace

void check_tax_accounts(Book& book, const Evidence& evidence, Findings& findings) {
  std::map<std::string, Amount> by_facts;
  for (const auto& [number, fact] : evidence.facts) {
    const TaxCode* code = book.codes.find(fact.code);
    if (!code || code->treatment == TaxTreatment::none || code->treatment == TaxTreatment::alone) continue;
    const bool owed = code->is_output() || code->treatment == TaxTreatment::reverse;
    if (owed) by_facts[book.chart.with_role("output_tax." + code->code)] -= fact.tax;
    if (!code->is_output() && code->deducted) by_facts[book.chart.with_role("input_tax." + code->code)] += fact.tax;
  }
  for (const auto& [account, tax] : by_facts) {
    const auto found = evidence.movements.find(account);
    const Amount balance = found == evidence.movements.end() ? Amount() : found->second.debit - found->second.credit;
    if (balance != tax && !moved_by_hand(account, evidence))
      findings.push_back({Fault::tax_facts_differ, {}, account, {balance.to_plain(), tax.to_plain()}});
  }
}

}  // namespace kontor
