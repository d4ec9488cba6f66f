#include "engine/matching/claim.h"

#include <algorithm>
#include <utility>

#include "engine/matching/name.h"
#include "engine/money/rate.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

Amount skonto_of(const Claim& claim, Day day) {
  const bool granted = claim.settled.is_zero() && claim.skonto_last && day <= *claim.skonto_last;
  return granted ? share_of(claim.gross, Rate(claim.skonto_percent)) : Amount();
}

std::string numbers_of(const std::vector<ClaimPayment>& payments) {
  std::string numbers;
  for (const ClaimPayment& payment : payments) numbers += (numbers.empty() ? "" : ", ") + payment.number;
  return numbers;
}

Amount paid_by(const std::vector<ClaimPayment>& payments) {
  Amount sum;
  for (const ClaimPayment& payment : payments) sum += payment.amount - payment.discount;
  return sum;
}

Proposal asked(Reason why) {
  Proposal proposal;
  proposal.why = std::move(why);
  return proposal;
}

Proposal paid(Standing standing, std::vector<ClaimPayment> payments, Reason why) {
  Proposal proposal;
  proposal.standing = standing;
  proposal.payments = std::move(payments);
  proposal.why = std::move(why);
  return proposal;
}

// Everything that is named is paid, in full or less Skonto.
std::optional<Proposal> paid_exactly(const std::vector<const Claim*>& claims, const BankLine& line, bool sure) {
  std::vector<ClaimPayment> full, reduced;
  for (const Claim* claim : claims) {
    full.push_back({claim->item, claim->number, claim->open(), Amount()});
    reduced.push_back({claim->item, claim->number, claim->open(), skonto_of(*claim, line.day)});
  }
  const Standing standing = sure ? Standing::binding : Standing::proposed;
  const std::string numbers = numbers_of(full);
  if (paid_by(full) == line.amount)
    return paid(standing, std::move(full), {claims.size() > 1 ? "payments" : "payment", {numbers}});
  if (paid_by(reduced) == line.amount)
    return paid(standing, std::move(reduced), {"payment_skonto", {numbers, paid_by(full) - line.amount}});
  return std::nullopt;
}

// More than the payment needs stays a credit of the customer, if a person agrees.
Proposal paid_beyond(ClaimPayment payment, Amount amount, Reason why) {
  const Amount credit = amount - payment.amount;
  Proposal proposal = paid(Standing::proposed, {std::move(payment)}, std::move(why));
  proposal.credit = credit;
  return proposal;
}

Proposal paid_otherwise(const Claim& claim, const BankLine& line) {
  if (absolute(line.amount) > absolute(claim.open())) {
    Reason over{"payment_over", {claim.number, line.amount, claim.open(), line.amount - claim.open()}};
    if (line.amount.is_negative()) return asked({"payment_back_over", std::move(over.fill)});
    return paid_beyond({claim.item, claim.number, claim.open(), Amount()}, line.amount, std::move(over));
  }
  const bool late = claim.skonto_last && claim.settled.is_zero() && line.day > *claim.skonto_last &&
                    line.amount == claim.gross - share_of(claim.gross, Rate(claim.skonto_percent));
  std::vector<ClaimPayment> part{{claim.item, claim.number, line.amount, Amount()}};
  if (late)
    return paid(Standing::proposed, std::move(part), {"payment_skonto_late", {claim.number, *claim.skonto_last}});
  return paid(Standing::proposed, std::move(part), {"payment_part", {claim.number, line.amount, claim.open()}});
}

}  // namespace

Claims::Claims(std::vector<Claim> claims) {
  for (Claim& claim : claims) {
    const std::size_t index = known_.size();
    std::string name = fold(claim.name);
    known_.push_back({std::move(claim), InvoiceNumber(""), InvoiceNumber(""), std::move(name)});
    Known& known = known_.back();
    known.number = InvoiceNumber(known.claim.number);
    known.cancels = InvoiceNumber(known.claim.cancels);
    for (const InvoiceNumber* number : {&known.number, &known.cancels})
      for (const std::string& key : number->digit_keys()) by_digits_[key].push_back(index);
    by_open_[known.claim.open().minor_units()].push_back(index);
  }
}

