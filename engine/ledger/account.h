// One account of a chart.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/local_text.h"

namespace kontor {

enum class AccountKind { asset, liability, equity, income, expense, statistical };

std::string_view name_of(AccountKind kind);
std::optional<AccountKind> account_kind_from(std::string_view name);

struct Account {
  std::string number;  // digits only, leading zeros matter: "0410"
  std::string twin;    // number of the same account in the sister chart; empty: none
  LocalText name;
  AccountKind kind = AccountKind::asset;
  std::string tax_code;            // proposed when a posting names none; empty: none
  std::string eur_box;             // box of the EÜR form it feeds on payment; empty: none
  bool eur_certain = true;         // false: two lines of the form are defensible
  std::string position;            // HGB § 266 / § 275 (2)
  std::vector<std::string> roles;  // what the engine uses it for: "receivables", "output_tax.U19" ...

  bool operator==(const Account&) const = default;
};

}  // namespace kontor
