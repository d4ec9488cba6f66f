// Files of banks nobody has a profile for, as they may come tomorrow: each is read by the profile that is proposed for
// it. And files that came to harm: one clear refusal each. All are invented.
#include <gtest/gtest.h>

#include "engine/bank/profile_draft.h"
#include "engine/bank/profile_text.h"
#include "engine/system/environment.h"
#include "engine/text/decode.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/samples.h"

namespace kontor {
namespace {

using Answers = std::map<std::string, std::string>;

// "2 booked, 1 pending, 118.00 EUR" by the proposed profile.
std::string read_as_proposed(const std::string& bytes, const Answers& answers = {}) {
  const Wording wording(data_folder() + "/locales", "en");
  const std::string text = decode(bytes, "unbekannt.csv").text;
  const ProfileDraft draft = draft_profile({text, "unbekannt.csv", "", answers}, statement_readers().layouts());
  if (!draft.questions.empty()) return "open: " + draft.questions.front().key;
  const NamedText profile{"bank/unbekannt.toml", profile_text(draft, wording)};
  const StatementFile file = StatementReaders::from_profiles({}, {profile}).read(bytes, "unbekannt.csv");
  int booked = 0, pending = 0;
  Amount sum(0, file.statements.at(0).currency);
  for (const BankLine& line : file.statements.at(0).lines) {
    booked += line.state == LineState::booked ? 1 : 0;
    pending += line.state == LineState::pending ? 1 : 0;
    if (line.state == LineState::booked) sum += line.amount;
  }
  return std::to_string(booked) + " booked, " + std::to_string(pending) + " pending, " + sum.to_plain() + " " +
         std::string(sum.currency().code());
}

TEST(UnknownBankTest, FilesOfBanksWithoutAProfileAreReadByAProposal) {
  EXPECT_EQ(read_as_proposed("Valuta|Buchungstag|Empfänger|Verwendungszweck|Betrag\n"
                             "01.03.2026|01.03.2026|Anna|RE-7|119,00\n02.03.2026|02.03.2026|Ben|Miete|-1,00\n"),
            "2 booked, 0 pending, 118.00 EUR")
      << "bars between cells";
  EXPECT_EQ(read_as_proposed("Datum\tText\tBetrag\n2026-03-01\tKurs\t119.00\n2026-03-02\tMiete\t-1.00\n"),
            "2 booked, 0 pending, 118.00 EUR")
      << "tabs between cells";
  EXPECT_EQ(read_as_proposed("\"Konto\";\"Privat\"\n\"Stand\";\"31.03.2026\"\n\n\"Tag\";\"Zweck\";\"Betrag (EUR)\"\n"
                             "\"01.03.26\";\"Kurs; Teil 1\";\"119,00\"\n\"13.03.26\";\"Miete\";\"-1,00\"\n"),
            "2 booked, 0 pending, 118.00 EUR")
      << "rows above the table, a separator inside quotes";
  EXPECT_EQ(read_as_proposed("Datum;Text;Ausgang;Eingang\n01.03.2026;Kurs;;119,00\n02.03.2026;Miete;1,00;\n"),
            "open: amount")
      << "two columns whose names nobody knows";
  EXPECT_EQ(read_as_proposed("Datum;Text;Soll;Haben\n01.03.2026;Kurs;;119,00\n02.03.2026;Miete;1,00;\n"),
            "2 booked, 0 pending, 118.00 EUR");
  EXPECT_EQ(read_as_proposed("Datum;Text;Betrag;Währung\n01.03.2026;Kurs;119.00;CHF\n02.03.2026;Miete;-1.00;CHF\n"),
            "2 booked, 0 pending, 118.00 CHF");
  EXPECT_EQ(read_as_proposed("Datum;Text;Betrag;S/H\n01.03.2026;Kurs;119,00;H\n02.03.2026;Miete;1,00;S\n"),
            "2 booked, 0 pending, 118.00 EUR");
  EXPECT_EQ(read_as_proposed("Buchungstag;Status;Verwendungszweck;Betrag\n01.03.2026;gebucht;Kurs;119,00\n"
                             "02.03.2026;vorgemerkt;Tank;-60,00\n"),
            "1 booked, 1 pending, 119.00 EUR");
  EXPECT_EQ(read_as_proposed("Date;Label;Amount\n31/03/2026;Cours;119,50\n01/03/2026;Loyer;-1,00\n"),
            "2 booked, 0 pending, 118.50 EUR")
      << "there is no month 31";
  EXPECT_EQ(read_as_proposed("Datum;Text;Umsatz;Saldo\n01.03.2026;Kurs;1.190;1.190\n02.03.2026;Miete;-1.000;190\n"
                             "03.03.2026;Strom;-90;100\n"),
            "3 booked, 0 pending, 100.00 EUR")
      << "three digits behind every mark, but only thousands make the balance follow";
  EXPECT_EQ(
      read_as_proposed("Karte;Kaufdatum;Händler;Betrag\n1234;01.03.2026;Hotel;90,00\n1234;02.03.2026;Bahn;28,00\n",
                       {{"sign", "out"}}),
      "2 booked, 0 pending, -118.00 EUR")
      << "a credit card";
  EXPECT_EQ(read_as_proposed("\xFF\xFE" +
                             [] {
                               std::string wide;
                               for (const char c :
                                    std::string("Datum;Text;Betrag\n01.03.2026;Kurs;119,00\n02.03.2026;Miete;-1,00\n"))
                                 wide += std::string{c, '\0'};
                               return wide;
                             }()),
            "2 booked, 0 pending, 118.00 EUR")
      << "UTF-16";
}

std::optional<Fault> fault_of_file(const std::string& bytes) {
  return fault_of([&] { static_cast<void>(statement_readers().read(bytes, "schaden.csv")); });
}

TEST(UnknownBankTest, DamagedFilesAreRefusedWithOneReason) {
  const std::string head =
      "Buchung;Valuta;Sender / Empfänger;IBAN / Konto-Nr.;BIC / BLZ;Buchungstext;Verwendungszweck;"
      "Betrag in EUR\n";
  const std::string sound = "31.03.2026;31.03.2026;Anna;DE75512108001245126199;;GUTSCHRIFT;RE-7;119,00\n";
  EXPECT_EQ(fault_of_file(head + sound), std::nullopt);
  EXPECT_EQ(fault_of_file(head + sound + "31.03.2026;31.03.2026;Anna;;GUTSCHRIFT;RE-7;119,00\n"), Fault::row_cut)
      << "a column is missing";
  EXPECT_EQ(fault_of_file(head + sound + "31.03.2026;31.03.2026;;Anna;;;GUTSCHRIFT;RE-7;119,00\n"), Fault::row_cut)
      << "a column too many";
  EXPECT_EQ(fault_of_file(head + sound + "31.03.2026;31.03.2026;Anna;;;GUTSCHRIFT;RE-7;DE75512108001245126199\n"),
            Fault::statement_amount_malformed)
      << "an IBAN among the amounts";
  EXPECT_EQ(fault_of_file(head + sound + "31.03.2026;31.03.2026;Anna;;;GUTSCHRIFT;RE-7;119.00\n"),
            Fault::statement_amount_malformed)
      << "another decimal mark";
  EXPECT_EQ(fault_of_file(head + sound + "31.03.2026;31.03.2026;Anna;;;GUTSCHRIFT;RE-7;1,19E+02\n"),
            Fault::statement_amount_malformed)
      << "a spreadsheet was there";
  EXPECT_EQ(fault_of_file(head + sound + "03/31/2026;31.03.2026;Anna;;;GUTSCHRIFT;RE-7;119,00\n"),
            Fault::statement_day_malformed);
  EXPECT_EQ(fault_of_file(head + sound + "30.02.2026;28.02.2026;Anna;;;GUTSCHRIFT;RE-7;119,00\n"),
            Fault::statement_day_malformed)
      << "no such day";
  EXPECT_EQ(fault_of_file(head + sound + "31.03.2026;31.03.2026;\"Anna;;;GUTSCHRIFT;RE-7;119,00\n"),
            Fault::statement_cut_off)
      << "a quote that never closes";
  EXPECT_EQ(fault_of_file(head + sound + "31.03.20"), Fault::row_cut) << "a download that broke off";
  EXPECT_EQ(fault_of_file(head + std::string("31.03.2026;\0;Anna;;;;RE-7;119,00\n", 33)), Fault::text_undecodable);
  EXPECT_EQ(fault_of_file(head), Fault::statement_without_lines);
}

TEST(UnknownBankTest, AFileMayEndWithAnAmountWhenAllItsDigitsAreThere) {
  const std::string head =
      "Buchung;Valuta;Sender / Empfänger;IBAN / Konto-Nr.;BIC / BLZ;Buchungstext;Verwendungszweck;Betrag in EUR\n";
  const std::string row = "31.03.2026;31.03.2026;Anna;;;GUTSCHRIFT;RE-7;";
  EXPECT_EQ(statement_readers().read(head + row + "119,00", "a.csv").statements[0].lines.size(), 1U);
  EXPECT_EQ(fault_of_file(head + row + "119,0"), Fault::statement_cut_off);
  EXPECT_EQ(fault_of_file(head + row + "119"), Fault::statement_cut_off);
}

TEST(UnknownBankTest, AStrayByteOfAnotherEncodingIsReadAsTheBankWroteIt) {
  const std::string mixed =
      "Datum;Text;Betrag\n01.03.2026;Gr\xFCn;119,00\n02.03.2026;Gr\xC3\xBCn;-1,00\n";  // CP1252 with UTF-8 inside
  EXPECT_EQ(read_as_proposed(mixed), "2 booked, 0 pending, 118.00 EUR");
}

}  // namespace
}  // namespace kontor
