#include "engine/book/bank_accounts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "engine/bank/iban.h"
#include "engine/base/refusal.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

using Banks = std::vector<BankSettings>;

// Older files give the account number without bank code: the end of the IBAN, leading zeros aside.
bool is_account_of(const BankSettings& bank, std::string_view account) {
  if (account.empty() || bank.iban.empty()) return false;
  if (account == bank.iban) return true;
  constexpr std::size_t kShortest = 5;
  if (account.find_first_not_of("0123456789") != std::string_view::npos) return false;
  account.remove_prefix(std::min(account.find_first_not_of('0'), account.size()));
  return account.size() >= kShortest && std::string_view(bank.iban).ends_with(account);
}

template <typename Fits>
std::optional<std::size_t> only_one(const Banks& banks, Fits fits) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < banks.size(); ++i) {
    if (!fits(banks[i])) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

std::string without_blanks(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

// The accounts of a file as it calls them; the format where it gives no names.
std::string names_in(const StatementFile& content) {
  std::set<std::string> names;
  for (const Statement& statement : content.statements)
    if (!statement.account.empty() || !statement.account_name.empty())
      names.insert(statement.account.empty() ? statement.account_name : statement.account);
  std::string joined;
  for (const std::string& name : names) joined += (joined.empty() ? "" : ", ") + name;
  return joined.empty() ? content.format : joined;
}

// "DE" + two check digits + the bank code of eight digits.
std::string_view german_bank_code(const BankSettings& bank) {
  return bank.iban.starts_with("DE") && bank.iban.size() == 22 ? std::string_view(bank.iban).substr(4, 8) : "";
}

// Whether a file that names no account may be one of this bank account: neither another bank's, nor a payment
// service's, nor in another currency.
bool may_be_of(const StatementFile& content, const Statement& statement, const BankSettings& bank) {
  if (bank.iban.empty()) return true;
  if (content.is_service || statement.currency != kEuro) return false;
  const std::string_view code = german_bank_code(bank);
  return code.empty() || content.bank_codes.empty() ||
         std::any_of(content.bank_codes.begin(), content.bank_codes.end(),
                     [&](const std::string& known) { return code.starts_with(known); });
}

std::string names_of(const Banks& banks) {
  std::string names;
  for (const BankSettings& bank : banks) names += (names.empty() ? "" : ", ") + bank.name + " (" + bank.iban + ")";
  return names;
}

}  // namespace

std::size_t bank_named(const ClientSettings& settings, const std::string& name) {
  const auto found = only_one(settings.banks, [&](const BankSettings& bank) {
    return is_account_of(bank, without_blanks(name)) || fold(bank.name) == fold(name);
  });
  if (!found) refuse(Fault::bank_account_unknown, name);
  return *found;
}

std::int64_t bank_account_id(BankStore& storage, const BankSettings& bank) {
  const std::string& iban = bank.iban.empty() ? bank.name : bank.iban;
  for (const BankAccountRecord& known : storage.bank_accounts())
    if (known.iban == iban) return known.id;
  return storage.add_bank_account({0, iban, bank.account});
}

std::vector<std::size_t> banks_of(const StatementFile& content, const ClientSettings& settings,
                                  const std::string& account) {
  const Banks& banks = settings.banks;
  const std::optional<std::size_t> chosen =
      account.empty() ? std::nullopt : std::optional(bank_named(settings, account));
  std::vector<std::size_t> found;
  std::map<std::size_t, std::string> names;  // by which the file calls each account, where it gives no numbers
  std::set<std::string> unnamed;             // accounts of the file that only the choice can place
  for (const Statement& statement : content.statements) {
    const auto is_it = [&](const BankSettings& bank) { return is_account_of(bank, statement.account); };
    const auto is_named = [&](const BankSettings& bank) {
      return !statement.account_name.empty() && fold(bank.name) == fold(statement.account_name);
    };
    std::optional<std::size_t> bank = only_one(banks, is_it);
    const bool is_another = !bank && chosen && is_valid_iban(statement.account) && !banks[*chosen].iban.empty();
    if ((bank && chosen && bank != chosen) || is_another)
      refuse(Fault::bank_account_differs, statement.account, {content.file, 0, ""}, {banks[*chosen].name});
    if (!bank && statement.account.empty()) bank = only_one(banks, is_named);
    if (bank && statement.account.empty() && !may_be_of(content, statement, banks[*bank])) bank.reset();
    if (!bank) {
      unnamed.insert(statement.account + "\n" + statement.account_name);
      bank = chosen;
      if (!bank && statement.account.empty() && banks.size() == 1) {
        if (!may_be_of(content, statement, banks.front()))
          refuse(Fault::bank_account_doubtful, names_of(banks), {content.file, 0, ""},
                 {content.bank.empty() ? content.format : content.bank});
        bank = 0;
      }
    }
    if (!bank && (banks.empty() || !statement.account.empty()))
      refuse(Fault::bank_account_unknown, statement.account.empty() ? content.format : statement.account,
             {content.file, 0, ""});
    if (!bank || unnamed.size() > 1)
      refuse(Fault::bank_account_ambiguous, names_in(content), {content.file, 0, ""}, {names_of(banks)});
    const auto& known_as = names.try_emplace(*bank, statement.account_name).first->second;
    if (statement.account.empty() && known_as != statement.account_name)  // Giro and card in one file
      refuse(Fault::bank_account_ambiguous, names_in(content), {content.file, 0, ""}, {names_of(banks)});
    found.push_back(*bank);
  }
  return found;
}

}  // namespace kontor
