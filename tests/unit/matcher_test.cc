// In which order a line is explained: transfers, open items, rules, precedents; else a question.
#include "engine/matching/matcher.h"

#include <gtest/gtest.h>

#include "tests/unit/match_world.h"

namespace kontor {
namespace {

constexpr const char* kRule = "[[rule]]\nname = \"Kunde\"\ncounterparty = \"kunde\"\naccount = \"8400\"\n";

Precedent precedent(const std::string& name, const std::string& iban, const std::string& account) {
  return {name, iban, false, Day::of(2026, 2, 5), account, "V19"};
}

TEST(MatcherTest, ATransferBetweenOurAccountsGoesOverTheTransitAccountOnBothSides) {
  Matcher matcher({}, {}, {}, world_of());
  BankLine out = bank_line("-500.00", "Lena Lux", "Umbuchung");
  out.counterparty_account = two_banks()[1].iban;
  const Proposal proposal = proposal_for(matcher, out);
  EXPECT_EQ(proposal.standing, Standing::binding);
  EXPECT_EQ(proposal.parts, (std::vector<TaxedPosting>{{"1360", eur("500.00"), ""}}));
  BankLine in = bank_line("500.00", "Lena Lux", "Umbuchung");
  in.counterparty_account = two_banks()[0].iban;
  const Proposal other = matcher.proposal(FoldedLine(in, two_banks()[1].iban));
  EXPECT_EQ(other.parts, (std::vector<TaxedPosting>{{"1360", eur("-500.00"), ""}}));
}

TEST(MatcherTest, OpenItemsComeBeforeRulesAndRulesBeforePrecedents) {
  Claim claim;
  claim.item = 1;
  claim.number = "RE-2026-0012";
  claim.gross = eur("119.00");
  Precedents precedents;
  precedents.add({"Kunde", "", true, Day::of(2026, 2, 5), "2700", ""});
  Matcher matcher(rules_of(kRule), {claim}, std::move(precedents), world_of());
  EXPECT_EQ(proposal_for(matcher, bank_line("119.00", "Kunde", "RE-2026-0012")).payments.size(), 1U);
  EXPECT_EQ(proposal_for(matcher, bank_line("118.00", "Kunde", "ohne Nummer")).rule, "Kunde");
  EXPECT_EQ(proposal_for(matcher, bank_line("5.00", "Niemand")).why.key, "nothing_fits");
}

TEST(MatcherTest, WhoMayNotDecideNeedsAReleaseForPaymentsToo) {
  Claim claim;
  claim.item = 1;
  claim.number = "RE-2026-0012";
  claim.gross = eur("119.00");
  const BankLine line = bank_line("119.00", "Kunde", "RE-2026-0012");
  Matcher mechanical({}, {claim}, {}, world_of({}, ""));
  EXPECT_EQ(proposal_for(mechanical, line).standing, Standing::proposed);
  Matcher released(rules_of("[released]\npayments = \"adviser\"\n"), {claim}, {}, world_of({}, ""));
  EXPECT_EQ(proposal_for(released, line).standing, Standing::binding);
  EXPECT_EQ(proposal_for(released, line).authority, "adviser");
}

TEST(MatcherTest, ForeignCurrenciesAndZeroAreAsked) {
  Matcher matcher(rules_of(kRule), {}, {}, world_of());
  BankLine dollars = bank_line("5.00", "Kunde");
  dollars.amount = Amount(500, Currency::from_code("USD"));
  EXPECT_EQ(proposal_for(matcher, dollars).why.key, "currency");
  EXPECT_EQ(proposal_for(matcher, bank_line("0.00", "Kunde")).why.key, "zero");
}

TEST(PrecedentTest, WhatPeopleDecidedBeforeIsProposedNeverPosted) {
  Precedents precedents;
  precedents.add(precedent("Druckerei Öztürk", "", "4600"));
  precedents.add(precedent("DRUCKEREI OEZTUERK", "", "4600"));
  Matcher matcher({}, {}, std::move(precedents), world_of());
  const Proposal proposal = proposal_for(matcher, bank_line("-11.90", "Druckerei Öztürk"));
  EXPECT_EQ(proposal.standing, Standing::proposed);
  EXPECT_EQ(proposal.parts, (std::vector<TaxedPosting>{{"4600", eur("11.90"), "V19"}}));
  EXPECT_EQ(proposal.why, (Reason{"precedent", {"2", Day::of(2026, 2, 5)}}));
  EXPECT_EQ(proposal_for(matcher, bank_line("11.90", "Druckerei Öztürk")).standing, Standing::asked)
      << "the other direction is another story";
}

TEST(PrecedentTest, DecisionsThatDifferAreShownAndNothingIsProposed) {
  Precedents precedents;
  precedents.add(precedent("Druckerei", "", "4600"));
  precedents.add(precedent("Druckerei", "", "4930"));
  Matcher matcher({}, {}, std::move(precedents), world_of());
  const Proposal proposal = proposal_for(matcher, bank_line("-11.90", "Druckerei"));
  EXPECT_EQ(proposal.standing, Standing::asked);
  EXPECT_EQ(proposal.why.key, "precedents_differ");
}

TEST(PrecedentTest, BehindOneAccountOfAPaymentServiceTheNameDecides) {
  Precedents precedents;
  precedents.add(precedent("Dienst, Händler A", "LU1", "4930"));
  precedents.add(precedent("Dienst, Händler B", "LU1", "4600"));
  Matcher matcher({}, {}, std::move(precedents), world_of());
  BankLine line = bank_line("-5.00", "Dienst, Händler B");
  line.counterparty_account = "LU1";
  EXPECT_EQ(proposal_for(matcher, line).parts.front().account, "4600");
  line.counterparty = "Dienst, Händler C";
  EXPECT_EQ(proposal_for(matcher, line).why.key, "precedents_differ");
}

}  // namespace
}  // namespace kontor
