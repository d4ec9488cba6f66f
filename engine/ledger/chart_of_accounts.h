// The accounts of one book, read from templates/charts. The engine itself knows no account number.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/data_table.h"
#include "engine/base/text_hash.h"
#include "engine/ledger/account.h"

namespace kontor {

class ChartOfAccounts {
 public:
  // Refuses account_malformed, account_kind_unknown, account_doubled, each with file and line.
  static ChartOfAccounts from_table(const DataTable& table);

  const Account* find(std::string_view number) const;
  // Refuses account_unknown.
  const Account& at(std::string_view number) const;
  const TextMap<Account>& all() const { return accounts_; }
  // Refuses account_malformed and account_doubled: a client may add accounts, never change the meaning of one.
  void add(Account account);

  // The one account of a role, "receivables" or "output_tax.U19". Refuses account_role_missing.
  const std::string& with_role(std::string_view role) const;
  bool has_role(std::string_view role) const { return roles_.contains(role); }

 private:
  TextMap<Account> accounts_;
  TextMap<std::string> roles_;  // role -> account
};

}  // namespace kontor
