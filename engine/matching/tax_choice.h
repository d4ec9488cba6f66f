// Which VAT code a proposal takes when nobody named one, and what a Kleinunternehmer uses instead (§ 19 UStG).
#pragma once

#include <string>

#include "engine/ledger/account.h"
#include "engine/tax/expansion.h"

namespace kontor {

struct TaxChoice {
  std::string code;        // empty: VAT is not touched
  std::string instead_of;  // the code a Kleinunternehmer may not use; empty: nothing was exchanged
  // The account's own code means money in the other direction: perhaps a refund. A person looks at it.
  bool doubtful = false;
};

struct TaxQuestion {
  const Account& account;
  std::string stated;  // of the rule; empty: none, kNoTaxCode: on purpose
  bool money_in = false;
};

TaxChoice tax_choice(const TaxQuestion& question, const TaxProfile& profile, const TaxCodes& codes);

}  // namespace kontor
