#include "engine/matching/matcher.h"

#include <utility>

#include "engine/matching/tax_choice.h"
#include "engine/money/rate.h"

namespace kontor {

namespace {

constexpr std::string_view kTransit = "transit";

// The share of each part in the direction of the line, the rest for the one without amount. Nothing: they do not fit
// into the line.
std::optional<std::vector<Amount>> shares_of(const Rule& rule, Amount whole) {
  std::vector<Amount> shares(rule.parts.size());
  Amount left = whole;
  std::size_t rest = 0;
  for (std::size_t i = 0; i < rule.parts.size(); ++i) {
    const RulePart& part = rule.parts[i];
    if (part.amount)
      shares[i] = whole.is_negative() ? -*part.amount : *part.amount;
    else if (part.percent)
      shares[i] = share_of(whole, Rate(*part.percent));
    else
      rest = i;
    left -= shares[i];
  }
  shares[rest] = left;
  for (const Amount share : shares)
    if (share.is_zero() || share.is_negative() != whole.is_negative()) return std::nullopt;
  return shares;
}

Proposal question(Reason why) {
  Proposal proposal;
  proposal.why = std::move(why);
  return proposal;
}

// The recapitulative statement lists such a sale by the VAT id of the customer (§ 18a UStG).
Proposal ask_for_customer(Proposal proposal, const TaxCodes& codes) {
  for (const TaxedPosting& part : proposal.parts) {
    const TaxCode* code = codes.find(part.tax_code);
    if (!code || code->zm.empty() || !part.vat_id.empty()) continue;
    proposal.standing = Standing::asked;
    proposal.why = {"customer", {part.tax_code, part.account}};
    break;
  }
  return proposal;
}

}  // namespace

Matcher::Matcher(Rules rules, std::vector<Claim> claims, Precedents precedents, MatchWorld world)
    : rules_(std::move(rules)),
      matcher_(rules_.rules),
      claims_(std::move(claims)),
      precedents_(std::move(precedents)),
      world_(std::move(world)) {
  for (const OwnAccount& own : world_.banks) own_accounts_.insert(own.iban);
  if (own_accounts_.size() > 1) transit_ = world_.chart.with_role(kTransit);
}

void Matcher::give_authority(Proposal& proposal, const std::string& released_by) const {
  if (proposal.standing != Standing::binding) return;
  proposal.authority = released_by.empty() ? world_.authority_here : released_by;
  if (proposal.authority.empty()) proposal.standing = Standing::proposed;
}

// Each side is posted against the transit account, so the money is counted once whichever statement comes first.
Proposal Matcher::transfer(const FoldedLine& line) const {
  Proposal proposal;
  proposal.standing = Standing::binding;
  proposal.parts = {{transit_, -line.line.amount, ""}};
  for (const OwnAccount& own : world_.banks)
    if (own.iban == line.line.counterparty_account)
      proposal.why = {"transfer", {own.name.empty() ? own.iban : own.name}};
  give_authority(proposal, rules_.transfers_released);
  return proposal;
}

bool Matcher::fill_parts(const Rule& rule, const FoldedLine& line, Proposal& proposal) const {
  const auto shares = shares_of(rule, line.line.amount);
  if (!shares) return false;
  for (std::size_t i = 0; i < rule.parts.size(); ++i) {
    const RulePart& part = rule.parts[i];
    const Account& account = world_.chart.at(part.account);
    TaxChoice choice = tax_choice({account, part.tax_code, line.money_in()}, world_.profile, world_.codes);
    if (!choice.instead_of.empty()) proposal.why = {"rule_small_business", {rule.name, choice.code, choice.instead_of}};
    if (choice.doubtful) {
      proposal.standing = Standing::proposed;
      proposal.why = {"rule_other_direction", {rule.name, choice.code}};
    }
    proposal.parts.push_back({part.account, -(*shares)[i], std::move(choice.code), rule.vat_id});
  }
  return true;
}

Proposal Matcher::by_rule(const Rule& rule, const FoldedLine& line) const {
  Proposal proposal;
  proposal.rule = rule.name;
  proposal.note = rule.note;
  proposal.why.key = rule.parts.empty() ? "rule_asks" : rule.propose_only ? "rule_proposes" : "rule";
  proposal.why.fill.emplace_back(rule.name);
  if (rule.parts.empty()) return proposal;
  proposal.standing = rule.propose_only ? Standing::proposed : Standing::binding;
  if (!fill_parts(rule, line, proposal)) {
    proposal.standing = Standing::asked;
    proposal.why = {"rule_split", {rule.name, line.line.amount}};
    return proposal;
  }
  const bool decided = proposal.standing == Standing::binding;
  give_authority(proposal, rule.released_by);
  if (decided && proposal.standing != Standing::binding) proposal.why = {"rule_unreleased", {rule.name}};
  return proposal;
}

Proposal Matcher::proposal(const FoldedLine& line) {
  if (line.line.amount.currency() != kEuro) return question({"currency", {line.line.amount}});
  if (line.line.amount.is_zero()) return question({"zero", {}});
  if (!transit_.empty() && line.line.counterparty_account != line.own_account &&
      own_accounts_.contains(line.line.counterparty_account))
    return transfer(line);
  if (auto paid = claims_.payment(line)) {
    give_authority(*paid, rules_.payments_released);
    return *std::move(paid);
  }
  if (const Rule* rule = matcher_.first_match(line)) return ask_for_customer(by_rule(*rule, line), world_.codes);
  if (auto before = precedents_.proposal(line)) return ask_for_customer(*std::move(before), world_.codes);
  return question({"nothing_fits", {}});
}

}  // namespace kontor
