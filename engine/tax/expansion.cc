#include "engine/tax/expansion.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

void demand_usable(const TaxCode& code, Day day, const TaxProfile& profile, const Where& where) {
  if (!code.holds_on(day)) refuse(Fault::tax_code_outside_its_time, code.code, where, {day.to_iso()});
  if (profile.vat == VatMethod::exempt && !code.for_small_business)
    refuse(Fault::tax_code_not_for_small_business, code.code, where, {code.small_business_instead});
  if (profile.vat != VatMethod::exempt && code.only_small_business)
    refuse(Fault::tax_code_only_for_small_business, code.code, where);
}

bool is_money_or_party(const Account& account) {
  constexpr std::array kRoles{"bank", "cash", "transit", "receivables", "payables"};
  return std::any_of(kRoles.begin(), kRoles.end(), [&](const char* role) {
    return std::find(account.roles.begin(), account.roles.end(), role) != account.roles.end();
  });
}

// A code that carries no tax goes anywhere; tax on sales with revenue and advances received, input tax with cost and
// assets. An account of the other kind takes it when the chart proposes such a code for it (bad debts, § 17 UStG).
bool fits(const TaxCode& code, const Account& account, const TaxCodes& codes) {
  if (code.treatment == TaxTreatment::none) return true;
  if (is_money_or_party(account)) return false;
  if (code.treatment != TaxTreatment::alone && is_tax_account(account)) return false;
  if (const TaxCode* proposed = codes.find(account.tax_code); proposed && proposed->is_output() == code.is_output())
    return true;
  return code.is_output() ? account.kind == AccountKind::income || account.kind == AccountKind::liability
                          : account.kind == AccountKind::expense || account.kind == AccountKind::asset;
}

class Expander {
 public:
  Expander(Day day, const TaxProfile& profile, const ChartOfAccounts& chart, std::size_t stated)
      : day_(day), profile_(profile), chart_(chart) {
    out_.postings.reserve(2 * stated + 2);  // base and tax of each; the bank, and the other tax of a reverse charge
    out_.facts.reserve(stated);
  }

  void add(const TaxedPosting& stated, const TaxCode& code) {
    switch (code.treatment) {
      case TaxTreatment::none:
        post(stated.account, stated.amount);
        return note(code, stated, stated.amount, Amount(0, stated.amount.currency()));
      case TaxTreatment::alone:
        post(stated.account, stated.amount);
        return note(code, stated, Amount(0, stated.amount.currency()), stated.amount);
      case TaxTreatment::included:
        return add_included(stated, code);
      case TaxTreatment::reverse:
        return add_reverse(stated, code);
    }
  }

  void post(const std::string& account, Amount amount) {
    if (!amount.is_zero()) out_.postings.push_back({account, amount});
  }

  Expansion take() { return std::move(out_); }

 private:
  void add_included(const TaxedPosting& stated, const TaxCode& code) {
    const NetAndTax split = split_gross(stated.amount, code.rate);
    post(stated.account, split.net);
    post(chart_.with_role((code.is_output() ? "output_tax." : "input_tax.") + code.code), split.tax);
    note(code, stated, split.net, split.tax);
  }

  // The recipient owes the tax. What he may not deduct is cost; under cash profit it becomes cost when it is paid to
  // the tax office (EÜR box 186), so until then it waits on a neutral account.
  void add_reverse(const TaxedPosting& stated, const TaxCode& code) {
    const Amount tax = share_of(stated.amount, code.rate);
    post(stated.account, stated.amount);
    post(chart_.with_role("output_tax." + code.code), -tax);
    if (code.deducted)
      post(chart_.with_role("input_tax." + code.code), tax);
    else
      post(profile_.profit == ProfitMethod::cash ? chart_.with_role("undeducted_tax") : stated.account, tax);
    note(code, stated, stated.amount, tax);
  }

  void note(const TaxCode& code, const TaxedPosting& stated, Amount base, Amount tax) {
    TaxFact fact{code.code, stated.account, day_, base, tax};
    if (!code.zm.empty()) fact.vat_id = stated.vat_id;
    out_.facts.push_back(code.is_output() ? -std::move(fact) : std::move(fact));
  }

  Day day_;
  const TaxProfile& profile_;
  const ChartOfAccounts& chart_;
  Expansion out_;
};

}  // namespace

std::string instead_for_small_business(const TaxCode& code, const TaxCodes& codes) {
  if (code.side == TaxSide::sale) return "KU19";
  if (code.side == TaxSide::own_use) return "WA0";
  if (code.treatment == TaxTreatment::reverse && codes.find(code.code + "N")) return code.code + "N";
  return "V0";
}

Expansion expand(const std::vector<TaxedPosting>& stated, Day day, const TaxProfile& profile,
                 const ChartOfAccounts& chart, const TaxCodes& codes) {
  Expander expander(day, profile, chart, stated.size());
  for (std::size_t i = 0; i < stated.size(); ++i) {
    const TaxedPosting& posting = stated[i];
    const Where where{"", 0, "posting " + std::to_string(i + 1)};
    const Account* account = chart.find(posting.account);
    if (!account) refuse(Fault::account_unknown, posting.account, where);
    if (posting.amount.is_zero()) refuse(Fault::posting_zero, posting.account, where);
    if (posting.tax_code.empty()) {
      expander.post(posting.account, posting.amount);
      continue;
    }
    const TaxCode* code = codes.find(posting.tax_code);
    if (!code) refuse(Fault::tax_code_unknown, posting.tax_code, where);
    demand_usable(*code, day, profile, where);
    if (!fits(*code, *account, codes)) refuse(Fault::tax_code_not_for_account, code->code, where, {account->number});
    expander.add(posting, *code);
  }
  return expander.take();
}

bool is_tax_account(const Account& account) {
  return std::any_of(account.roles.begin(), account.roles.end(), [](const std::string& role) {
    return role.starts_with("output_tax.") || role.starts_with("input_tax.") || role.starts_with("deferred_tax.");
  });
}

std::vector<std::string> codes_without_customer(const std::vector<TaxFact>& facts, const TaxCodes& codes) {
  std::vector<std::string> out;
  for (const TaxFact& fact : facts) {
    if (!fact.vat_id.empty() || std::find(out.begin(), out.end(), fact.code) != out.end()) continue;
    if (const TaxCode* code = codes.find(fact.code); code && !code->zm.empty()) out.push_back(fact.code);
  }
  return out;
}

TaxFact operator-(TaxFact fact) {
  fact.base = -fact.base;
  fact.tax = -fact.tax;
  return fact;
}

}  // namespace kontor
