// Whose statement is it? The accounts a file names, held against the [[bank]] sections of kontor.toml.
#pragma once

#include <string>
#include <vector>

#include "engine/bank/statement.h"
#include "engine/book/settings.h"
#include "engine/book/storage.h"

namespace kontor {

// For each statement of a file the index of its bank in settings.banks. An account is known by its IBAN, by the account
// number that ends it, or, where the file gives no number, by its name. A file that says nothing belongs to `account`
// (IBAN or name, may be empty) or to the only bank there is.
// Refuses bank_account_unknown, bank_account_ambiguous (with the choice there is) and bank_account_differs (the file
// names another one of the client's accounts than `account`).
std::vector<std::size_t> banks_of(const StatementFile& content, const ClientSettings& settings,
                                  const std::string& account);

// The bank a person names by IBAN or name, as an index of settings.banks. Refuses bank_account_unknown.
std::size_t bank_named(const ClientSettings& settings, const std::string& name);

// The account in the book, made when it is new. Within an act.
std::int64_t bank_account_id(BankStore& storage, const BankSettings& bank);

}  // namespace kontor
