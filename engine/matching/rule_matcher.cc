#include "engine/matching/rule_matcher.h"

#include <algorithm>

namespace kontor {

namespace {

bool fits_direction(Direction direction, const FoldedLine& line) {
  return direction == Direction::either || (direction == Direction::in) == line.money_in();
}

bool fits_amount(const Rule& rule, const FoldedLine& line) {
  if (!rule.amount_from && !rule.amount_to) return true;
  const std::int64_t cents = absolute(line.line.amount).minor_units();
  return line.line.amount.currency() == kEuro && (!rule.amount_from || rule.amount_from->minor_units() <= cents) &&
         (!rule.amount_to || cents <= rule.amount_to->minor_units());
}

bool fits(const Rule& rule, const FoldedLine& line) {
  return fits_direction(rule.direction, line) && fits_amount(rule, line) &&
         (rule.iban.empty() || rule.iban == line.line.counterparty_account) &&
         (rule.creditor.empty() || rule.creditor == line.line.creditor) &&
         (rule.bank.empty() || rule.bank == line.own_account);
}

}  // namespace

RuleMatcher::RuleMatcher(const std::vector<Rule>& rules) : rules_(rules), progress_(rules.size()) {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    add_texts(i);
    if (progress_[i].needed > 0) continue;
    if (!rules[i].iban.empty())
      by_iban_[rules[i].iban].push_back(i);
    else if (!rules[i].creditor.empty())
      by_creditor_[rules[i].creditor].push_back(i);
    else
      without_texts_.push_back(i);
  }
  counterparty_.compile();
  purpose_.compile();
  kind_.compile();
  seen_in_.resize(rule_of_.size(), 0);
}

std::size_t RuleMatcher::add_condition(std::size_t rule) {
  ++progress_[rule].needed;
  rule_of_.push_back(rule);
  return rule_of_.size() - 1;
}

void RuleMatcher::add_texts(std::size_t i) {
  const Rule& rule = rules_[i];
  const auto add_needles = [&](const std::vector<std::string>& needles, std::initializer_list<PatternSet*> sets) {
    if (needles.empty()) return;
    const std::size_t condition = add_condition(i);
    for (PatternSet* set : sets)
      for (const std::string& needle : needles) set->add_needle(needle, condition);
  };
  add_needles(rule.counterparty, {&counterparty_});
  add_needles(rule.purpose, {&purpose_});
  add_needles(rule.kind, {&kind_});
  add_needles(rule.text, {&counterparty_, &purpose_});
  if (!rule.counterparty_pattern.empty()) counterparty_.add_pattern(rule.counterparty_pattern, add_condition(i));
  if (!rule.purpose_pattern.empty()) purpose_.add_pattern(rule.purpose_pattern, add_condition(i));
}

void RuleMatcher::count_hits(const FoldedLine& line) {
  hits_.clear();
  if (!counterparty_.is_empty()) counterparty_.matches(line.counterparty(), hits_);
  if (!purpose_.is_empty()) purpose_.matches(line.purpose(), hits_);
  if (!kind_.is_empty()) kind_.matches(line.kind(), hits_);
  for (const std::size_t condition : hits_) {
    if (seen_in_[condition] == line_) continue;
    seen_in_[condition] = line_;
    Progress& progress = progress_[rule_of_[condition]];
    if (progress.line != line_) progress = {progress.needed, 0, line_};
    if (++progress.held == progress.needed) add_candidate(rule_of_[condition]);
  }
}

void RuleMatcher::add_listed(const std::unordered_map<std::string, std::vector<std::size_t>>& lists,
                             const std::string& key) {
  if (const auto found = lists.find(key); found != lists.end())
    candidates_.insert(candidates_.end(), found->second.begin(), found->second.end());
}

const Rule* RuleMatcher::first_match(const FoldedLine& line) {
  ++line_;
  candidates_ = without_texts_;
  count_hits(line);
  if (!by_iban_.empty()) add_listed(by_iban_, line.line.counterparty_account);
  if (!by_creditor_.empty()) add_listed(by_creditor_, line.line.creditor);
  std::sort(candidates_.begin(), candidates_.end());
  for (const std::size_t candidate : candidates_)
    if (fits(rules_[candidate], line)) return &rules_[candidate];
  return nullptr;
}

}  // namespace kontor
