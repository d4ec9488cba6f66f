#include "engine/tax/eur_form.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

constexpr std::array kKinds{std::pair{std::string_view("income"), EurKind::income},
                            std::pair{std::string_view("expense"), EurKind::expense},
                            std::pair{std::string_view("reduces"), EurKind::reduces},
                            std::pair{std::string_view("not_deducted"), EurKind::not_deducted},
                            std::pair{std::string_view("sum"), EurKind::sum},
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

// A bought asset is cost only through its write-off; taxes and advances count when they are paid or received.
bool feeds(const Account& account, const EurLine& line) {
  if (account.eur_box != line.kz) return false;
  const bool written_off = line.kz >= "130" && line.kz <= "137" && line.section == "25";
  return !(written_off && account.kind == AccountKind::asset);
}

}  // namespace

EurForm EurForm::from_table(const DataTable& table) {
  EurForm form;
  for (const DataTable::Row& row : table.rows())
    form.lines_.push_back({std::string(row["kz"]), std::string(row["line"]), std::string(row["section"]),
                           kind_from(row, table.file()), std::string(row["name_de"]), std::string(row["name_en"])});
  return form;
}

std::vector<EurValue> evaluate(const EurForm& form, const std::vector<AccountMovement>& movements,
                               const ChartOfAccounts& chart) {
  std::vector<EurValue> values;
  Amount income, expenses;
  for (const EurLine& line : form.lines()) {
    EurValue value{&line, Amount(), {}};
    if (line.kind == EurKind::sum) {
      value.amount = line.kz == "159" ? income : line.kz == "199" ? expenses : income - expenses;
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
    if (line.kind == EurKind::income) income += value.amount;
    if (line.kind == EurKind::expense) expenses += value.amount;
    if (line.kind == EurKind::reduces) expenses -= value.amount;
    values.push_back(std::move(value));
  }
  return values;
}

}  // namespace kontor
