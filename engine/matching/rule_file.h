// Reading and extending rules.toml (see rule.h for its form).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/ledger/chart_of_accounts.h"
#include "engine/matching/rule.h"
#include "engine/tax/tax_code.h"

namespace kontor {

// One of our own bank accounts.
struct OwnAccount {
  std::string name;
  std::string iban;  // without blanks

  bool operator==(const OwnAccount&) const = default;
};

// What the names in a rule may mean.
struct RuleWorld {
  const ChartOfAccounts& chart;
  const TaxCodes& codes;
  const std::vector<OwnAccount>& banks;
};

// The text of a rules.toml and its name for messages.
struct RulesText {
  std::string text;
  std::string file;
};

// Refuses with every finding at once, each with its line: toml_malformed, key_unknown, key_missing, key_malformed,
// number_malformed, account_unknown, tax_code_unknown, bank_account_unknown, rule_without_condition, pattern_malformed,
// pattern_not_folded, split_malformed.
Rules rules_from_toml(std::string_view text, const std::string& file, const RuleWorld& world);

}  // namespace kontor
