#include "engine/matching/lesson.h"

#include "engine/base/refusal.h"
#include "engine/matching/rule_matcher.h"
#include "engine/matching/rule_text.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

Rule rule_of(const Lesson& lesson, const FoldedLine& line) {
  Rule rule;
  const std::string purpose = fold(lesson.purpose);
  if (line.purpose().find(purpose) == std::string::npos)
    refuse(Fault::rule_misses_line, lesson.purpose, {}, {line.line.purpose});
  if (!line.counterparty().empty()) rule.counterparty = {line.counterparty()};
  if (!purpose.empty()) rule.purpose = {purpose};
  if (line.counterparty().empty() && purpose.empty()) rule.iban = line.line.counterparty_account;
  rule.name = line.line.counterparty;
  for (const std::string& name : {lesson.purpose, rule.iban})
    if (rule.name.empty()) rule.name = name;
  if (rule.name.empty()) refuse(Fault::rule_without_condition, line.line.purpose);
  rule.direction = line.money_in() ? Direction::in : Direction::out;
  const std::string code = lesson.tax_code.empty() ? std::string(kNoTaxCode) : lesson.tax_code;
  rule.parts = {{lesson.account, code, std::nullopt, std::nullopt}};
  rule.vat_id = lesson.vat_id;
  rule.released_by = lesson.authority;
  rule.released = lesson.day;
  return rule;
}

}  // namespace

LearnedRule learn(const Lesson& lesson, const FoldedLine& line, const RulesText& rules, const RuleWorld& world) {
  const Rules known = rules_from_toml(rules.text, rules.file, world);
  RuleMatcher matcher(known.rules);
  const Rule* before = matcher.first_match(line);
  LearnedRule learned{rule_of(lesson, line), ""};
  learned.file_text = with_rule(rules.text, learned.rule, before ? before->line : 0);
  rules_from_toml(learned.file_text, rules.file, world);
  return learned;
}

}  // namespace kontor
