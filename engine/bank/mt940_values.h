// The fields of a SWIFT statement that hold days and money: balances, sums, and the line :61: itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/bank/mt940_fields.h"
#include "engine/bank/statement.h"

namespace kontor {

// :25: without its bank code: "12030000/202051" becomes the IBAN, as German bank codes of eight digits make it;
// "BIC/202051EUR" becomes "202051"; an IBAN stays.
std::string swift_account(std::string_view text);

// "C260301EUR1000,00" of :60F:, :62F: and their like. Years below 80 are 20xx; a day the month does not have is its
// last one, because banks count months of thirty days.
// Refuses statement_field_malformed, statement_day_malformed, currency_unknown.
KnownBalance swift_balance(const SwiftField& field, const std::string& file);

// "EURD500,00" of :34F:, the limit below which an interim report is silent. Refuses as swift_balance().
Currency swift_limit_currency(const SwiftField& field, const std::string& file);

struct SwiftSum {
  int count = 0;
  Amount sum;  // never negative
};
// "2EUR150,00" of :90D: and :90C:. Refuses as swift_balance().
SwiftSum swift_sum(const SwiftField& field, const std::string& file);

// "EUR11,85" or "11,85"; none when it is neither.
std::optional<Amount> swift_money(std::string_view text, Currency otherwise);

struct SwiftLine {
  Day day;                         // booking day; the value day where the field has no other
  Day day_value;                   // written first
  Amount amount;                   // C and RD: money in; D and RC: money out
  bool expected = false;           // EC, ED
  std::string type;                // "NTRF", "N116"; empty where the bank leaves it out
  std::string reference;           // of the customer
  std::string bank_reference;      // behind "//"
  std::string addition;            // the lines below, except codes between slashes
  std::optional<Amount> original;  // /OCMT/
  std::optional<Amount> charges;   // /CHGS/
  std::optional<Decimal> rate;     // /EXCH/
};

// :61: in the currency of the account. The booking day has no year: it is the one nearest to the value day.
// Refuses as swift_balance().
SwiftLine swift_line(const SwiftField& field, Currency currency, const std::string& file);

}  // namespace kontor
