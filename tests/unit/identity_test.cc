// The contract of identity (engine/bank/identity.h), rule by rule.
#include "engine/bank/identity.h"

#include <gtest/gtest.h>

#include "tests/unit/statements.h"

namespace kontor {
namespace {

using Familiarities = std::vector<Familiarity>;
constexpr auto kFresh = Familiarity::fresh;
constexpr auto kKnown = Familiarity::known;
constexpr auto kSimilar = Familiarity::similar;

const BankLine kTram = bank_line({"2026-03-05", "-3.20", "BVG", "Einzelfahrt"});

// The lines of one format against known ones of another, or the same.
Comparison compare_lines(const std::vector<BankLine>& lines, const std::vector<BankLine>& known,
                         std::string_view known_format = "csv/test") {
  const BankLines of_file(lines), of_book(known);
  return compare(all_of(of_file), {all_of(of_book), std::vector<bool>(known.size(), known_format == "csv/test")});
}

Familiarities familiarities(const std::vector<BankLine>& lines, const std::vector<BankLine>& known,
                            std::string_view known_format = "csv/test") {
  Familiarities found;
  for (const Match& match : compare_lines(lines, known, known_format).matches) found.push_back(match.familiarity);
  return found;
}

BankLine with_reference(BankLine line, const std::string& reference) {
  line.reference = reference;
  return line;
}

BankLine with_end_to_end(BankLine line, const std::string& end_to_end) {
  line.end_to_end = end_to_end;
  return line;
}

BankLine with_iban(BankLine line, const std::string& iban) {
  line.counterparty_account = iban;
  return line;
}

TEST(IdentityTest, ALineIsKnownByDayAmountAndText) {
  EXPECT_EQ(familiarities({kTram}, {kTram}), Familiarities{kKnown});
  EXPECT_EQ(familiarities({kTram}, {bank_line({"2026-03-06", "-3.20", "BVG", "Einzelfahrt"})}), Familiarities{kFresh});
  EXPECT_EQ(familiarities({kTram}, {bank_line({"2026-03-05", "-3.30", "BVG", "Einzelfahrt"})}), Familiarities{kFresh});
}

TEST(IdentityTest, CapitalsUmlautsAndBlanksDoNotMakeAnotherLine) {
  const BankLine mueller = bank_line({"2026-03-05", "50.00", "Müller & Söhne", "Rechnung 4711"});
  const BankLine capitals = bank_line({"2026-03-05", "50.00", "MUELLER & SOEHNE", "RECHNUNG  47 11"});
  EXPECT_EQ(familiarities({mueller}, {capitals}), Familiarities{kKnown});
}

TEST(IdentityTest, TwoEqualRowsOnOneDayStayTwo) {
  EXPECT_EQ(familiarities({kTram, kTram}, {}), (Familiarities{kFresh, kFresh}));
  EXPECT_EQ(familiarities({kTram, kTram}, {kTram}), (Familiarities{kKnown, kFresh}));
  EXPECT_EQ(familiarities({kTram, kTram}, {kTram, kTram}), (Familiarities{kKnown, kKnown}));
  EXPECT_EQ(familiarities({kTram}, {kTram, kTram}), Familiarities{kKnown});
}

TEST(IdentityTest, ALineOfAnotherCurrencyIsAnotherLine) {
  BankLine dollars = kTram;
  dollars.amount = Amount(-320, Currency::from_code("USD"));
  EXPECT_EQ(familiarities({dollars}, {kTram}), Familiarities{kFresh});
}

TEST(IdentityTest, TheBanksReferenceGoesBeforeTheText) {
  const BankLine reworded = bank_line({"2026-03-05", "-3.20", "BVG Berlin", "Fahrschein"});
  EXPECT_EQ(familiarities({with_reference(reworded, "AB12/1")}, {with_reference(kTram, "AB12/1")}),
            Familiarities{kKnown});
}

// One report holds only what came since the last one: the equal ride of the afternoon is a ride of its own.
TEST(IdentityTest, ReferencesThatStayTheSameKeepEqualLinesApart) {
  const BankLine rent = bank_line({"2026-03-05", "-700.00", "Weiß", "Miete"});
  const std::vector<BankLine> known{with_reference(kTram, "AB12/1"), with_reference(rent, "AB12/2")};
  EXPECT_EQ(familiarities({with_reference(rent, "AB12/2"), with_reference(kTram, "AB12/3")}, known),
            (Familiarities{kKnown, kFresh}));
}

// Some banks make up new references for every download.
TEST(IdentityTest, ReferencesThatChangeWithEveryFileAreNoEvidence) {
  EXPECT_EQ(familiarities({with_reference(kTram, "X0002")}, {with_reference(kTram, "X0001")}), Familiarities{kKnown});
}

TEST(IdentityTest, ALineTheBankMovedToAnotherDayIsKnownByItsReference) {
  const BankLine traded = with_reference(bank_line({"2026-03-31", "600.00", "Anna Grün", "RE-7"}), "9930001");
  const BankLine booked = with_reference(bank_line({"2026-04-02", "600.00", "Anna Grün", "RE-7"}), "9930001");
  const BankLine later = with_reference(bank_line({"2026-04-30", "600.00", "Anna Grün", "RE-7"}), "9930001");
  EXPECT_EQ(familiarities({booked}, {traded}), Familiarities{kKnown});
  EXPECT_EQ(familiarities({traded}, {booked}), Familiarities{kKnown});
  EXPECT_EQ(familiarities({later}, {traded}), Familiarities{kFresh}) << "too far away";
  EXPECT_EQ(familiarities({booked, booked}, {traded}), (Familiarities{kFresh, kFresh})) << "a reference of two lines";
  EXPECT_EQ(familiarities({traded, booked}, {traded}), (Familiarities{kKnown, kFresh})) << "both are in this file";
  EXPECT_EQ(familiarities({booked}, {traded}, "camt.053.001.08"), Familiarities{kFresh})
      << "another format has references of its own";
}

TEST(IdentityTest, DifferentEndToEndReferencesKeepEqualLinesApart) {
  EXPECT_EQ(familiarities({with_end_to_end(kTram, "E2")}, {with_end_to_end(kTram, "E1")}), Familiarities{kFresh});
  EXPECT_EQ(familiarities({with_end_to_end(kTram, "E1")}, {with_end_to_end(kTram, "E1")}), Familiarities{kKnown});
}

TEST(IdentityTest, AnotherFormatMayWordALineInAnotherWay) {
  const BankLine csv = bank_line({"2026-03-05", "119.00", "Anna Grün", "Kurs Frühling RE-2026-0007"});
  const BankLine camt = bank_line({"2026-03-05", "119.00", "ANNA GRUEN", "EREF+77 SVWZ+KURS FRUEHLING RE-2026-0007"});
  EXPECT_EQ(familiarities({csv}, {camt}, "camt.053.001.08"), Familiarities{kKnown});
  const BankLine by_end_to_end = bank_line({"2026-03-05", "119.00", "", "Gutschrift"});
  EXPECT_EQ(
      familiarities({with_end_to_end(csv, "E2E-77")}, {with_end_to_end(by_end_to_end, "E2E-77")}, "camt.053.001.08"),
      Familiarities{kKnown});
}

TEST(IdentityTest, InAnotherFormatOtherIbansAreOtherLines) {
  const BankLine anna = with_iban(bank_line({"2026-03-05", "50.00", "Anna", "Kurs"}), "DE21500105171234567890");
  const BankLine berta = with_iban(bank_line({"2026-03-05", "50.00", "Berta", "Kurs"}), "DE75512108001245126199");
  EXPECT_EQ(familiarities({anna}, {berta}, "camt.053.001.08"), Familiarities{kFresh});
}

TEST(IdentityTest, TheAccountNumberOfAnOlderFormatIsTheEndOfTheIban) {
  const BankLine iban = with_iban(bank_line({"2026-03-05", "50.00", "Anna G.", "Kurs Frühling"}), kIban);
  const BankLine number = with_iban(bank_line({"2026-03-05", "50.00", "Grün, A.", "KURS FRÜHLING"}), "202051");
  EXPECT_EQ(familiarities({iban}, {number}, "csv/old"), Familiarities{kKnown});
}

TEST(IdentityTest, WhatOnlySharesDayAndAmountIsAskedAndNeverSkippedInSilence) {
  const BankLine csv = bank_line({"2026-03-05", "50.00", "", "Gutschrift Kundin"});
  const BankLine camt = bank_line({"2026-03-05", "50.00", "Anna Grün", "Kurs"});
  EXPECT_EQ(familiarities({csv}, {camt}, "camt.053.001.08"), Familiarities{kSimilar});
}

TEST(IdentityTest, WithinOneFormatARewordedLineIsAskedOnlyOnDaysTheFileCovers) {
  const BankLine before = bank_line({"2026-03-04", "1.00", "A", "a"});
  const BankLine after = bank_line({"2026-03-06", "1.00", "B", "b"});
  const BankLine reworded = bank_line({"2026-03-05", "-3.20", "BVG", "Einzelfahrt AB"});
  EXPECT_EQ(familiarities({before, reworded, after}, {kTram}), (Familiarities{kFresh, kSimilar, kFresh}));
  EXPECT_EQ(familiarities({before, reworded, kTram, after}, {kTram}), (Familiarities{kFresh, kFresh, kKnown, kFresh}));
  EXPECT_EQ(familiarities({reworded}, {kTram}), Familiarities{kFresh}) << "the day may be cut in half";
}

TEST(IdentityTest, AKnownLineThatAFileShouldHoldAndDoesNotIsMissing) {
  const BankLine before = bank_line({"2026-03-04", "1.00", "A", "a"});
  const BankLine after = bank_line({"2026-03-06", "1.00", "B", "b"});
  EXPECT_EQ(compare_lines({before, after}, {before, kTram, after}).missing, std::vector<std::size_t>{1});
  EXPECT_TRUE(compare_lines({before, kTram, after}, {before, kTram, after}).missing.empty());
  EXPECT_TRUE(compare_lines({kTram, after}, {before, kTram, after}).missing.empty());
}

}  // namespace
}  // namespace kontor
