// The rules of a client: which bank lines go where, and on whose word. They are kept in rules.toml:
//
//   [released]                             # what needs no rule, and on whose word it is posted
//   payments = "adviser"                   # of our own invoices, recognised by number and amount
//   transfers = "adviser"                  # between our own bank accounts
//
//   [[rule]]
//   name = "Telekom"                       # shown as the reason
//   counterparty = ["telekom deutschland"] # any of these is part of the name; so for purpose, kind (the booking text),
//                                          # and text (name or purpose)
//   counterparty_pattern = "^telekom"      # RE2, on lower case with ae oe ue ss; so for purpose_pattern
//   iban = "DE02 1203 ..."                 # of the counterparty; so for creditor (SEPA creditor identifier)
//   sign = "out"                           # "in" or "out"
//   amount = "47.60"                       # without sign; or amount_from, amount_to, both inside
//   bank = "Girokonto"                     # name or IBAN of one of our accounts
//   account = "4920"
//   tax_code = "V19"                       # else the one the chart proposes for the account; "none": no VAT
//   vat_id = "ATU12345678"                 # of the customer, for codes of the recapitulative statement
//   note = "..."                           # shown to people; alone, without account, the rule only asks
//   propose_only = true                    # shown, never posted by itself
//   released_by = "adviser"                # client, adviser or qualified: on whose word the rule is binding
//   released = "2026-01-05"
//
// Instead of account and tax_code a rule may split; a part with neither amount nor percent takes the rest:
//
//   split = [ { account = "4920", amount = "100.00" }, { account = "1800", percent = "30" }, { account = "4930" } ]
//
// Every condition of a rule must hold; the first rule of the file that holds decides.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/calendar/day.h"
#include "engine/money/amount.h"
#include "engine/money/decimal.h"

namespace kontor {

// A tax code of a rule that says: no tax code, whatever the chart proposes.
inline constexpr std::string_view kNoTaxCode = "none";

enum class Direction { either, in, out };

// A share of the line. Amounts and percentages go in the direction of the line; a part with neither takes the rest.
struct RulePart {
  std::string account;
  std::string tax_code;  // empty: what the chart proposes; or kNoTaxCode
  std::optional<Amount> amount;
  std::optional<Decimal> percent;
};

struct Rule {
  std::string name;
  int line = 0;                           // of its [[rule]] in the file
  std::vector<std::string> counterparty;  // each list: any of them; folded (see engine/text/fold.h)
  std::vector<std::string> purpose;
  std::vector<std::string> kind;
  std::vector<std::string> text;
  std::string counterparty_pattern;
  std::string purpose_pattern;
  std::string iban;
  std::string creditor;
  Direction direction = Direction::either;
  std::optional<Amount> amount_from;  // absolute values, both inside
  std::optional<Amount> amount_to;
  std::string bank;             // IBAN of one of our accounts
  std::vector<RulePart> parts;  // empty: the rule only asks
  std::string vat_id;           // of the customer; without blanks
  std::string note;
  bool propose_only = false;
  std::string released_by;
  std::optional<Day> released;
};

struct Rules {
  std::vector<Rule> rules;        // in the order of the file
  std::string payments_released;  // on whose word; empty: of the person who works here
  std::string transfers_released;
};

}  // namespace kontor
