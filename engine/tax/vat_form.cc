#include "engine/tax/vat_form.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/text/toml_table.h"

namespace kontor {

namespace {

std::vector<FormulaTerm> formula_from(const std::string& text, const Where& where) {
  std::vector<FormulaTerm> terms;
  std::string_view rest = text;
  while (!rest.empty()) {
    const bool minus = rest.front() == '-';
    if (minus || rest.front() == '+') rest.remove_prefix(1);
    const std::string_view term = rest.substr(0, rest.find_first_of("+-"));
    const std::size_t times = term.find('*');
    const std::string_view box = times == std::string_view::npos ? term : term.substr(times + 1);
    if (box.empty() || box.find_first_not_of("0123456789") != std::string_view::npos)
      refuse(Fault::formula_malformed, text, where);
    const Decimal factor = times == std::string_view::npos ? Decimal(1) : Decimal::from_plain(term.substr(0, times));
    terms.push_back({minus ? Decimal(-factor.coefficient(), factor.scale()) : factor, std::string(box)});
    rest.remove_prefix(term.size());
  }
  return terms;
}

BoxKind box_kind_from(const TomlTable& table) {
  const std::string kind = table.text("kind");
  if (kind == "base") return BoxKind::base;
  if (kind == "tax") return BoxKind::tax;
  if (kind == "computed") return BoxKind::computed;
  refuse(Fault::key_malformed, kind, table.where("kind"), {"base, tax, computed"});
}

FormBox box_from(const TomlTable& table) {
  FormBox box;
  box.number = table.text("number");
  box.line = static_cast<int>(table.integer("line"));
  box.kind = box_kind_from(table);
  box.codes = table.texts("codes");
  box.account_role = table.text_or("account_role", "");
  box.credits_of = table.text_or("credits_of", "");
  box.negated = table.flag_or("negated", false);
  box.always = table.flag_or("always", false);
  box.name = local_text(table, "name");
  if (box.kind == BoxKind::computed) box.formula = formula_from(table.text("formula"), table.where("formula"));
  return box;
}

Amount whole_euros(Amount amount) {
  return Decimal::of(amount).rounded(0, Rounding::toward_zero).to_amount(amount.currency(), Rounding::toward_zero);
}

// The value a formula works with: the box as it is filed.
Amount as_filed(const FormBox& box, Amount exact) { return box.kind == BoxKind::base ? whole_euros(exact) : exact; }

using Values = std::map<std::string, Amount, std::less<>>;

Amount computed(const FormBox& box, const Values& filed) {
  Amount sum;
  for (const FormulaTerm& term : box.formula)
    if (const auto found = filed.find(term.box); found != filed.end())
      sum += product(term.factor, Decimal::of(found->second), kEuro);
  return sum;
}

}  // namespace

VatForm VatForm::from_toml(std::string_view text, const std::string& file) {
  const TomlTable root = TomlTable::parse(text, file);
  VatForm form;
  form.valid_ = {Day::from_iso(root.text("from")), Day::from_iso(root.text("to"))};
  form.source_ = root.text("source");
  form.source_day_ = Day::from_iso(root.text("source_day"));
  for (const TomlTable& table : root.tables("box")) form.boxes_.push_back(box_from(table));
  return form;
}

std::string BoxValue::text() const {
  if (box->kind != BoxKind::base) return exact.to_plain();
  return Decimal::of(exact).rounded(0, Rounding::toward_zero).to_plain();
}

const BoxValue* VatReturn::find(std::string_view number) const {
  for (const BoxValue& value : boxes)
    if (value.box->number == number) return &value;
  return nullptr;
}

namespace {

bool takes(const FormBox& box, const TaxTotal& total, const ChartOfAccounts& chart) {
  if (std::find(box.codes.begin(), box.codes.end(), total.code) == box.codes.end()) return false;
  if (box.account_role.empty()) return true;
  const Account* account = chart.find(total.account);
  return account && std::any_of(account->roles.begin(), account->roles.end(), [&](const std::string& role) {
           return role == box.account_role || role.starts_with(box.account_role + ".");
         });
}

// A payment of the account that is taken back in the same period is no credit.
Amount credits_on(const std::string& role, const std::vector<AccountMovement>& movements,
                  const ChartOfAccounts& chart) {
  Amount sum;
  for (const AccountMovement& movement : movements)
    if (chart.has_role(role) && chart.with_role(role) == movement.account) sum += movement.credit - movement.debit;
  return std::max(sum, Amount());
}

}  // namespace

VatReturn evaluate(const VatForm& form, const std::vector<TaxTotal>& totals,
                   const std::vector<AccountMovement>& movements, const ChartOfAccounts& chart) {
  VatReturn out;
  Values filed;
  std::set<std::string, std::less<>> placed;
  for (const FormBox& box : form.boxes()) {
    bool fed = box.always;
    Amount sum = box.kind == BoxKind::computed ? computed(box, filed) : credits_on(box.credits_of, movements, chart);
    fed = fed || (!sum.is_zero() && box.kind != BoxKind::computed);
    for (const TaxTotal& total : totals) {
      if (!takes(box, total, chart)) continue;
      if (box.kind == BoxKind::tax || total.tax.is_zero()) placed.insert(total.code);
      if (box.kind == BoxKind::base && box.account_role.empty()) placed.insert(total.code);
      sum += box.kind == BoxKind::base ? total.base : total.tax;
      fed = true;
    }
    if (box.negated) sum = -sum;
    filed[box.number] = as_filed(box, sum);
    if (fed) out.boxes.push_back({&box, sum});
  }
  for (const TaxTotal& total : totals)
    if (!total.tax.is_zero() && !placed.contains(total.code)) out.unplaced.push_back(total.code);
  return out;
}

}  // namespace kontor
