#include "engine/ledger/chart_of_accounts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

constexpr auto kKindNames =
    std::to_array<std::string_view>({"asset", "liability", "equity", "income", "expense", "statistical"});
constexpr std::size_t kNumberLengthMax = 9;  // DATEV: up to 8 digits for accounts, 9 for parties

bool well_formed(std::string_view number) {
  return !number.empty() && number.size() <= kNumberLengthMax &&
         std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

Account account_of(const DataTable::Row& row, const std::string& file) {
  const auto kind = account_kind_from(row["kind"]);
  if (!kind) refuse(Fault::account_kind_unknown, std::string(row["kind"]), {file, row.line(), "kind"});
  Account account;
  account.number = row["number"];
  account.twin = row["twin"];
  account.name = local_text(row, "name");
  account.kind = *kind;
  account.tax_code = row["tax_code"];
  account.eur_box = row["eur_box"];
  account.eur_certain = row["eur_certain"] != "no";
  account.position = row["position"];
  account.roles = words_of(row["role"]);
  return account;
}

}  // namespace

std::string_view name_of(AccountKind kind) { return kKindNames.at(static_cast<std::size_t>(kind)); }

std::optional<AccountKind> account_kind_from(std::string_view name) {
  const auto found = std::find(kKindNames.begin(), kKindNames.end(), name);
  if (found == kKindNames.end()) return std::nullopt;
  return static_cast<AccountKind>(found - kKindNames.begin());
}

ChartOfAccounts ChartOfAccounts::from_table(const DataTable& table) {
  ChartOfAccounts chart;
  for (const DataTable::Row& row : table.rows()) {
    Account account = account_of(row, table.file());
    const Where where{table.file(), row.line(), "number"};
    if (!well_formed(account.number)) refuse(Fault::account_malformed, account.number, where);
    if (chart.find(account.number)) refuse(Fault::account_doubled, account.number, where);
    chart.add(std::move(account));
  }
  return chart;
}

const Account* ChartOfAccounts::find(std::string_view number) const {
  const auto found = accounts_.find(number);
  return found == accounts_.end() ? nullptr : &found->second;
}

const Account& ChartOfAccounts::at(std::string_view number) const {
  const Account* account = find(number);
  if (!account) refuse(Fault::account_unknown, std::string(number));
  return *account;
}

void ChartOfAccounts::add(Account account) {
  if (!well_formed(account.number)) refuse(Fault::account_malformed, account.number);
  if (find(account.number)) refuse(Fault::account_doubled, account.number);
  std::string number = account.number;
  for (const std::string& role : account.roles) roles_.emplace(role, number);
  accounts_.emplace(std::move(number), std::move(account));
}

const std::string& ChartOfAccounts::with_role(std::string_view role) const {
  const auto found = roles_.find(role);
  if (found == roles_.end()) refuse(Fault::account_role_missing, std::string(role));
  return found->second;
}

}  // namespace kontor
