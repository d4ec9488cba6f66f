// rules.toml: everything that is wrong is told at once, with its line; new rules go in without touching the rest.
#include "engine/matching/rule_file.h"

#include <gtest/gtest.h>

#include "engine/matching/lesson.h"
#include "engine/matching/rule_matcher.h"
#include "engine/matching/rule_text.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/match_world.h"

namespace kontor {
namespace {

Findings findings_of(const std::string& text) {
  try {
    rules_of(text);
  } catch (const Refusal& refusal) {
    return refusal.findings();
  }
  return {};
}

TEST(RuleFileTest, EveryMistakeOfAFileIsToldAtOnceWithItsLine) {
  const Findings findings = findings_of(R"([[rule]]
name = "Telekom"
counterparty = "telekom"
account = "4999"
colour = "red"

[[rule]]
name = "Miete"
purpose_pattern = "miete("
account = "4210"
tax_code = "V18"
sign = "sideways"
amount_from = "1,50"
bank = "Sparbuch"
)");
  ASSERT_EQ(findings.size(), 7U);
  const std::vector<std::pair<Fault, int>> expected{{Fault::account_unknown, 4},   {Fault::key_unknown, 5},
                                                    {Fault::pattern_malformed, 9}, {Fault::key_malformed, 12},
                                                    {Fault::number_malformed, 13}, {Fault::bank_account_unknown, 14},
                                                    {Fault::tax_code_unknown, 11}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(findings[i].fault, expected[i].first) << name_of(findings[i].fault);
    EXPECT_EQ(findings[i].where.line, expected[i].second);
    EXPECT_EQ(findings[i].where.file, "rules.toml");
  }
}

TEST(RuleFileTest, ARuleForEveryLineIsNoRule) {
  EXPECT_EQ(findings_of("[[rule]]\nname = \"Alles\"\naccount = \"4900\"\n").front().fault,
            Fault::rule_without_condition);
  EXPECT_EQ(findings_of("[[rule]]\nname = \"Alles\"\nsign = \"out\"\naccount = \"4900\"\n").front().fault,
            Fault::rule_without_condition);
  EXPECT_EQ(findings_of("[[rule]]\nname = \"Leer\"\npurpose = \" \"\naccount = \"4900\"\n").front().fault,
            Fault::key_malformed);
}

TEST(RuleFileTest, ARuleWithoutAccountMustSayWhatItAsks) {
  EXPECT_EQ(findings_of("[[rule]]\nname = \"Stumm\"\npurpose = \"x\"\n").front().fault, Fault::key_missing);
  EXPECT_TRUE(findings_of("[[rule]]\nname = \"Fragt\"\npurpose = \"x\"\nnote = \"Beleg?\"\n").empty());
}

TEST(RuleFileTest, APatternThatCouldNeverMatchSaysHowToWriteIt) {
  const Findings findings = findings_of("[[rule]]\nname = \"M\"\npurpose_pattern = \"^Müller\"\naccount = \"4900\"\n");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().fault, Fault::pattern_not_folded);
  EXPECT_EQ(findings.front().details, std::vector<std::string>{"^mueller"});
}

TEST(RuleFileTest, ASplitHasExactlyOnePartForTheRest) {
  const auto split = [](const std::string& parts) {
    return findings_of("[[rule]]\nname = \"S\"\npurpose = \"x\"\nsplit = [" + parts + "]\n");
  };
  EXPECT_TRUE(split(R"({ account = "4920", amount = "100.00" }, { account = "1800" })").empty());
  for (const char* wrong : {R"({ account = "4920" }, { account = "1800" })", R"({ account = "4920" })",
                            R"({ account = "4920", amount = "1.00" }, { account = "1800", percent = "30" })",
                            R"({ account = "4920", amount = "1.00", percent = "3" }, { account = "1800" })"}) {
    const Findings findings = split(wrong);
    ASSERT_FALSE(findings.empty()) << wrong;
    EXPECT_EQ(findings.front().fault, Fault::split_malformed) << wrong;
  }
}

TEST(RuleFileTest, HostileFilesAreRefusedAndNeverSlow) {
  EXPECT_EQ(findings_of("[[rule]]\nname = \"\xFF\xFE\"\n").front().fault, Fault::toml_malformed);
  EXPECT_EQ(findings_of("[[rule]]\nname = \"G\"\npurpose_pattern = \"((a{1000}){1000})\"\naccount = \"4900\"\n")
                .front()
                .fault,
            Fault::pattern_malformed);
  std::string large;
  for (int i = 0; large.size() < (1U << 20); ++i)
    large += "[[rule]]\nname = \"R" + std::to_string(i) + "\"\ncounterparty = \"firma nummer " + std::to_string(i) +
             "\"\naccount = \"4900\"\n";
  const Rules rules = rules_of(large);
  RuleMatcher matcher(rules.rules);
  const BankLine line = bank_line("-1.00", "Firma Nummer 12345 GmbH");
  const Rule* found = matcher.first_match({line, ""});
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->name, "R1") << "firma nummer 1 is part of it, and the first rule decides";
}

