#include "engine/matching/tax_choice.h"

#include <algorithm>

#include "engine/matching/rule.h"

namespace kontor {

namespace {

// The accounts of the taxes themselves name their code so that people find them; posting with it would split the tax.
bool holds_tax(const Account& account) {
  return std::any_of(account.roles.begin(), account.roles.end(), [](const std::string& role) {
    return role.starts_with("input_tax.") || role.starts_with("output_tax.") || role.starts_with("deferred_tax.");
  });
}

}  // namespace

TaxChoice tax_choice(const TaxQuestion& question, const TaxProfile& profile, const TaxCodes& codes) {
  if (question.stated == kNoTaxCode) return {};
  TaxChoice choice{question.stated, "", false};
  const bool own = choice.code.empty() && !holds_tax(question.account);
  if (own) choice.code = question.account.tax_code;
  const TaxCode* code = codes.find(choice.code);
  if (!code) return {};
  if (own && code->treatment == TaxTreatment::none &&
      code->is_output() != (question.account.kind == AccountKind::income))
    return {};
  if (own && code->treatment != TaxTreatment::none) choice.doubtful = code->is_output() != question.money_in;
  if (profile.vat == VatMethod::exempt && !code->for_small_business) {
    choice.instead_of = choice.code;
    choice.code = code->small_business_instead;
  }
  return choice;
}

}  // namespace kontor
