// Which rule holds for a line, and what it makes of it.
#include <gtest/gtest.h>

#include "engine/matching/rule_matcher.h"
#include "tests/unit/match_world.h"

namespace kontor {
namespace {

// A rule with these conditions, to 4900.
std::string rule(const std::string& name, const std::string& conditions, const std::string& account = "4900") {
  return "[[rule]]\nname = \"" + name + "\"\n" + conditions + "\naccount = \"" + account + "\"\n";
}

bool holds(const std::string& conditions, const BankLine& line) {
  return !by_rules(rule("R", conditions), line).rule.empty();
}

TEST(RuleMatcherTest, CapitalsUmlautsAndSharpSMakeNoDifference) {
  EXPECT_TRUE(holds("counterparty = \"Weiß & Söhne\"", bank_line("-1.00", "WEISS & SOEHNE GMBH")));
  EXPECT_TRUE(holds("counterparty = \"mueller\"", bank_line("-1.00", "Müller KG")));
  EXPECT_TRUE(holds("counterparty_pattern = \"^MUELLER\"", bank_line("-1.00", "Müller KG")));
  EXPECT_FALSE(holds("counterparty_pattern = \"^kg\"", bank_line("-1.00", "Müller KG")));
}

TEST(RuleMatcherTest, NeedlesAreTextAndNotPatterns) {
  EXPECT_TRUE(holds("purpose = \"a.b (c+)\"", bank_line("-1.00", "", "XA.B (C+)Y")));
  EXPECT_FALSE(holds("purpose = \"a.b\"", bank_line("-1.00", "", "axb")));
}

TEST(RuleMatcherTest, EveryConditionMustHold) {
  BankLine line = bank_line("-47.60", "Telekom Deutschland GmbH", "Rechnung 4711");
  line.kind = "FOLGELASTSCHRIFT";
  line.counterparty_account = "DE88500700100175526303";
  line.creditor = "DE93ZZZ00000078611";
  EXPECT_TRUE(holds("counterparty = \"telekom\"\npurpose = \"rechnung\"\nkind = \"lastschrift\"", line));
  EXPECT_FALSE(holds("counterparty = \"telekom\"\npurpose = \"gutschrift\"", line));
  EXPECT_TRUE(holds("iban = \"DE88 5007 0010 0175 5263 03\"", line));
  EXPECT_FALSE(holds("iban = \"DE88500700100175526304\"", line));
  EXPECT_TRUE(holds("creditor = \"DE93ZZZ00000078611\"\nsign = \"out\"", line));
  EXPECT_FALSE(holds("creditor = \"DE93ZZZ00000078611\"\nsign = \"in\"", line));
  EXPECT_TRUE(holds("amount = \"47.60\"", line));
  EXPECT_TRUE(holds("amount_from = \"47.60\"\namount_to = \"47.60\"", line));
  EXPECT_FALSE(holds("amount_from = \"47.61\"", line));
  EXPECT_FALSE(holds("amount_to = \"47.59\"", line));
  EXPECT_TRUE(holds("bank = \"Girokonto\"\npurpose = \"4711\"", line));
  EXPECT_FALSE(holds("bank = \"Tagesgeld\"\npurpose = \"4711\"", line));
}

TEST(RuleMatcherTest, TextIsTheNameOrThePurpose) {
  EXPECT_TRUE(holds("text = [\"adobe\", \"figma\"]", bank_line("-1.00", "VISA", "FIGMA INC 12.03.")));
  EXPECT_TRUE(holds("text = [\"adobe\", \"figma\"]", bank_line("-1.00", "Adobe Systems", "")));
  EXPECT_FALSE(holds("text = [\"adobe\", \"figma\"]", bank_line("-1.00", "VISA", "")));
}

TEST(RuleMatcherTest, TheFirstRuleOfTheFileDecides) {
  const std::string rules = rule("genau", "counterparty = \"telekom\"\namount = \"10.00\"") +
                            rule("iban", "iban = \"DE1\"") + rule("name", "counterparty = \"telekom\"") +
                            rule("alles unter 100", "amount_to = \"100.00\"");
  BankLine line = bank_line("-10.00", "Telekom");
  line.counterparty_account = "DE1";
  EXPECT_EQ(by_rules(rules, line).rule, "genau");
  line.amount = eur("-11.00");
  EXPECT_EQ(by_rules(rules, line).rule, "iban");
  line.counterparty_account = "";
  EXPECT_EQ(by_rules(rules, line).rule, "name");
  line.counterparty = "Vodafone";
  EXPECT_EQ(by_rules(rules, line).rule, "alles unter 100");
}

TEST(RuleMatcherTest, AHostilePatternCostsNoTime) {
  const BankLine line = bank_line("-1.00", "", std::string(100'000, 'a') + "!");
  EXPECT_FALSE(holds("purpose_pattern = \"(a+)+$\"", line));
}

TEST(RuleMatcherTest, DamagedTextsOfABankAreMatchedLikeOthers) {
  EXPECT_TRUE(holds("purpose = \"rechnung\"", bank_line("-1.00", "\xFF\xFE", "Rechnung \xC3(")));
}

TEST(RuleTest, TheChartNamesTheTaxCodeWhereTheRuleDoesNot) {
  const Proposal phone = by_rules(rule("T", "purpose = \"x\"", "4920"), bank_line("-47.60", "", "x"));
  EXPECT_EQ(phone.standing, Standing::binding);
  EXPECT_EQ(phone.parts, (std::vector<TaxedPosting>{{"4920", eur("47.60"), "V19"}}));
  EXPECT_EQ(phone.authority, "adviser");
  const Proposal rent = by_rules(rule("M", "purpose = \"x\"", "4210"), bank_line("-800.00", "", "x"));
  EXPECT_EQ(rent.parts, (std::vector<TaxedPosting>{{"4210", eur("800.00"), ""}}));
  const Proposal fees = by_rules(rule("IHK", "purpose = \"x\"", "4380"), bank_line("-80.00", "", "x"));
  EXPECT_EQ(fees.parts.front().tax_code, "") << "NSTB is a code of sales";
}

TEST(RuleTest, MoneyThatGoesTheOtherWayIsNotPostedInSilence) {
  const Proposal refund = by_rules(rule("T", "purpose = \"x\"", "4920"), bank_line("47.60", "", "x"));
  EXPECT_EQ(refund.standing, Standing::proposed);
  EXPECT_EQ(refund.why.key, "rule_other_direction");
  EXPECT_EQ(refund.parts, (std::vector<TaxedPosting>{{"4920", eur("-47.60"), "V19"}}));
}

TEST(RuleTest, ASmallBusinessGetsTheCodesItMayUse) {
  const MatchWorld small = world_of({ProfitMethod::cash, VatMethod::exempt});
  const Proposal phone = by_rules(rule("T", "purpose = \"x\"", "4920"), bank_line("-47.60", "", "x"), small);
  EXPECT_EQ(phone.parts.front().tax_code, "V0");
  EXPECT_EQ(phone.why, (Reason{"rule_small_business", {"T", "V0", "V19"}}));
  const Proposal ads = by_rules("[[rule]]\nname = \"G\"\npurpose = \"x\"\naccount = \"4600\"\ntax_code = \"EU13B19\"\n",
                                bank_line("-47.60", "", "x"), small);
  EXPECT_EQ(ads.parts.front().tax_code, "EU13B19N");
  const Proposal sale = by_rules(rule("U", "purpose = \"x\"", "8400"), bank_line("47.60", "", "x"), small);
  EXPECT_EQ(sale.parts.front().tax_code, "KU19");
}

TEST(RuleTest, ASplitAddsUpToTheLine) {
  const std::string split = R"([[rule]]
name = "S"
purpose = "x"
split = [ { account = "4920", tax_code = "V19", amount = "10.00" }, { account = "1800", percent = "33.33" }, { account = "1890" } ]
)";
  const Proposal out = by_rules(split, bank_line("-100.01", "", "x"));
  EXPECT_EQ(out.parts, (std::vector<TaxedPosting>{
                           {"4920", eur("10.00"), "V19"}, {"1800", eur("33.33"), ""}, {"1890", eur("56.68"), ""}}));
  const Proposal in = by_rules(split, bank_line("100.01", "", "x"));
  EXPECT_EQ(in.parts.back().amount, eur("-56.68"));
  const Proposal too_small = by_rules(split, bank_line("-10.00", "", "x"));
  EXPECT_EQ(too_small.standing, Standing::asked);
  EXPECT_EQ(too_small.why.key, "rule_split");
}

TEST(RuleTest, OnlyTheWordOfSomebodyWhoMayDecideIsBinding) {
  const std::string open = rule("T", "purpose = \"x\"");
  const std::string released =
      "[[rule]]\nname = \"T\"\npurpose = \"x\"\naccount = \"4900\"\nreleased_by = \"client\"\n";
  const BankLine line = bank_line("-1.00", "", "x");
  EXPECT_EQ(by_rules(open, line, world_of({}, "qualified")).authority, "qualified");
  const Proposal unreleased = by_rules(open, line, world_of({}, ""));
  EXPECT_EQ(unreleased.standing, Standing::proposed);
  EXPECT_EQ(unreleased.why.key, "rule_unreleased");
  const Proposal binding = by_rules(released, line, world_of({}, ""));
  EXPECT_EQ(binding.standing, Standing::binding);
  EXPECT_EQ(binding.authority, "client");
}

TEST(RuleTest, ARuleMayOnlyProposeOrOnlyAsk) {
  const BankLine line = bank_line("-1.00", "", "x");
  const Proposal proposed =
      by_rules("[[rule]]\nname = \"P\"\npurpose = \"x\"\naccount = \"4900\"\npropose_only = true\n", line);
  EXPECT_EQ(proposed.standing, Standing::proposed);
  EXPECT_EQ(proposed.authority, "");
  const Proposal asked = by_rules("[[rule]]\nname = \"F\"\npurpose = \"x\"\nnote = \"Beleg ansehen\"\n", line);
  EXPECT_EQ(asked.standing, Standing::asked);
  EXPECT_EQ(asked.note, "Beleg ansehen");
}

TEST(StarterRulesTest, CommonLinesGoWhereABookkeeperPutsThem) {
  Matcher matcher(rules_of(template_text("rules/de.toml")), {}, {}, world_of());
  struct Example {
    BankLine line;
    Standing standing;
    std::string account;
    std::string tax_code;
  };
  const std::vector<Example> examples{
      {bank_line("-47.60", "Telekom Deutschland GmbH", "Festnetz"), Standing::binding, "4920", "V19"},
      {bank_line("-12.00", "IONOS SE", "Vertrag 123"), Standing::binding, "4925", "V19"},
      {bank_line("-66.45", "Adobe Systems Software Ireland Ltd", ""), Standing::binding, "4964", "EU13B19"},
      {bank_line("-66.45", "VISA", "ADOBE *CREATIVE CLOUD"), Standing::proposed, "4964", "EU13B19"},
      {bank_line("-250.00", "GOOGLE *ADS1234567890", ""), Standing::binding, "4600", "EU13B19"},
      {bank_line("-14.99", "ZOOM.US 888-799-9666", ""), Standing::proposed, "4964", "D13B19"},
      {bank_line("-312.08", "Finanzamt Leipzig II", "STEUERNR 232/123/45678 UMS.ST 02.26"), Standing::binding, "1780",
       ""},
      {bank_line("-900.00", "Finanzkasse Leipzig", "232/123/45678 LOHNSTEUER 03.26 UMS.ST 02.26"), Standing::asked, "",
       ""},
      {bank_line("-500.00", "Finanzamt Leipzig II", "EINKOMMENSTEUER 1.VJ 2026"), Standing::proposed, "1810", ""},
      {bank_line("-80.00", "Industrie- und Handelskammer zu Leipzig", "Beitrag"), Standing::binding, "4380", ""},
      {bank_line("-950.00", "Hausverwaltung Schmidt", "Miete Studio April"), Standing::proposed, "4210", "V0"},
      {bank_line("-120.00", "Hiscox SA", "Berufshaftpflicht 2026"), Standing::binding, "4360", "FREI"},
      {bank_line("-120.00", "Allianz Lebensversicherung", "Beitrag"), Standing::proposed, "4360", "FREI"},
      {bank_line("-33.33", "AMAZON PAYMENTS EUROPE", "302-1234567 AMZN Mktp DE"), Standing::asked, "", ""},
      {bank_line("-1500.00", "Lena Lux", "Privatentnahme März"), Standing::binding, "1800", ""},
      {bank_line("-20.00", "Leinwand und Canvas GmbH", "Rechnung"), Standing::asked, "", ""},
      {bank_line("47.60", "Telekom Deutschland GmbH", "Gutschrift"), Standing::asked, "", ""},
      {bank_line("-20.00", "Bäckerei Betsy Otto", "EC 12.03."), Standing::asked, "", ""},
  };
  for (const Example& example : examples) {
    const Proposal proposal = proposal_for(matcher, example.line);
    const std::string shown = example.line.counterparty + " " + example.line.purpose;
    EXPECT_EQ(proposal.standing, example.standing) << shown << ": " << proposal.rule;
    EXPECT_EQ(proposal.parts.empty() ? "" : proposal.parts.front().account, example.account) << shown;
    EXPECT_EQ(proposal.parts.empty() ? "" : proposal.parts.front().tax_code, example.tax_code) << shown;
  }
}

}  // namespace
}  // namespace kontor