TEST(RuleFileTest, RulesForOneChartBecomeRulesForItsSister) {
  EXPECT_EQ(for_sister_chart("# 4920 stays\naccount = \"4920\"\nnote = \"sonst 1800, seit 2026\"\n", skr03()),
            "# 4920 stays\naccount = \"6805\"\nnote = \"sonst 2100, seit 2026\"\n");
}

TEST(RuleFileTest, TheStarterRulesAreSoundInBothCharts) {
  const std::string text = template_text("rules/de.toml");
  const Rules rules = rules_from_toml(text, "de.toml", {skr03(), german_codes(), two_banks()});
  EXPECT_GE(rules.rules.size(), 80U);
  const Rules sister =
      rules_from_toml(for_sister_chart(text, skr03()), "de.toml", {skr04(), german_codes(), two_banks()});
  EXPECT_EQ(sister.rules.size(), rules.rules.size());
}

constexpr const char* kTwoRules = R"(# my rules

# phone
[[rule]]
name = "Phone"
counterparty = "telekom"
account = "4920"   # dear

# the rest
[[rule]]
name = "Ask"
text = "paypal"
note = "what?"
)";

TEST(RuleFileTest, ALearnedRuleGoesInFrontOfTheOneThatHeldAndTheRestStays) {
  const BankLine line = bank_line("-9.99", "PayPal Europe", "Ihr Einkauf bei \"Spotify\"");
  const LearnedRule learned = learn({"4964", "V19", "Spotify", "client", Day::of(2026, 4, 8)}, {line, ""},
                                    {kTwoRules, "rules.toml"}, {skr03(), german_codes(), two_banks()});
  const std::string added = R"([[rule]]
name = "PayPal Europe"
counterparty = "paypal europe"
purpose = "spotify"
sign = "out"
account = "4964"
tax_code = "V19"
released_by = "client"
released = "2026-04-08"

)";
  const std::string text = kTwoRules;
  const std::size_t at = text.find("# the rest");
  EXPECT_EQ(learned.file_text, text.substr(0, at) + added + text.substr(at));
  EXPECT_EQ(by_rules(learned.file_text, line).rule, "PayPal Europe");
}

TEST(RuleFileTest, ALearnedRuleForANewCounterpartyGoesToTheEnd) {
  const BankLine line = bank_line("-9.99", "Müller \"Druck\" GmbH");
  const LearnedRule learned = learn({"4600", "V19", "", "adviser", Day::of(2026, 4, 8)}, {line, ""},
                                    {kTwoRules, "rules.toml"}, {skr03(), german_codes(), two_banks()});
  EXPECT_TRUE(learned.file_text.starts_with(kTwoRules));
  EXPECT_EQ(by_rules(learned.file_text, line).rule, "Müller \"Druck\" GmbH");
}

TEST(RuleFileTest, ALessonWithoutTaxCodeIsNotARuleWithTheCodeOfTheChart) {
  const BankLine line = bank_line("-9.99", "Nachbarin");
  const LearnedRule learned = learn({"4920", "", "", "client", Day::of(2026, 4, 8)}, {line, ""}, {"", "rules.toml"},
                                    {skr03(), german_codes(), two_banks()});
  EXPECT_EQ(by_rules(learned.file_text, line).parts, (std::vector<TaxedPosting>{{"4920", eur("9.99"), ""}}));
}

TEST(RuleFileTest, ARuleThatWouldNotHoldForItsOwnLineIsRefused) {
  const BankLine line = bank_line("-9.99", "PayPal", "Ihr Einkauf bei Spotify");
  EXPECT_REFUSAL(learn({"4964", "", "Netflix", "client", Day::of(2026, 4, 8)}, {line, ""}, {"", "rules.toml"},
                       {skr03(), german_codes(), two_banks()}),
                 Fault::rule_misses_line);
}

TEST(RuleFileTest, ALineThatNamesNobodyTeachesNothing) {
  const BankLine line = bank_line("-9.99", "", "Entgelt");
  EXPECT_REFUSAL(learn({"4970", "", "", "client", Day::of(2026, 4, 8)}, {line, ""}, {"", "rules.toml"},
                       {skr03(), german_codes(), two_banks()}),
                 Fault::rule_without_condition);
}

}  // namespace
}  // namespace kontor
