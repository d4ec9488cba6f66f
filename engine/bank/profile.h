// How a bank writes its CSV: templates/bank/<bank>.toml. A new bank or a new header is one more file or one more
// [[layout]], never code. templates/bank/README.md explains every key.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/bank/cell.h"
#include "engine/bank/csv.h"

namespace kontor {

// A text with the name it goes by in messages.
struct NamedText {
  std::string name;
  std::string text;
};

// What a column, or a labelled part of a text, holds.
enum class Field {
  day,
  day_value,
  amount,     // signed; of several columns the first that is filled
  gross,      // before the fee: gross + fee = amount is checked in each row
  debit,      // money out, without sign or with a minus
  credit,     // money in
  fee,        // see FeeRule
  direction,  // says which way an unsigned amount goes
  amount_in,  // in rows of money in, instead of `amount` and `currency` ...
  currency_in,
  payout,  // sum of all other rows, which leaves the account
  payer,   // counterparty of money in ...
  payee,   // ... and of money out
  counterparty,
  counterparty_account,
  counterparty_bank,
  purpose,  // of several columns all, in this order
  kind,
  reference,
  end_to_end,
  mandate,
  creditor,
  balance,
  account,
  account_name,
  currency,
  state,
  amount_original,
  currency_original,
  exchange_rate,
  nothing,  // a labelled part that is of no use
};
inline constexpr std::size_t kFieldCount = static_cast<std::size_t>(Field::nothing) + 1;

// What stands around the table.
// `closing` is the balance behind the last line; `closing_now` the one of the moment the file was `created`, which is
// the same only when the file reaches up to that day.
enum class FactKind { account, account_name, currency, period, opening, closing, closing_now, created, nothing };

struct FactRule {
  FactKind kind = FactKind::nothing;
  std::string label;    // the cell at label_at begins with it; empty: the row with number `row` is meant
  std::size_t row = 0;  // of the filled rows before the table, counted from 1
  std::size_t label_at = 0;
  std::size_t value_at = 1;
  std::optional<std::size_t> day_at;
  std::optional<std::size_t> sign_at;  // cell that says the direction, as in the column `direction`
  std::size_t below = 0;               // rows between label and value
  bool required = false;               // without it the file is cut off
  NumberStyle number;
};

// How a service writes its fees.
struct FeeRule {
  bool is_cost = true;            // a number without sign is money out; else it is signed as money in the account is
  bool within = false;            // the amount has lost the fee already; else the fee goes on top of it
  std::vector<std::string> none;  // words of the column `kind`: these rows repeat the fee of another one
};

// Rows that belong together, such as the parts of one order: one line.
struct GroupRule {
  std::vector<std::string> by;         // columns that are equal in all of them
  std::string fee_column;              // rows with one of the words in this column are the fee ...
  std::vector<std::string> fee_words;  // ... and not part of the gross amount
};

// What a row with a day but without an amount is, where a bank writes such rows.
enum class RowWithoutAmount { refused, information, more_text };

struct CsvLayout {
  bool own = false;                     // of the client folder: goes before all others that know the header
  std::string id;                       // "sparkasse-camt"
  std::string bank;                     // "Sparkasse"
  std::vector<std::string> bank_codes;  // what the bank codes of its accounts begin with
  CsvStyle style;
  std::vector<DayStyle> days{DayStyle()};           // of several the one that fits the whole table
  std::vector<DayStyle> days_in_other_words;        // the same for a header by the names of `also`; may be empty
  std::vector<NumberStyle> numbers{NumberStyle()};  // likewise
  Currency currency;
  std::string account_name;                              // of a payment service, where the file names no account
  bool currency_stays = false;                           // an empty currency is the one of the row before
  std::vector<std::string> header;                       // names that must all be there, in any order
  std::vector<std::string> optional;                     // names that may be there
  std::map<std::string, std::vector<std::string>> also;  // other names of these columns, in other languages
  bool without_header = false;                           // `header` then names the cells of every row, in this order
  std::map<std::string, std::string> shape;  // of a row without header: day, amount, iban, currency or text per name
  std::array<std::vector<std::string>, kFieldCount> columns;
  std::string elastic;      // unquoted text that may hold separators: surplus cells belong to this column
  std::string may_lack;     // column the bank leaves out, cell and separator, where it has nothing to say
  bool skip = false;        // a table that is no account statement
  std::size_t surplus = 0;  // empty cells a row has behind those of its header
  bool continues = false;   // a row without day and amount is more text of the row before
  RowWithoutAmount without_amount = RowWithoutAmount::refused;
  bool reversed = false;                                  // a positive amount is money out, as on a credit card
  bool ends_at_blank = false;                             // behind an empty row there is small print
  bool balanced = false;                                  // all rows, payouts among them, add up to nothing
  std::vector<std::string> empty_words;                   // cells that mean "nothing": "N/A"
  std::vector<std::string> positive, negative;            // words of the column `direction`
  std::vector<std::string> both;                          // money out in one currency and in again in another
  std::vector<std::string> booked, pending, information;  // words of the column `state`
  std::vector<std::string> pending_days;                  // words of the column `day`
  std::map<std::string, std::vector<std::string>> idle;   // words of other columns whose rows move nothing
  std::string party_column;                               // column that says who of payer and payee is the other one
  std::vector<std::string> party_payer;                   // its words for: the payer
  std::vector<std::pair<std::string, Field>> tags;        // labels inside the purpose, "SVWZ+"
  std::vector<std::string> chatter;                       // rows without data begin with one of these
  std::size_t wrap = 0;                 // purpose lines of this length go on without a blank in the next line
  bool first_line_is_kind = false;      // of a purpose with several lines
  std::size_t name_ends_at_blanks = 0;  // a name ends at so many blanks; the address follows
  std::vector<FactRule> facts;
  FeeRule fee;
  GroupRule group;

  const std::vector<std::string>& names_of(Field field) const { return columns.at(static_cast<std::size_t>(field)); }
};

// "day", "amount": as profiles write it.
std::string_view name_of(Field field);

// All layouts of one profile file. Refuses toml_malformed (with line), key_missing, key_unknown, key_malformed.
std::vector<CsvLayout> read_profile(const NamedText& profile);

}  // namespace kontor
