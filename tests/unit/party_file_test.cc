// Customer lists as spreadsheets and other programs write them.
#include "engine/invoice/party_file.h"

#include <gtest/gtest.h>

#include "tests/unit/expect_refusal.h"
#include "tests/unit/firm.h"

namespace kontor {
namespace {

PartyFile read(std::string_view text) {
  static const DataTable columns = DataTable::parse(template_text("invoice/party-columns.csv"), "party-columns.csv");
  static const Countries countries =
      Countries::from_table(DataTable::parse(template_text("tax/countries.csv"), "countries.csv"));
  const auto named = [](std::string_view name) {
    return name == "Österreich" ? std::optional<std::string>("AT") : std::nullopt;
  };
  return read_party_file(text, "kunden.csv", {columns, countries, named});
}

TEST(PartyFileTest, GermanHeadersInWindowsLetters) {
  const PartyFile file = read(
      "Kunden-Nr.;Firma;Stra\xDF"
      "e;PLZ;Ort;Land;USt-IdNr.;Umsatz 2025\r\n"
      "K-7;\"M\xFCller; S\xF6hne\";Am Bach 1;1010;Wien;\xD6sterreich;ATU 12345678;17,00\r\n"
      ";;;;;;;\r\n");
  ASSERT_EQ(file.parties.size(), 1U);
  EXPECT_EQ(file.parties[0].id, "K-7");
  EXPECT_EQ(file.parties[0].name, "Müller; Söhne");
  EXPECT_EQ(file.parties[0].street, "Am Bach 1");
  EXPECT_EQ(file.parties[0].country, "AT");
  EXPECT_EQ(file.parties[0].vat_id, "ATU12345678");
  EXPECT_EQ(file.columns_aside, std::vector<std::string>{"Umsatz 2025"});
}

TEST(PartyFileTest, CommasAndTabsToo) {
  EXPECT_EQ(read("id,name,city\n1,\"A, B\",Bonn\n").parties[0].name, "A, B");
  EXPECT_EQ(read("id\tname\n1\tA; B\n").parties[0].name, "A; B");
}

TEST(PartyFileTest, EverythingWrongIsToldAtOnce) {
  std::vector<std::string> told;
  try {
    read("id;name;country;vat_id\n1;;DE;\n1;B;Atlantis;\n3;C;DE;DE12\n4;D\n");
  } catch (const Refusal& refusal) {
    for (const Finding& finding : refusal.findings())
      told.push_back(std::string(name_of(finding.fault)) + ":" + std::to_string(finding.where.line));
  }
  EXPECT_EQ(told, (std::vector<std::string>{"key_missing:2", "party_doubled:3", "country_unknown:3",
                                            "vat_id_malformed:4", "row_cut:5"}));
}

TEST(PartyFileTest, WhatIsNoListIsRefused) {
  EXPECT_REFUSAL(read(""), Fault::file_empty);
  EXPECT_REFUSAL(read("id;name\n"), Fault::file_empty);
  EXPECT_REFUSAL(read("Datum;Betrag\n2026;5\n"), Fault::party_column_missing);
  EXPECT_REFUSAL(read(std::string("PK\x03\x04\0\0\0\0", 8)), Fault::text_undecodable);
}

}  // namespace
}  // namespace kontor
