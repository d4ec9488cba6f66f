#include "engine/tax/eur_form.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

constexpr std::array kKinds{std::pair{std::string_view("income"), EurKind::income},
                            std::pair{std::string_view("expense"), EurKind::expense},
                            std::pair{std::string_view("write_off"), EurKind::write_off},
                            std::pair{std::string_view("reduces"), EurKind::reduces},
                            std::pair{std::string_view("not_deducted"), EurKind::not_deducted},
                            std::pair{std::string_view("sum_income"), EurKind::sum_income},
                            std::pair{std::string_view("sum_expense"), EurKind::sum_expense},
                            std::pair{std::string_view("profit"), EurKind::profit},
                            std::pair{std::string_view("withdrawal"), EurKind::withdrawal},
                            std::pair{std::string_view("contribution"), EurKind::contribution}};

EurKind kind_from(const DataTable::Row& row, const std::string& file) {
  for (const auto& [name, kind] : kKinds)
    if (name == row["kind"]) return kind;
  refuse(Fault::key_malformed, std::string(row["kind"]), {file, row.line(), "kind"}, {"income, expense ..."});
}

bool counts_credits(EurKind kind) {
  return kind == EurKind::income || kind == EurKind::reduces || kind == EurKind::contribution;
}

bool feeds(const Account& account, const EurLine& line) {
  if (account.eur_box != line.kz) return false;
  return !(line.kind == EurKind::write_off && account.kind == AccountKind::asset);
}

Amount signed_amount(Amount amount, int sign) { return sign == 0 ? Amount() : sign > 0 ? amount : -amount; }

}  // namespace

bool is_sum(EurKind kind) {
  return kind == EurKind::sum_income || kind == EurKind::sum_expense || kind == EurKind::profit;
}

int sign_in_income(EurKind kind) { return kind == EurKind::income ? 1 : 0; }

int sign_in_expense(EurKind kind) {
  if (kind == EurKind::reduces) return -1;
  return kind == EurKind::expense || kind == EurKind::write_off ? 1 : 0;
}

EurForm EurForm::from_table(const DataTable& table) {
  EurForm form;
  for (const DataTable::Row& row : table.rows())
    form.lines_.push_back({std::string(row["kz"]), std::string(row["line"]), std::string(row["section"]),
                           kind_from(row, table.file()), local_text(row, "name")});
  return form;
}

std::vector<EurValue> evaluate(const EurForm& form, const std::vector<AccountMovement>& movements,
                               const ChartOfAccounts& chart) {
  std::vector<EurValue> values;
  Amount income, expenses;
  for (const EurLine& line : form.lines()) {
    EurValue value{&line, Amount(), {}};
    if (is_sum(line.kind)) {
      value.amount = line.kind == EurKind::sum_income    ? income
                     : line.kind == EurKind::sum_expense ? expenses
                                                         : income - expenses;
      values.push_back(std::move(value));
      continue;
    }
    for (const AccountMovement& movement : movements) {
      const Account* account = chart.find(movement.account);
      if (!account || !feeds(*account, line)) continue;
      const Amount balance = movement.debit - movement.credit;
      value.amount += counts_credits(line.kind) ? -balance : balance;
      value.accounts.push_back(movement.account);
    }
    if (value.accounts.empty()) continue;
    income += signed_amount(value.amount, sign_in_income(line.kind));
    expenses += signed_amount(value.amount, sign_in_expense(line.kind));
    values.push_back(std::move(value));
  }
  return values;
}

}  // namespace kontor
