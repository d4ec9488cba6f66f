// Bank lines, charts and rules for the tests of matching.
#pragma once

#include <string>
#include <vector>

#include "engine/matching/matcher.h"
#include "tests/unit/firm.h"

namespace kontor {

inline BankLine bank_line(const std::string& amount, const std::string& counterparty, const std::string& purpose = "") {
  BankLine line;
  line.day = Day::of(2026, 3, 5);
  line.amount = eur(amount);
  line.counterparty = counterparty;
  line.purpose = purpose;
  return line;
}

inline const ChartOfAccounts& skr03() {
  static const ChartOfAccounts chart =
      ChartOfAccounts::from_table(DataTable::parse(template_text("charts/skr03.csv"), "skr03.csv"));
  return chart;
}

inline const ChartOfAccounts& skr04() {
  static const ChartOfAccounts chart =
      ChartOfAccounts::from_table(DataTable::parse(template_text("charts/skr04.csv"), "skr04.csv"));
  return chart;
}

inline const TaxCodes& german_codes() {
  static const TaxCodes codes =
      TaxCodes::from_table(DataTable::parse(template_text("tax/de-codes.csv"), "de-codes.csv"));
  return codes;
}

inline const std::vector<OwnAccount>& two_banks() {
  static const std::vector<OwnAccount> banks{{"Girokonto", "DE02120300000000202051"},
                                             {"Tagesgeld", "DE02500105170137075030"}};
  return banks;
}

inline Rules rules_of(const std::string& text) {
  return rules_from_toml(text, "rules.toml", {skr03(), german_codes(), two_banks()});
}

// What a matcher needs beside rules, for a firm of this profile.
inline MatchWorld world_of(TaxProfile profile = {}, const std::string& authority = "adviser") {
  return {skr03(), german_codes(), profile, two_banks(), authority};
}

inline Proposal proposal_for(Matcher& matcher, const BankLine& line) {
  return matcher.proposal(FoldedLine(line, two_banks().front().iban));
}

inline Proposal by_rules(const std::string& rules, const BankLine& line, MatchWorld world = world_of()) {
  Matcher matcher(rules_of(rules), {}, {}, std::move(world));
  return proposal_for(matcher, line);
}

}  // namespace kontor
