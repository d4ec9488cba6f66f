// From a bank line to a proposal: transfers between our own accounts, payments of our invoices, the rules, what people
// decided before; else a question. Nothing is guessed in silence. The same inputs always give the same proposal.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "engine/matching/claim.h"
#include "engine/matching/precedent.h"
#include "engine/matching/rule_file.h"
#include "engine/matching/rule_matcher.h"

namespace kontor {

struct MatchWorld {
  const ChartOfAccounts& chart;
  const TaxCodes& codes;
  TaxProfile profile;
  std::vector<OwnAccount> banks;
  std::string authority_here;  // client, adviser, qualified; empty: who works here may not decide (§ 6 Nr. 3 StBerG)
};

class Matcher {
 public:
  // Refuses rules_too_many and account_role_missing (an account for money on its way between two banks).
  Matcher(Rules rules, std::vector<Claim> claims, Precedents precedents, MatchWorld world);
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;

  Proposal proposal(const FoldedLine& line);
  // The rule that holds for the line, whatever the open items say. Null: none.
  const Rule* rule_for(const FoldedLine& line) { return matcher_.first_match(line); }
  // After a payment was posted.
  void settle(const ClaimPayment& payment) { claims_.settle(payment); }

 private:
  Proposal by_rule(const Rule& rule, const FoldedLine& line) const;
  Proposal transfer(const FoldedLine& line) const;
  bool fill_parts(const Rule& rule, const FoldedLine& line, Proposal& proposal) const;
  // Binding only on the word of somebody.
  void give_authority(Proposal& proposal, const std::string& released_by) const;

  Rules rules_;
  RuleMatcher matcher_;
  Claims claims_;
  Precedents precedents_;
  MatchWorld world_;
  std::unordered_set<std::string> own_accounts_;
  std::string transit_;
};

}  // namespace kontor
