// A profile for a file nobody knows: what columns are taken for, what decides, what is asked. All files are invented.
#include "engine/bank/profile_draft.h"

#include <gtest/gtest.h>

#include "engine/bank/profile_text.h"
#include "engine/system/environment.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/samples.h"

namespace kontor {
namespace {

using Answers = std::map<std::string, std::string>;

ProfileDraft draft(const std::string& text, const Answers& answers = {}) {
  return draft_profile({text, "neue-bank.csv", "", answers}, statement_readers().layouts());
}

std::string field_of(const ProfileDraft& draft, const std::string& column) {
  for (const DraftColumn& drafted : draft.columns)
    if (drafted.name == column) return drafted.field ? std::string(name_of(*drafted.field)) : "none";
  return "no column";
}

std::vector<std::string> keys_of(const ProfileDraft& draft) {
  std::vector<std::string> keys;
  for (const DraftQuestion& question : draft.questions) keys.push_back(question.key);
  return keys;
}

using Keys = std::vector<std::string>;

// The file read with the profile that was drafted for it.
StatementFile read_with_draft(const std::string& text, const Answers& answers = {}) {
  const Wording wording(data_folder() + "/locales", "de");
  const NamedText profile{"bank/neu.toml", profile_text(draft(text, answers), wording)};
  return StatementReaders::from_profiles({}, {profile}).read(text, "neue-bank.csv");
}

std::string sum_of(const StatementFile& file) {
  Amount sum;
  for (const BankLine& line : file.statements.at(0).lines) sum += line.amount;
  return sum.to_plain();
}

TEST(ProfileDraftTest, ColumnsAreKnownByTheirNamesInOtherProfiles) {
  const std::string text =
      "Buchungstag;Wertstellung;Auftraggeber/Empfänger;Verwendungszweck;IBAN;Betrag;Währung;Notizfeld\n"
      "13.03.2026;14.03.2026;Anna Grün;Kurs RE-7;DE75512108001245126199;1.119,00;EUR;\n"
      "12.03.2026;12.03.2026;Vermieter;Miete;;-700,00;EUR;\n";
  const ProfileDraft drafted = draft(text);
  EXPECT_EQ(keys_of(drafted), Keys{});
  EXPECT_EQ(field_of(drafted, "Buchungstag"), "day");
  EXPECT_EQ(field_of(drafted, "Wertstellung"), "day_value");
  EXPECT_EQ(field_of(drafted, "Auftraggeber/Empfänger"), "counterparty");
  EXPECT_EQ(field_of(drafted, "IBAN"), "counterparty_account");
  EXPECT_EQ(field_of(drafted, "Betrag"), "amount");
  EXPECT_EQ(field_of(drafted, "Notizfeld"), "none");
  const StatementFile file = read_with_draft(text);
  EXPECT_EQ(file.format, "csv/neue-bank");
  EXPECT_EQ(sum_of(file), "419.00");
  EXPECT_EQ(file.statements[0].lines[0].counterparty, "Anna Grün");
}

TEST(ProfileDraftTest, StrangeNamesAreKnownByTheirCells) {
  const std::string text = "Wann,Worum,Wieviel\n2026-03-13,Kurs,119.00\n2026-03-14,Miete,-700.00\n";
  const ProfileDraft drafted = draft(text);
  EXPECT_EQ(field_of(drafted, "Wann"), "day");
  EXPECT_EQ(field_of(drafted, "Worum"), "purpose");
  EXPECT_EQ(field_of(drafted, "Wieviel"), "amount");
  EXPECT_EQ(sum_of(read_with_draft(text)), "-581.00");
}

TEST(ProfileDraftTest, AFileWithoutAHeaderIsKnownByItsShape) {
  const std::string text = "13.03.2026;Kurs;119,00;EUR\n14.03.2026;Miete;-700,00;EUR\n";
  EXPECT_FALSE(draft(text).has_header);
  EXPECT_EQ(sum_of(read_with_draft(text)), "-581.00");
}

TEST(ProfileDraftTest, TheOrderOfDaysIsAskedWhenNoRowDecidesIt) {
  const std::string open = "Date,Text,Amount\n03/04/2026,Kurs,119.00\n05/04/2026,Miete,-700.00\n";
  const ProfileDraft drafted = draft(open);
  ASSERT_EQ(keys_of(drafted), Keys{"day"});
  EXPECT_EQ(drafted.questions[0].options, (Keys{"TT/MM/JJJJ", "MM/TT/JJJJ"}));
  EXPECT_EQ(drafted.questions[0].rows[0].read, (Keys{"2026-04-03", "2026-03-04"}));
  EXPECT_EQ(read_with_draft(open, {{"day", "MM/TT/JJJJ"}}).statements[0].lines[0].day, Day::of(2026, 3, 4));
  EXPECT_EQ(keys_of(draft(open + "13/04/2026,Strom,-60.00\n")), Keys{}) << "no month has that number";
}

TEST(ProfileDraftTest, TheDecimalMarkIsAskedWhenNoRowDecidesIt) {
  const std::string open = "Datum;Text;Betrag\n13.04.2026;Kurs;1.190\n14.04.2026;Miete;-2.700\n";
  const ProfileDraft drafted = draft(open);
  ASSERT_EQ(keys_of(drafted), Keys{"decimal"});
  EXPECT_EQ(drafted.questions[0].rows[0].read, (Keys{"1190.00", "1.19"}));
  EXPECT_EQ(sum_of(read_with_draft(open, {{"decimal", ","}})), "-1510.00");
  EXPECT_EQ(sum_of(read_with_draft(open, {{"decimal", "."}})), "-1.51");
  EXPECT_EQ(keys_of(draft(open + "15.04.2026;Strom;-60,5\n")), Keys{});
}

TEST(ProfileDraftTest, TheSignIsAskedWhenNothingSaysIt) {
  const std::string open = "Datum;Text;Betrag\n13.04.2026;Hotel;90,00\n14.04.2026;Bahn;60,00\n";
  EXPECT_EQ(keys_of(draft(open)), Keys{"sign"});
  EXPECT_EQ(sum_of(read_with_draft(open, {{"sign", "out"}})), "-150.00");
  EXPECT_EQ(sum_of(read_with_draft(open, {{"sign", "in"}})), "150.00");
}

TEST(ProfileDraftTest, AColumnOfDirectionsSaysTheSign) {
  const std::string text = "Datum;Text;Betrag;Art\n13.04.2026;Kurs;90,00;H\n14.04.2026;Bahn;60,00;S\n";
  EXPECT_EQ(field_of(draft(text), "Art"), "direction");
  EXPECT_EQ(sum_of(read_with_draft(text)), "30.00");
}

TEST(ProfileDraftTest, DebitAndCreditStandInTwoColumns) {
  const std::string text = "Datum;Text;Soll;Haben\n13.04.2026;Kurs;;90,00\n14.04.2026;Bahn;60,00;\n";
  EXPECT_EQ(sum_of(read_with_draft(text)), "30.00");
}

TEST(ProfileDraftTest, ARunningBalanceDecidesWhatTheAmountsLeaveOpen) {
  const std::string text =
      "Datum;Text;Betrag;Saldo\n13.04.2026;Hotel;90,00;910,00\n14.04.2026;Bahn;60,00;850,00\n"
      "15.04.2026;Gutschrift;-10,00;860,00\n";
  const ProfileDraft drafted = draft(text);
  EXPECT_TRUE(drafted.reversed) << "a positive amount makes the balance smaller";
  EXPECT_EQ(sum_of(read_with_draft(text)), "-140.00");
}

TEST(ProfileDraftTest, WordsOfAStateThatNobodyKnowsAreAsked) {
  const std::string text =
      "Buchungsdatum;Status;Verwendungszweck;Betrag\n13.04.2026;Gebucht;Kurs;90,00\n14.04.2026;Schwebend;Bahn;-60,00\n";
  EXPECT_EQ(keys_of(draft(text)), Keys{"word:Schwebend"});
  const StatementFile file = read_with_draft(text, {{"word:Schwebend", "pending"}});
  EXPECT_EQ(file.statements[0].lines[1].state, LineState::pending);
}

TEST(ProfileDraftTest, TheAccountStandsAboveTheTableAndSmallPrintBelow) {
  const std::string text =
      "Konto;DE02120300000000202051\n\nDatum;Text;Betrag\n13.04.2026;Kurs;90,50\n14.04.2026;Bahn;-60,00\n"
      "Alle Angaben ohne Gewähr\n";
  const StatementFile file = read_with_draft(text);
  EXPECT_EQ(file.statements[0].account, "DE02120300000000202051");
  EXPECT_EQ(file.statements[0].lines.size(), 2U);
}

TEST(ProfileDraftTest, WithoutDaysOrAmountsThereIsNothingToPropose) {
  EXPECT_REFUSAL(draft("Name;Ort;Alter\nAnna;Leipzig;12\n"), Fault::profile_not_drafted);
  EXPECT_REFUSAL(draft("Datum;Ort;Text\n13.04.2026;Leipzig;Kurs\n"), Fault::profile_not_drafted);
  EXPECT_REFUSAL(draft("Datum;Text;Konto\n13.04.2026;Kurs;DE02120300000000202051\n"), Fault::profile_not_drafted)
      << "an IBAN is no amount";
}

TEST(ProfileDraftTest, AnAnswerIsOneOfTheOptionsOfAQuestion) {
  const std::string open = "Datum;Text;Betrag\n13.04.2026;Hotel;90,00\n";
  EXPECT_REFUSAL(draft(open, {{"sign", "vielleicht"}}), Fault::answer_unknown);
  EXPECT_REFUSAL(draft(open, {{"farbe", "rot"}}), Fault::answer_unknown);
}

TEST(ProfileDraftTest, TheProfileOfTheClientGoesBeforeAllOthers) {
  const std::string text = "Date,Amount,Account,Counterparty,Name,Description\n2026-03-06,\"-8,78\",DE1,,Anna,Kurs\n";
  EXPECT_EQ(statement_readers().read(text, "a.csv").format, "csv/bunq");
  const NamedText own{"bank/eigen.toml",
                      "bank = \"Eigen\"\n[[layout]]\nid = \"eigen\"\nseparator = \",\"\nday = \"JJJJ-MM-TT\"\n"
                      "header = [\"Date\", \"Amount\"]\n[layout.columns]\nday = \"Date\"\namount = \"Amount\"\n"};
  EXPECT_EQ(StatementReaders::from_profiles({}, {own}).read(text, "a.csv").format, "csv/eigen");
  EXPECT_REFUSAL(StatementReaders::from_profiles({}, {{"bank/eigen.toml", "bank = \"X\"\n[[layout]]\nid = 3\n"}}),
                 Fault::key_malformed);
}

}  // namespace
}  // namespace kontor
