// A decision of a person becomes a rule.
#pragma once

#include <string>

#include "engine/matching/folded_line.h"
#include "engine/matching/rule_file.h"

namespace kontor {

struct Lesson {
  std::string account;
  std::string tax_code;     // empty: VAT was not touched, and so the rule says
  std::string purpose;      // a word that must stand in the purpose too; empty: the counterparty says it all
  std::string authority;    // on whose word the rule is binding
  Day day;                  // of the release
  std::string vat_id = {};  // of the customer, for sales of the recapitulative statement
};

struct LearnedRule {
  Rule rule;
  std::string file_text;  // the text of the rules with the new one; nothing else has changed
};

// The rule stands where it decides this line: in front of the rule that held for it so far, else at the end. Refuses
// rule_without_condition for a line that names no counterparty, rule_misses_line, and everything rules_from_toml
// refuses.
LearnedRule learn(const Lesson& lesson, const FoldedLine& line, const RulesText& rules, const RuleWorld& world);

}  // namespace kontor
