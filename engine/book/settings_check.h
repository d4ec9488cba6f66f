// What can be wrong with kontor.toml beyond its form: numbers that cannot be right, accounts that cannot be a bank.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/finding.h"
#include "engine/book/settings.h"
#include "engine/invoice/countries.h"
#include "engine/ledger/chart_of_accounts.h"
#include "engine/tax/tax_code.h"

namespace kontor {

struct SettingsWorld {
  const ChartOfAccounts& chart;
  const TaxCodes& codes;
  const Countries& countries;
};

struct SettingsFindings {
  Findings refused;  // books kept with these would be wrong: country_unknown, vat_id_malformed, tax_number_malformed,
                     // account_unknown, account_no_bank, tax_code_unknown, bank_doubled
  Findings remarks;  // to be looked at: iban_malformed (no payment would arrive), country_without_law
};

struct SourceText {
  std::string_view text;
  std::string file;
};

// source is the TOML the settings were read from; the findings name its lines.
SettingsFindings check_settings(const ClientSettings& settings, const SourceText& source, const SettingsWorld& world);

}  // namespace kontor
