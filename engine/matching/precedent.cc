#include "engine/matching/precedent.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/text/fold.h"

namespace kontor {

namespace {

struct Keys {
  std::string both;
  std::string account;
  std::string name;
};

// A line feed never occurs in folded text.
Keys keys_of(const std::string& name, const std::string& account, bool money_in) {
  const std::string sign = money_in ? "+" : "-";
  Keys keys;
  if (!name.empty() && !account.empty()) keys.both = sign + name + "\n" + account;
  if (!account.empty()) keys.account = sign + "\n" + account;
  if (!name.empty()) keys.name = sign + name + "\n";
  return keys;
}

}  // namespace

void Precedents::add(const Precedent& precedent) {
  Keys keys = keys_of(fold(precedent.counterparty), precedent.counterparty_account, precedent.money_in);
  for (std::string* key : {&keys.both, &keys.account, &keys.name})
    if (!key->empty()) add_vote(std::move(*key), precedent);
}

void Precedents::add_vote(std::string key, const Precedent& precedent) {
  std::vector<Vote>& votes = votes_[std::move(key)];
  const auto same = std::find_if(votes.begin(), votes.end(), [&](const Vote& vote) {
    return vote.account == precedent.account && vote.tax_code == precedent.tax_code;
  });
  if (same == votes.end()) {
    votes.push_back({precedent.account, precedent.tax_code, 1, precedent.day});
    return;
  }
  ++same->count;
  same->last = std::max(same->last, precedent.day);
}

std::optional<Proposal> Precedents::proposal(const FoldedLine& line) const {
  if (votes_.empty()) return std::nullopt;
  const Keys keys = keys_of(line.counterparty(), line.line.counterparty_account, line.money_in());
  for (const std::string* key : {&keys.both, &keys.account, &keys.name}) {
    const auto found = key->empty() ? votes_.end() : votes_.find(*key);
    if (found == votes_.end()) continue;
    const std::vector<Vote>& votes = found->second;
    Proposal proposal;
    if (votes.size() == 1) {
      const Vote& vote = votes.front();
      proposal.standing = Standing::proposed;
      proposal.parts = {{vote.account, -line.line.amount, vote.tax_code}};
      proposal.why = {"precedent", {std::to_string(vote.count), vote.last}};
      return proposal;
    }
    std::string accounts;
    for (const Vote& vote : votes)
      accounts += (accounts.empty() ? "" : ", ") + vote.account + (vote.tax_code.empty() ? "" : " " + vote.tax_code) +
                  " (" + std::to_string(vote.count) + "×)";
    proposal.why = {"precedents_differ", {accounts}};
    return proposal;
  }
  return std::nullopt;
}

}  // namespace kontor
