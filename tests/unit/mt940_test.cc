// SWIFT statements (MT940) and interim reports (MT942): one invented account, and every way banks bend the format.
#include "engine/bank/mt940.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/bank/mt940_details.h"
#include "engine/bank/mt940_fields.h"
#include "engine/bank/mt940_values.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/samples.h"
#include "tests/unit/statements.h"

namespace kontor {
namespace {

const std::string kStatement =
    ":20:STARTUMS\r\n"
    ":25:12030000/202051\r\n"
    ":28C:00007/001\r\n"
    ":60F:C260227EUR1000,00\r\n"
    ":61:2603020302CR119,00NTRFNONREF//2026030200017\r\n"
    ":86:166?00GUTSCHR. UEBERWEISUNG?109310?20EREF+RE-2026-0007?21SVWZ+Rechn\r\n"
    "ung RE-2026-0007 ?22vom 12.02.2026, danke?30BYLADEM1001?31DE02120300\r\n"
    "000000202051?32Blumenladen Rosa Rot und S?33oehne GmbH\r\n"
    ":61:2603030303DR59,50NDDTNONREF\r\n"
    ":86:105?00FOLGELASTSCHRIFT?20EREF+7781?21MREF+M-1?22CRED+DE98ZZZ09999\r\n"
    "999999?23SVWZ+Telefon Maerz?32Telefon AG\r\n"
    ":62F:C260303EUR1059,50\r\n"
    ":64:C260303EUR1059,50\r\n"
    "-\r\n";

StatementFile read(std::string_view bytes) { return read_mt940(bytes, "auszug.sta"); }

std::string with(std::string_view from, std::string_view to) { return changed(kStatement, from, to); }

BankLine line_of(const StatementFile& file, std::size_t at = 0) { return file.statements.at(0).lines.at(at); }

// The first line of the statement when its field :61: is this.
BankLine line_with(std::string_view field) {
  return line_of(read(with("2603020302CR119,00NTRFNONREF//2026030200017", field)));
}

SwiftDetails details_of(std::vector<std::string_view> lines) { return swift_details(lines); }

std::vector<Fault> findings_of(std::string_view bytes) {
  std::vector<Fault> faults;
  for (const Finding& finding : read(bytes).findings) faults.push_back(finding.fault);
  return faults;
}

TEST(Mt940Test, AStatementIsItsAccountItsLinesAndItsBalances) {
  const StatementFile file = read(kStatement);
  EXPECT_EQ(file.format, "mt940");
  EXPECT_TRUE(file.findings.empty());
  ASSERT_EQ(file.statements.size(), 1U);
  const Statement& statement = file.statements[0];
  EXPECT_EQ(statement.account, "DE02120300000000202051") << "the IBAN of bank code and account";
  ASSERT_EQ(statement.lines.size(), 2U);
  ASSERT_EQ(statement.balances.size(), 2U);
  EXPECT_EQ(statement.balances[0], (KnownBalance{Day::of(2026, 3, 2), Amount(100000), true, 4}));
  EXPECT_EQ(statement.balances[1], (KnownBalance{Day::of(2026, 3, 3), Amount(105950), false, 12}));
}

TEST(Mt940Test, ALineHasItsWordsFromTheSubfields) {
  const BankLine line = line_of(read(kStatement));
  EXPECT_EQ(line.line, 5);
  EXPECT_EQ(line.amount, Amount(11900));
  EXPECT_EQ(line.day, Day::of(2026, 3, 2));
  EXPECT_EQ(line.kind, "GUTSCHR. UEBERWEISUNG");
  EXPECT_EQ(line.purpose, "Rechnung RE-2026-0007 vom 12.02.2026, danke");
  EXPECT_EQ(line.end_to_end, "RE-2026-0007");
  EXPECT_EQ(line.counterparty, "Blumenladen Rosa Rot und S oehne GmbH") << "26 letters: a blank stood at the cut";
  EXPECT_EQ(line.counterparty_account, "DE02120300000000202051");
  EXPECT_EQ(line.counterparty_bank, "BYLADEM1001");
  EXPECT_EQ(line.reference, "2026030200017");
  const BankLine debit = line_of(read(kStatement), 1);
  EXPECT_EQ(debit.mandate, "M-1");
  EXPECT_EQ(debit.creditor, "DE98ZZZ09999999999");
}

TEST(Mt940Test, EveryLineEndAndEnvelopeIsTheSameStatement) {
  const StatementFile expected = read(kStatement);
  std::string lf = kStatement, cr = kStatement, raw = "@@" + kStatement;
  lf.erase(std::remove(lf.begin(), lf.end(), '\r'), lf.end());
  cr.erase(std::remove(cr.begin(), cr.end(), '\n'), cr.end());
  for (std::size_t at = 0; (at = raw.find("\r\n", at)) != std::string::npos;) raw.replace(at, 2, "@@");
  const std::string body = kStatement.substr(0, kStatement.size() - 3);
  for (const std::string& bytes :
       {lf, cr, raw, body, "-\r\n" + kStatement, "Musterbank AG\r\n\r\n" + kStatement + "\r\n\r\n",
        "{1:F01BYLADEM1AXXX0000000000}{2:I940BYLADEM1XXXXN}{4:\r\n" + body + "-}",
        "\x01{1:F01BYLADEM1AXXX0000000000}{2:I940X}{4:\r\n" + body + "-}{5:{CHK:0}}\x03",
        "\xEF\xBB\xBF" + kStatement}) {
    SCOPED_TRACE(bytes.substr(0, 40));
    EXPECT_TRUE(looks_like_mt940(bytes));
    const StatementFile file = read(bytes);
    ASSERT_EQ(file.statements.size(), 1U);
    ASSERT_EQ(file.statements[0].lines.size(), 2U);
    EXPECT_EQ(file.statements[0].lines[0].purpose, expected.statements[0].lines[0].purpose);
    EXPECT_EQ(file.statements[0].balances.size(), 2U);
  }
}

TEST(Mt940Test, UmlautsOfEveryPageAreRead) {
  for (const std::string_view umlaut : {"\xC3\xBC", "\xFC", "\x81"}) {
    const StatementFile file = read(with("Telefon AG", "B" + std::string(umlaut) + "cher AG"));
    EXPECT_EQ(line_of(file, 1).counterparty,
              "B\xC3\xBC"
              "cher AG");
  }
}

TEST(Mt940Test, AReversalTurnsWhatItReverses) {
  EXPECT_EQ(line_with("2603020302RD119,00NTRFNONREF").amount, Amount(11900)) << "a debit came back";
  EXPECT_EQ(line_with("2603020302RDR119,00NTRFNONREF").amount, Amount(11900)) << "with the third letter of EUR";
  EXPECT_EQ(line_with("2603020302RC119,00NTRFNONREF").amount, Amount(-11900)) << "a credit was taken back";
  EXPECT_EQ(line_with("2603020302EC119,00NTRFNONREF").state, LineState::pending) << "expected only";
}

TEST(Mt940Test, AmountsMayLackDecimalsAndCodes) {
  EXPECT_EQ(line_with("2603020302C119,NTRFNONREF").amount, Amount(11900));
  EXPECT_EQ(line_with("260302C119,5").amount, Amount(11950));
  EXPECT_EQ(line_with("260302C000000000119,00 NTRF").amount, Amount(11900));
  EXPECT_EQ(line_with("260302C119.00NTRF").amount, Amount(11900)) << "a point of a Swiss bank";
}

TEST(Mt940Test, TheBookingDayIsNextToTheValueDayAcrossTheYear) {
  EXPECT_EQ(line_with("2512310102C119,00NTRF").day, Day::of(2026, 1, 2));
  EXPECT_EQ(line_with("2601021231C119,00NTRF").day, Day::of(2025, 12, 31));
  EXPECT_EQ(line_with("2603020302C119,00NTRF").day, Day::of(2026, 3, 2));
  EXPECT_EQ(line_with("260302C119,00NTRF").day, Day::of(2026, 3, 2)) << "no booking day: the value day";
  EXPECT_EQ(line_with("2602300227C119,00NTRF").day_value, Day::of(2026, 2, 28)) << "months of thirty days";
  EXPECT_EQ(line_with("990302C119,00NTRF").day, Day::of(1999, 3, 2));
}

TEST(Mt940Test, AReturnKeepsItsReasonAndWhatItCost) {
  const BankLine line = line_of(read(changed(
      with("2603020302CR119,00NTRFNONREF//2026030200017", "2603020302DR122,00NRTINONREF\r\n/OCMT/EUR119,//CHGS/EUR3,/"),
      "166?00GUTSCHR. UEBERWEISUNG?109310?20EREF+RE-2026-0007?21SVWZ+Rechn\r\nung RE-2026-0007 ?22vom 12.02.2026, "
      "danke",
      "109?00RETOURE?20EREF+7780?21SVWZ+Lastschrift zurueck?34914")));
  EXPECT_EQ(line.return_reason, "914");
  EXPECT_EQ(line.amount, Amount(-12200));
  EXPECT_EQ(line.amount_original, Amount(-11900));
  EXPECT_EQ(line.charges, Amount(300));
}

TEST(Mt940Test, ForeignPaymentsKeepTheirCurrencyAndRate) {
  const BankLine line = line_with("2603020302C119,00NTRFNONREF\r\n/OCMT/USD130,90/EXCH/1,1000/");
  EXPECT_EQ(line.amount_original, Amount(13090, Currency::from_code("USD")));
  EXPECT_EQ(line.exchange_rate, Decimal(11, 1));
}

TEST(Mt940DetailsTest, LabelsMayBeCutAnywhere) {
  const SwiftDetails details =
      details_of({"105?00LASTSCHRIFT?20SVWZ+Beitrag Januar bis Jun?21i 2026, Mitglied Nr 4711 MR?2", "2EF+M-4711?23CRE",
                  "D+DE98ZZZ09999999999?32Turnverein"});
  EXPECT_EQ(details.purpose, "Beitrag Januar bis Juni 2026, Mitglied Nr 4711");
  EXPECT_EQ(details.mandate, "M-4711");
  EXPECT_EQ(details.creditor, "DE98ZZZ09999999999");
  EXPECT_EQ(details.counterparty, "Turnverein");
}

TEST(Mt940DetailsTest, AFullPieceGoesOnWithoutABlank) {
  EXPECT_EQ(details_of({"166?20SVWZ+Rechnung vom zwoelften?21 Februar"}).purpose, "Rechnung vom zwoelften Februar");
  EXPECT_EQ(details_of({"166?20SVWZ+Rechnung vom zwoelfte?21n Februar"}).purpose, "Rechnung vom zwoelfte n Februar");
  EXPECT_EQ(details_of({"166?20SVWZ+Die Rechnung vom zwoel?21ften Februar"}).purpose,
            "Die Rechnung vom zwoelften Februar");
}

TEST(Mt940DetailsTest, TheSeparatorIsWhatStandsBehindTheCode) {
  for (const char separator : {'?', '<', '>', '/', '@', ' ', '\''}) {
    std::string text = "166?00Gutschrift?20SVWZ+Miete?32Karl";
    std::replace(text.begin(), text.end(), '?', separator);
    const SwiftDetails details = details_of({text});
    EXPECT_EQ(details.purpose, "Miete") << separator;
    EXPECT_EQ(details.counterparty, "Karl") << separator;
  }
}

TEST(Mt940DetailsTest, AQuestionMarkInATextIsNoSubfield) {
  EXPECT_EQ(details_of({"166?20SVWZ+Warum?21 Tage?22 und?20 Euro?95"}).purpose, "Warum Tage und?20 Euro?95");
  EXPECT_EQ(details_of({"Quittung?20"}).purpose, "Quittung?20");
  EXPECT_EQ(details_of({"200 20 Euro"}).purpose, "200 20 Euro");
}

TEST(Mt940DetailsTest, LabelsOfTheOlderWayDoNotStayInThePurpose) {
  const SwiftDetails details =
      details_of({"166?20SVWZ+Spende EREF: 4711 IBAN:?21 DE02120300000000202051 BIC: BYLADEM1001"});
  EXPECT_EQ(details.purpose, "Spende");
  EXPECT_EQ(details.end_to_end, "4711");
  EXPECT_EQ(details.counterparty_account, "DE02120300000000202051");
  EXPECT_EQ(details_of({"166?20SVWZ+Bitte an BIC: fragen"}).purpose, "Bitte an BIC: fragen");
}

TEST(Mt940DetailsTest, KeyWordsBetweenSlashesAreRead) {
  const SwiftDetails details = details_of(
      {"/TRTP/SEPA CREDIT TRANSFER/IBAN/NL91ABNA0417164300/BIC/ABNANL2A/NAME/Jan/REMI/Faktuur 7/EREF/NOTPROVIDED"});
  EXPECT_EQ(details.kind, "SEPA CREDIT TRANSFER");
  EXPECT_EQ(details.counterparty_account, "NL91ABNA0417164300");
  EXPECT_EQ(details.counterparty, "Jan");
  EXPECT_EQ(details.purpose, "Faktuur 7");
  EXPECT_EQ(details.end_to_end, "");
  EXPECT_EQ(details_of({"/CNTP/NL91ABNA0417164300/ABNANL2A/Jan/Utrecht/REMI/USTD//Faktuur 8/"}).purpose, "Faktuur 8");
  EXPECT_EQ(details_of({"/unterwegs/bezahlt"}).purpose, "/unterwegs/bezahlt");
}

TEST(Mt940DetailsTest, PlainTextGoesOnWhereALineIsFull) {
  const std::string full(61, 'x');
  EXPECT_EQ(details_of({full, "y", "z"}).purpose, full + "y z");
}

TEST(Mt940Test, TextThatLooksLikeAFieldStaysText) {
  const std::string text = "Kasse 1 um 08\r\n:25:13 Uhr\r\n:61: Seite\r\n-\r\n:20:00 Ende";
  const BankLine line = line_of(read(with("105?00FOLGELASTSCHRIFT?20EREF+7781?21MREF+M-1?22CRED+DE98ZZZ09999\r\n"
                                          "999999?23SVWZ+Telefon Maerz?32Telefon AG",
                                          text)),
                                1);
  EXPECT_EQ(line.purpose, "Kasse 1 um 08 :25:13 Uhr :61: Seite - :20:00 Ende");
}

TEST(Mt940Test, ALineWithoutDetailsIsALine) {
  const std::string bytes =
      ":20:A\n:25:12030000/202051\n:60F:C260227EUR0,\n:61:260302C5,NMSC\nBargeld\n:62F:C260302EUR5,\n";
  EXPECT_EQ(line_of(read(bytes)).kind, "Bargeld");
  EXPECT_EQ(line_of(read(bytes)).purpose, "Bargeld") << "the only text there is";
}

std::string page(const std::string& number, const std::string& opening, const std::string& lines,
                 const std::string& closing) {
  return ":20:P\n:25:12030000/202051\n:28C:" + number + "\n:60" + opening + "\n" + lines + ":62" + closing + "\n-\n";
}

TEST(Mt940Test, PagesAndStatementsOfOneAccountAreOne) {
  const StatementFile file = read(page("8/1", "F:C260301EUR10,", ":61:260302C1,NMSC\n", "M:C260302EUR11,") +
                                  page("8/2", "M:C260302EUR11,", ":61:260302C2,NMSC\n", "F:C260302EUR13,") +
                                  page("9/1", "F:C260302EUR13,", ":61:260303C4,NMSC\n", "F:C260303EUR17,"));
  ASSERT_EQ(file.statements.size(), 1U);
  EXPECT_EQ(file.statements[0].lines.size(), 3U);
  EXPECT_EQ(file.statements[0].balances, (std::vector<KnownBalance>{{Day::of(2026, 3, 2), Amount(1000), true, 4},
                                                                    {Day::of(2026, 3, 2), Amount(1300), false, 13},
                                                                    {Day::of(2026, 3, 3), Amount(1700), false, 20}}))
      << "the balance between two pages of one day is no balance of a day";
  EXPECT_TRUE(file.findings.empty());
}

TEST(Mt940Test, NewestStatementsFirstAreTurnedRound) {
  const StatementFile file = read(page("9/1", "F:C260302EUR13,", ":61:260303C4,NMSC\n", "F:C260303EUR17,") +
                                  page("8/1", "F:C260301EUR10,", ":61:260302C3,NMSC\n", "F:C260302EUR13,"));
  EXPECT_EQ(line_of(file).amount, Amount(300));
  EXPECT_EQ(file.statements[0].balances.size(), 3U);
}

TEST(Mt940Test, AStatementThatComesTwiceCountsOnce) {
  const std::string one = page("8/1", "F:C260301EUR10,", ":61:260302C1,NMSC\n", "F:C260302EUR11,");
  EXPECT_EQ(read(one + one).statements[0].lines.size(), 1U);
  EXPECT_EQ(findings_of(one + one), std::vector{Fault::statement_repeated});
}

TEST(Mt940Test, AMissingStatementLeavesBothBalances) {
  const StatementFile file = read(page("7/1", "F:C260301EUR10,", ":61:260302C1,NMSC\n", "F:C260302EUR11,") +
                                  page("9/1", "F:C260304EUR13,", ":61:260305C4,NMSC\n", "F:C260305EUR17,"));
  EXPECT_EQ(file.statements[0].balances.size(), 4U) << "so that the proof shows the gap";
}

TEST(Mt940Test, AccountsAreReadAsBanksWriteThem) {
  EXPECT_EQ(swift_account("12030000/0000202051"), "DE02120300000000202051");
  EXPECT_EQ(swift_account("12030000/202051EUR"), "DE02120300000000202051");
  EXPECT_EQ(swift_account("DE02 1203 0000 0000 2020 51"), "DE02120300000000202051");
  EXPECT_EQ(swift_account("DE02120300000000202051EUR"), "DE02120300000000202051");
  EXPECT_EQ(swift_account("BYLADEM1/202051/EUR"), "202051");
  EXPECT_EQ(swift_account("MT84MALT011000012345MTLCAST001S"), "MT84MALT011000012345MTLCAST001S");
}

const std::string kInterim =
    ":20:VORMERK\n:25:12030000/202051\n:28C:1/1\n:34F:EURD50,\n:13D:2603021730+0100\n"
    ":61:260302C119,00NTRFNONREF\n:86:166?20SVWZ+kommt morgen\n:61:260302D60,NDDTNONREF\n"
    ":90D:1EUR60,\n:90C:1EUR119,00\n-\n";

TEST(Mt942Test, LinesOfAnInterimReportAreAnnounced) {
  const StatementFile file = read(kInterim);
  EXPECT_EQ(file.format, "mt942");
  ASSERT_EQ(file.statements[0].lines.size(), 2U);
  for (const BankLine& line : file.statements[0].lines) EXPECT_EQ(line.state, LineState::pending);
  EXPECT_TRUE(file.statements[0].balances.empty());
  EXPECT_TRUE(file.findings.empty());
}

TEST(Mt942Test, ItsSumsAreHeldAgainstItsLines) {
  EXPECT_EQ(findings_of(changed(kInterim, ":90C:1EUR119,00", ":90C:2EUR119,00")),
            std::vector{Fault::interim_total_differs});
  EXPECT_EQ(findings_of(changed(kInterim, ":90D:1EUR60,", ":90D:1EUR61,")), std::vector{Fault::interim_total_differs});
}

TEST(Mt940FaultsTest, LinesThatAreNotTheDifferenceOfTheBalancesAreTold) {
  EXPECT_EQ(findings_of(with("DR59,50", "DR59,60")), std::vector{Fault::balance_differs});
}

TEST(Mt940FaultsTest, AStatementWithoutItsEndIsCutOff) {
  for (std::size_t size = kStatement.find(":60F"); size <= kStatement.find(":62F:"); ++size)
    EXPECT_TRUE(fault_of([&] { read(kStatement.substr(0, size)); })) << size;
  EXPECT_REFUSAL(read(kStatement.substr(0, kStatement.find(":62F:"))), Fault::statement_cut_off);
  EXPECT_REFUSAL(read(kStatement.substr(0, kStatement.find(":62F:")) + kStatement), Fault::statement_cut_off);
  EXPECT_REFUSAL(read("{1:F01BYLADEM1AXXX0000000000}"), Fault::statement_cut_off);
}

TEST(Mt940FaultsTest, AMissingFieldIsNamed) {
  EXPECT_REFUSAL(read(with(":25:12030000/202051\r\n", "")), Fault::statement_field_missing);
  EXPECT_REFUSAL(read(with(":60F:C260227EUR1000,00\r\n", "")), Fault::statement_field_missing);
  EXPECT_REFUSAL(read(kStatement.substr(0, kStatement.size() - 3) + ":61:260302C5,NMSC\n"),
                 Fault::statement_field_missing);
}

TEST(Mt940FaultsTest, AFieldThatCannotBeReadRefusesTheFile) {
  for (const std::string_view amount : {"119", "1.190", "1.190,00", "119,005", "99999999999999999999,00", ",50", "-5,"})
    EXPECT_REFUSAL(line_with("260302C" + std::string(amount)), Fault::statement_field_malformed) << amount;
  EXPECT_REFUSAL(line_with("260302X119,00NTRF"), Fault::statement_field_malformed);
  EXPECT_REFUSAL(line_with("261302C119,00NTRF"), Fault::statement_day_malformed);
  EXPECT_REFUSAL(read(with("C260303EUR1059,50", "C260303EUR1059")), Fault::statement_field_malformed);
  EXPECT_REFUSAL(read(with("C260227EUR", "C260227E1R")), Fault::currency_unknown);
  EXPECT_REFUSAL(read(with("C260303EUR1059,50", "C260303USD1059,50")), Fault::currency_mixed);
}

// The lines of tests/statements/camt.053.001.08.xml as the same bank writes them for SWIFT: capitals, no umlauts, names
// cut after 54 letters, other references.
const std::string kSameAsCamt =
    ":20:STARTUMS\r\n:25:12030000/202051\r\n:28C:3/1\r\n:60F:C260228EUR2000,00\r\n"
    ":61:2603030303DR1428,00NDDTNONREF\r\n"
    ":86:117?00DAUERAUFTRAG?20EREF+E2E-4?21SVWZ+Miete Studio Maerz?31DE7551210800\r\n"
    "1245126199?32HAUSVERWALTUNG WEISS GMBH + ?33CO. KG\r\n"
    ":61:2603040304CR119,00NTRFNONREF//0304/17\r\n"
    ":86:166?00GUTSCHRIFT?20EREF+E2E-77?21SVWZ+Kurs Fruehling RE-2026?22-0007?32ANNA GRUEN\r\n"
    ":62F:C260331EUR691,00\r\n-\r\n";

TEST(Mt940Test, CamtAndSwiftOfOneAccountAreOneBookInAnyOrder) {
  const StatementFile camt = statement_readers().read(sample_bytes("camt.053.001.08.xml"), "maerz.xml");
  const StatementFile swift = statement_readers().read(kSameAsCamt, "maerz.sta");
  EXPECT_TRUE(swift.findings.empty());
  for (const bool camt_first : {true, false}) {
    const auto firm = firm_with_bank();
    EXPECT_EQ(import_into(*firm, camt_first ? camt : swift).lines_new, 2);
    const ImportResult second = import_into(*firm, camt_first ? swift : camt);
    EXPECT_EQ(second.lines_new, 0);
    EXPECT_EQ(second.lines_known, 2);
    EXPECT_EQ(second.lines_asked, 0);
  }
}

TEST(Mt940Test, AnEmptyStatementIsToldAndKeepsItsBalance) {
  const std::string bytes = page("8/1", "F:C260301EUR10,", "", "F:C260331EUR10,");
  EXPECT_EQ(findings_of(bytes), std::vector{Fault::statement_without_lines});
  EXPECT_EQ(read(bytes).statements[0].balances.back().amount, Amount(1000));
}

}  // namespace
}  // namespace kontor
