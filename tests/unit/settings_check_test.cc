#include "engine/book/settings_check.h"

#include <gtest/gtest.h>

#include "tests/unit/firm.h"

namespace kontor {
namespace {

constexpr const char* kBank = "[[bank]]\nname = \"Giro\"\niban = \"DE02120300000000202051\"\naccount = \"1200\"\n";

SettingsFindings findings_of(const std::string& text) {
  const auto table = [](const char* name) { return DataTable::parse(template_text(name), name); };
  const ChartOfAccounts chart = ChartOfAccounts::from_table(table("charts/skr03.csv"));
  const TaxCodes codes = TaxCodes::from_table(table("tax/de-codes.csv"));
  const Countries countries = Countries::from_table(table("tax/countries.csv"));
  const std::string whole = "name = \"Lux\"\n" + text;
  return check_settings(settings_from_toml(whole, "kontor.toml"), {whole, "kontor.toml"}, {chart, codes, countries});
}

void expect_one(const Findings& findings, Fault fault, int line, const std::string& field) {
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].fault, fault);
  EXPECT_EQ(findings[0].where.file, "kontor.toml");
  EXPECT_EQ(findings[0].where.line, line);
  EXPECT_EQ(findings[0].where.field, field);
}

TEST(SettingsCheck, finds_nothing_in_settings_that_are_right) {
  for (const char* number : {"232/123/45678", "12/345/67890", "2893081508152", "151 815 08156"}) {
    const SettingsFindings found = findings_of("tax_number = \"" + std::string(number) + "\"\n" + kBank);
    EXPECT_TRUE(found.refused.empty()) << number;
    EXPECT_TRUE(found.remarks.empty()) << number;
  }
}

TEST(SettingsCheck, refuses_what_is_no_tax_number) {
  for (const char* number : {"abc", "232/123", "232/123/4567890123", "DE123456789"})
    expect_one(findings_of("tax_number = \"" + std::string(number) + "\"\n").refused, Fault::tax_number_malformed, 2,
               "tax_number");
}

TEST(SettingsCheck, refuses_an_account_that_holds_no_money) {
  for (const char* account : {"8400", "4210", "1400", "1600", "1776", "0800"}) {
    std::string bank = kBank;
    bank.replace(bank.find("1200"), 4, account);
    expect_one(findings_of(bank).refused, Fault::account_no_bank, 5, "account");
  }
}

TEST(SettingsCheck, takes_cash_cards_and_several_banks) {
  for (const char* account : {"1000", "1100", "1210", "1730"}) {
    std::string bank = kBank;
    bank.replace(bank.find("1200"), 4, account);
    EXPECT_TRUE(findings_of(bank).refused.empty()) << account;
  }
}

TEST(SettingsCheck, refuses_a_bank_that_stands_there_twice) {
  expect_one(findings_of(std::string(kBank) + kBank).refused, Fault::bank_doubled, 8, "iban");
}

TEST(SettingsCheck, refuses_a_fee_account_and_a_tax_code_that_do_not_exist) {
  expect_one(findings_of(std::string(kBank) + "fee_account = \"9\"\n").refused, Fault::account_unknown, 6,
             "fee_account");
  expect_one(findings_of(std::string(kBank) + "fee_tax_code = \"V99\"\n").refused, Fault::tax_code_unknown, 6,
             "fee_tax_code");
}

TEST(SettingsCheck, remarks_wrong_check_digits_and_a_country_whose_law_it_does_not_know) {
  std::string bank = kBank;
  bank.replace(bank.find("DE02"), 4, "DE03");
  const SettingsFindings found = findings_of(bank);
  EXPECT_TRUE(found.refused.empty());
  expect_one(found.remarks, Fault::iban_malformed, 4, "iban");
  expect_one(findings_of("country = \"AT\"\n").remarks, Fault::country_without_law, 2, "country");
  expect_one(findings_of("country = \"Austria\"\n").refused, Fault::country_unknown, 2, "country");
}

}  // namespace
}  // namespace kontor