std::vector<const Claims::Known*> Claims::named_in(const FoldedLine& line) const {
  const std::string text = line.purpose() + " " + fold(line.line.end_to_end);
  std::vector<std::size_t> candidates;
  for (const std::string_view digits : digit_runs(text))
    if (const auto found = by_digits_.find(std::string(digits)); found != by_digits_.end())
      candidates.insert(candidates.end(), found->second.begin(), found->second.end());
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  std::vector<const Known*> named;
  for (const std::size_t index : candidates) {
    const Known& known = known_[index];
    if (known.number.is_in(text) || known.cancels.is_in(text)) named.push_back(&known);
  }
  return named;
}

std::optional<Proposal> Claims::by_name(const FoldedLine& line) const {
  const auto found = by_open_.find(line.line.amount.minor_units());
  if (found == by_open_.end() || line.line.amount.is_zero() || line.counterparty().empty()) return std::nullopt;
  std::vector<ClaimPayment> payments;
  for (const std::size_t index : found->second)
    if (same_name(known_[index].name, line.counterparty()))
      payments.push_back({known_[index].claim.item, known_[index].claim.number, known_[index].claim.open(), Amount()});
  if (payments.empty()) return std::nullopt;
  if (payments.size() > 1) return asked({"payment_many", {numbers_of(payments)}});
  const std::string number = payments.front().number;
  return paid(Standing::proposed, std::move(payments), {"payment_by_name", {number}});
}

std::optional<Proposal> Claims::paid_again(const FoldedLine& line, const std::vector<const Known*>& named) const {
  if (line.line.amount.is_negative()) return std::nullopt;
  std::vector<ClaimPayment> payments;
  for (const Known* known : named)
    if (known->claim.open().is_zero() && !known->claim.gross.is_negative())
      payments.push_back({known->claim.item, known->claim.number, Amount(), Amount()});
  if (payments.empty()) return std::nullopt;
  if (payments.size() > 1) return asked({"payments_again", {numbers_of(payments), line.line.amount}});
  Reason why{"payment_again", {payments.front().number, line.line.amount}};
  return paid_beyond(std::move(payments.front()), line.line.amount, std::move(why));
}

std::optional<Proposal> Claims::payment(const FoldedLine& line) const {
  if (known_.empty()) return std::nullopt;
  const std::vector<const Known*> named = named_in(line);
  std::vector<const Claim*> claims, same_sign;
  bool sure = true;
  for (const Known* known : named) {
    sure = sure && (!known->number.is_short() || same_name(known->name, line.counterparty()));
    if (known->claim.open().is_zero()) continue;
    claims.push_back(&known->claim);
    if (known->claim.open().is_negative() == line.line.amount.is_negative()) same_sign.push_back(&known->claim);
  }
  if (!claims.empty()) {
    if (auto exact = paid_exactly(claims, line.line, sure)) return exact;
    if (same_sign.size() < claims.size() && !same_sign.empty())
      if (auto exact = paid_exactly(same_sign, line.line, sure)) return exact;
  }
  if (same_sign.empty() || !sure) {
    auto named_only = by_name(line);
    return named_only || !sure ? named_only : paid_again(line, named);
  }
  if (same_sign.size() == 1) return paid_otherwise(*same_sign.front(), line.line);
  std::string numbers;
  Amount sum;
  for (const Claim* claim : same_sign) {
    numbers += (numbers.empty() ? "" : ", ") + claim->number;
    sum += claim->open();
  }
  return asked({"payments_differ", {numbers, sum, line.line.amount}});
}

void Claims::settle(const ClaimPayment& payment) {
  for (std::size_t i = 0; i < known_.size(); ++i) {
    if (known_[i].claim.item != payment.item) continue;
    std::erase(by_open_[known_[i].claim.open().minor_units()], i);
    known_[i].claim.settled += payment.amount;
    by_open_[known_[i].claim.open().minor_units()].push_back(i);
  }
}

}  // namespace kontor
