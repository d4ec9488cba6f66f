// Who the client is and how the books are kept: kontor.toml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/finding.h"
#include "engine/invoice/invoice.h"
#include "engine/tax/expansion.h"

namespace kontor {

enum class VatPeriod { month, quarter, year };

// Who works here, in the words of the law on tax advice (StBerG).
enum class Role {
  client,      // the firm itself
  adviser,     // the tax adviser
  qualified,   // § 6 Nr. 4: may post current business, with a commercial qualification
  mechanical,  // § 6 Nr. 3: may only carry out what others have decided
};

std::string_view name_of(Role role);

struct BankSettings {
  std::string name;  // what the client calls the account: "Girokonto"
  std::string iban;  // without blanks; empty for a payment service, which is known by its name
  std::string bic;
  std::string account;           // of the chart
  std::string institution = {};  // the bank, as invoices name it: "Sparkasse Leipzig"; may be empty
  // Where the fee in a line of a payment service goes; empty: the account with the role bank_charges and its tax code.
  std::string fee_account = {};
  std::string fee_tax_code = {};
};

struct ClientSettings {
  Party client;
  std::string language = "de-DE";
  std::string chart = "skr03";
  TaxProfile tax;
  VatPeriod vat_period = VatPeriod::quarter;
  bool vat_extension = false;  // Dauerfristverlängerung (§ 46 UStDV)
  Role role = Role::client;
  unsigned fiscal_year_month = 1;  // first month of the fiscal year
  std::vector<BankSettings> banks;
  std::string invoice_number = "RE-{year}-{seq:4}";
  // Own ranges; empty: the one of invoices.
  std::string cancellation_number;
  std::string advance_number;
  std::string credit_number;
  std::string quote_number = "AN-{year}-{seq:4}";
  std::string confirmation_number = "AB-{year}-{seq:4}";
  std::string delivery_number = "LS-{year}-{seq:4}";
  int payment_days = 14;
  int quote_days = 30;  // that a quote binds
  std::string reminder_number = "MA-{year}-{seq:4}";
  std::string receipt_number = "ZB-{year}-{seq:4}";
  int reminder_wait = 7;   // days past a due day or deadline before the next reminder
  int reminder_days = 10;  // that a reminder gives to pay
  Amount reminder_fee;     // that a consumer pays for the second and third one; a business pays the flat fee of the law
  std::string invoice_look = "classic";

  const std::string& number_pattern(InvoiceKind kind) const;
};

// Refuses with every finding at once: toml_malformed, key_missing, key_unknown, key_malformed.
ClientSettings settings_from_toml(std::string_view text, const std::string& file);

}  // namespace kontor
