#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "engine/ledger/entry.h"
#include "tests/unit/expect_refusal.h"

namespace kontor {
namespace {

DataTable table_of(const std::string& chart) {
  const std::string path = std::string(KONTOR_SOURCE_DIR) + "/templates/charts/" + chart + ".csv";
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return DataTable::parse(text.str(), path);
}

ChartOfAccounts chart_of(const std::string& name) { return ChartOfAccounts::from_table(table_of(name)); }

Amount eur(std::string_view text) { return Amount::from_plain(text); }

Draft phone_bill() {
  return {Day::of(2026, 3, 5),
          "Telekom März",
          "T-4711",
          {{"4920", eur("40.00")}, {"1576", eur("7.60")}, {"1200", eur("-47.60")}}};
}

TEST(ChartTest, EveryAccountHasItsTwinWithTheSameMeaningInTheOtherChart) {
  for (const auto& [ours, theirs] : {std::pair{"skr03", "skr04"}, std::pair{"skr04", "skr03"}}) {
    const DataTable table = table_of(ours);
    const ChartOfAccounts other = chart_of(theirs);
    EXPECT_EQ(table.rows().size(), 256U);
    for (const DataTable::Row& row : table.rows()) {
      const Account& twin = other.at(row["twin"]);
      EXPECT_EQ(twin.name, local_text(row, "name"));
      EXPECT_EQ(twin.tax_code, row["tax_code"]) << row["number"];
      EXPECT_EQ(twin.eur_box, row["eur_box"]) << row["number"];
    }
  }
}

TEST(ChartTest, AMistakeInATableNamesFileAndLine) {
  const std::string columns = "number;twin;kind;role;tax_code;eur_box;eur_certain;position;name_de;name_en\n";
  const auto chart_from = [&](const std::string& rows) {
    return ChartOfAccounts::from_table(DataTable::parse("# ours\n" + columns + rows, "mine.csv"));
  };
  EXPECT_REFUSAL(chart_from("12x0;;asset;;;;;;Bank;Bank\n"), Fault::account_malformed);
  EXPECT_REFUSAL(chart_from("1200;;bank;;;;;;Bank;Bank\n"), Fault::account_kind_unknown);
  EXPECT_REFUSAL(chart_from("1200;;asset;;;;;;Bank\n"), Fault::table_row_malformed);
  EXPECT_REFUSAL(chart_from(""), Fault::file_empty);
  try {
    chart_from("1200;;asset;;;;;;Bank;Bank\n1200;;asset;;;;;;Kasse;Cash\n");
    FAIL() << "a doubled account was taken";
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.findings().front(), (Finding{Fault::account_doubled, {"mine.csv", 4, "number"}, "1200", {}}));
  }
}

TEST(EntryTest, BalancesOrDoesNotExist) {
  const ChartOfAccounts chart = chart_of("skr03");
  EXPECT_EQ(Entry::from(phone_bill(), chart).postings().size(), 3U);
  Draft a_cent_off = phone_bill();
  a_cent_off.postings[1].amount = eur("7.61");
  EXPECT_REFUSAL(Entry::from(a_cent_off, chart), Fault::entry_unbalanced);
}

TEST(EntryTest, TellsEverythingThatIsWrongAtOnce) {
  Draft draft = phone_bill();
  draft.text = "";
  draft.postings[0].account = "4999";
  draft.postings[1].amount = eur("0");
  const Findings findings = check(draft, chart_of("skr03"));
  ASSERT_EQ(findings.size(), 4U);
  EXPECT_EQ(findings[0].fault, Fault::entry_without_text);
  EXPECT_EQ(findings[1], (Finding{Fault::account_unknown, {"", 0, "posting 1"}, "4999", {}}));
  EXPECT_EQ(findings[2].fault, Fault::posting_zero);
  EXPECT_EQ(findings[3].value, "-7.60");
}

TEST(EntryTest, HasAtLeastTwoPostingsInOneCurrency) {
  const ChartOfAccounts chart = chart_of("skr03");
  Draft alone = phone_bill();
  alone.postings.resize(1);
  EXPECT_REFUSAL(Entry::from(alone, chart), Fault::entry_too_short);
  Draft mixed = phone_bill();
  mixed.postings[1].amount = Amount(760, Currency::from_code("CHF"));
  EXPECT_REFUSAL(Entry::from(mixed, chart), Fault::currency_mixed);
}

TEST(ReversalTest, UndoesEveryPostingAndKeepsTheReason) {
  const ChartOfAccounts chart = chart_of("skr03");
  const Entry entry = Entry::from(phone_bill(), chart);
  const Entry reversal = reversal_of(entry, {Day::of(2026, 4, 1), "Doppelt gebucht"}, chart);
  EXPECT_EQ(reversal.text(), "Doppelt gebucht");
  for (std::size_t i = 0; i < entry.postings().size(); ++i) {
    EXPECT_EQ(reversal.postings()[i].account, entry.postings()[i].account);
    EXPECT_TRUE((reversal.postings()[i].amount + entry.postings()[i].amount).is_zero());
  }
}

TEST(ReversalTest, NeverChangesThePastAndNeverGoesWithoutAReason) {
  const ChartOfAccounts chart = chart_of("skr03");
  const Entry entry = Entry::from(phone_bill(), chart);
  EXPECT_REFUSAL(reversal_of(entry, {Day::of(2026, 3, 4), "Irrtum"}, chart), Fault::reversal_before_entry);
  EXPECT_REFUSAL(reversal_of(entry, {Day::of(2026, 4, 1), ""}, chart), Fault::reversal_without_reason);
}

}  // namespace
}  // namespace kontor
