// From an amount with a tax code to the postings and the tax facts it means.
#pragma once

#include <string>
#include <vector>

#include "engine/calendar/day.h"
#include "engine/ledger/chart_of_accounts.h"
#include "engine/ledger/entry.h"
#include "engine/tax/tax_code.h"

namespace kontor {

enum class ProfitMethod { cash, accrual };          // EÜR (§ 4 (3) EStG) or balance sheet
enum class VatMethod { received, agreed, exempt };  // § 20, § 16 (1), § 19 UStG

struct TaxProfile {
  ProfitMethod profit = ProfitMethod::cash;
  VatMethod vat = VatMethod::received;

  bool operator==(const TaxProfile&) const = default;
};

// One VAT event. Signs are those of the forms: positive is the usual direction of the code, so a sale and a purchase
// both have positive bases, a credit note negative ones. For reverse charge `tax` is owed and, where the code says so,
// deducted at once.
struct TaxFact {
  std::string code;
  std::string account;  // the account of the base
  Day day;              // the day that decides the period it is declared in
  Amount base;
  Amount tax;
  std::string vat_id = {};  // of the customer, where the recapitulative statement lists the sale (§ 18a UStG)

  bool operator==(const TaxFact&) const = default;
};

// An amount as a person states it: debit positive, gross where the code's treatment is `included`, the base where it
// is `reverse`. An empty code means that no VAT is touched.
struct TaxedPosting {
  std::string account;
  Amount amount;
  std::string tax_code;
  std::string vat_id = {};  // of the customer; needed where the code belongs into the recapitulative statement

  bool operator==(const TaxedPosting&) const = default;
};

struct Expansion {
  std::vector<Posting> postings;
  std::vector<TaxFact> facts;
};

// Splits every posting by its code; the sum of the postings stays what it was. Refuses tax_code_unknown,
// tax_code_outside_its_time, tax_code_not_for_small_business (§ 19 (1) UStG: neither VAT on sales nor input tax; the
// first detail names the code to use instead), tax_code_not_for_account (tax on a sale belongs to no cost account,
// input tax to no revenue account, none to bank and cash) and account_role_missing, all with the number of the posting.
Expansion expand(const std::vector<TaxedPosting>& stated, Day day, const TaxProfile& profile,
                 const ChartOfAccounts& chart, const TaxCodes& codes);

// The code a Kleinunternehmer (§ 19 UStG) takes instead of this one.
std::string instead_for_small_business(const TaxCode& code, const TaxCodes& codes);

// Whether VAT itself lies on this account: owed, deductible or not yet due.
bool is_tax_account(const Account& account);

// The codes of facts that the recapitulative statement lists and that name no customer; each once.
std::vector<std::string> codes_without_customer(const std::vector<TaxFact>& facts, const TaxCodes& codes);

// The same facts seen from the other side: for reversals.
TaxFact operator-(TaxFact fact);

}  // namespace kontor
