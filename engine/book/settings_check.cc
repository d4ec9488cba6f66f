#include "engine/book/settings_check.h"

#include <algorithm>
#include <vector>

#include "engine/bank/iban.h"
#include "engine/invoice/party_check.h"
#include "engine/text/toml_table.h"

namespace kontor {

namespace {

constexpr std::string_view kLawIsOf = "DE";  // the country of templates/tax/de-*
constexpr std::ptrdiff_t kTaxNumberDigitsMin = 10;
constexpr std::ptrdiff_t kTaxNumberDigitsMax = 13;  // the federal form; the form of a state has 10 or 11

// Digits with the blanks and slashes in which tax offices write them (AO § 139b is another number, the tax id).
bool is_tax_number(std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return text.find_first_not_of("0123456789/ ") == std::string_view::npos && digits >= kTaxNumberDigitsMin &&
         digits <= kTaxNumberDigitsMax;
}

void check_client(const Party& client, const TomlTable& root, const SettingsWorld& world, SettingsFindings& findings) {
  const PartyPlaces places = [&](std::string_view key) { return root.where(key); };
  check_country(client, world.countries, places, findings.refused);
  check_vat_id_form(client, world.countries, places, findings.refused);
  if (client.country != kLawIsOf && world.countries.find(client.country))
    findings.remarks.push_back({Fault::country_without_law, places("country"), client.country, {}});
  else if (!client.tax_number.empty() && !is_tax_number(client.tax_number))
    findings.refused.push_back({Fault::tax_number_malformed, places("tax_number"), client.tax_number, {}});
}

// A bank account is something the firm has or owes, and no account that the engine uses for another thing.
bool can_be_bank(const Account& account) {
  const bool is_claim_or_debt = account.kind == AccountKind::asset || account.kind == AccountKind::liability;
  return is_claim_or_debt && std::all_of(account.roles.begin(), account.roles.end(),
                                         [](const std::string& role) { return role == "bank" || role == "cash"; });
}

void check_bank(const BankSettings& bank, const TomlTable& table, const SettingsWorld& world,
                SettingsFindings& findings) {
  const Account* account = world.chart.find(bank.account);
  if (!account)
    findings.refused.push_back({Fault::account_unknown, table.where("account"), bank.account, {}});
  else if (!can_be_bank(*account))
    findings.refused.push_back({Fault::account_no_bank, table.where("account"), bank.account, {account->name.in("")}});
  if (!bank.fee_account.empty() && !world.chart.find(bank.fee_account))
    findings.refused.push_back({Fault::account_unknown, table.where("fee_account"), bank.fee_account, {}});
  if (!bank.fee_tax_code.empty() && !world.codes.find(bank.fee_tax_code))
    findings.refused.push_back({Fault::tax_code_unknown, table.where("fee_tax_code"), bank.fee_tax_code, {}});
  if (!bank.iban.empty() && !is_valid_iban(bank.iban))
    findings.remarks.push_back({Fault::iban_malformed, table.where("iban"), bank.iban, {}});
}

void check_doubles(const std::vector<BankSettings>& banks, const std::vector<TomlTable>& tables, Findings& findings) {
  for (std::size_t i = 0; i < banks.size(); ++i)
    for (std::size_t before = 0; before < i; ++before) {
      const bool same_iban = !banks[i].iban.empty() && banks[i].iban == banks[before].iban;
      const bool same_name = !banks[i].name.empty() && banks[i].name == banks[before].name;
      if (!same_iban && !same_name) continue;
      const char* key = same_iban ? "iban" : "name";
      findings.push_back({Fault::bank_doubled, tables[i].where(key), same_iban ? banks[i].iban : banks[i].name, {}});
    }
}

}  // namespace

SettingsFindings check_settings(const ClientSettings& settings, const SourceText& source, const SettingsWorld& world) {
  const TomlTable root = TomlTable::parse(source.text, source.file);
  const std::vector<TomlTable> tables = root.tables("bank");
  SettingsFindings findings;
  check_client(settings.client, root, world, findings);
  for (std::size_t i = 0; i < settings.banks.size(); ++i) check_bank(settings.banks[i], tables[i], world, findings);
  check_doubles(settings.banks, tables, findings.refused);
  return findings;
}

}  // namespace kontor
