// No line is explained by its neighbours, and every proposal accounts for the whole line.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "tests/unit/match_world.h"

namespace kontor {
namespace {

constexpr const char* kRules = R"([[rule]]
name = "A"
counterparty = "anna"
account = "4920"

[[rule]]
name = "B"
purpose_pattern = "b+$"
amount_from = "5.00"
split = [ { account = "4210", percent = "33.33" }, { account = "1800", amount = "3.00" }, { account = "4920" } ]

[[rule]]
name = "C"
text = ["clara", "cb"]
account = "4600"
propose_only = true
)";

BankLine any_line() {
  const auto name = *rc::gen::element<std::string>("Anna", "ANNA Böhm", "Clara", "Emil", "");
  const auto purpose = *rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c', ' '));
  return bank_line(Amount(*rc::gen::inRange<std::int64_t>(-2000, 2000)).to_plain(), name, purpose);
}

std::vector<Proposal> proposals_for(const std::vector<BankLine>& lines, VatMethod vat) {
  Matcher matcher(rules_of(kRules), {}, {}, world_of({ProfitMethod::cash, vat}));
  std::vector<Proposal> proposals;
  for (const BankLine& line : lines) proposals.push_back(proposal_for(matcher, line));
  return proposals;
}

RC_GTEST_PROP(AssignProperty, TheOrderOfLinesDoesNotMatter, ()) {
  auto lines = *rc::gen::container<std::vector<BankLine>>(rc::gen::exec(any_line));
  const std::vector<Proposal> forward = proposals_for(lines, VatMethod::received);
  std::reverse(lines.begin(), lines.end());
  std::vector<Proposal> backward = proposals_for(lines, VatMethod::received);
  std::reverse(backward.begin(), backward.end());
  RC_ASSERT(forward == backward);
}

RC_GTEST_PROP(AssignProperty, ThePartsOfAProposalAddUpToTheLineAndCanBePosted, ()) {
  const auto lines = *rc::gen::nonEmpty(rc::gen::container<std::vector<BankLine>>(rc::gen::exec(any_line)));
  const VatMethod vat = *rc::gen::element(VatMethod::received, VatMethod::agreed, VatMethod::exempt);
  const std::vector<Proposal> proposals = proposals_for(lines, vat);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (proposals[i].standing == Standing::asked) continue;
    Amount sum = lines[i].amount;
    for (const TaxedPosting& part : proposals[i].parts) sum += part.amount;
    RC_ASSERT(sum.is_zero());
    const Expansion expansion =
        expand(proposals[i].parts, lines[i].day, {ProfitMethod::cash, vat}, skr03(), german_codes());
    for (const Posting& posting : expansion.postings) sum -= posting.amount;
    RC_ASSERT(sum == lines[i].amount);
  }
}

}  // namespace
}  // namespace kontor
