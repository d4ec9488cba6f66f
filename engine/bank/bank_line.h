// One line of a bank statement, whatever file it came in.
#pragma once

#include <optional>
#include <string>

#include "engine/calendar/day.h"
#include "engine/money/amount.h"
#include "engine/money/decimal.h"

namespace kontor {

enum class LineState {
  booked,
  pending,      // announced by the bank, not yet booked: shown, never posted
  information,  // a row without effect on the balance: shown, never posted
};

// One row of a statement. Texts are UTF-8 and tidy (see engine/text/fold.h).
struct BankLine {
  LineState state = LineState::booked;
  Day day;                           // booking day (Buchungstag)
  std::optional<Day> day_value;      // Valuta
  Amount amount;                     // what moves the account; positive: money in
  Amount fee;                        // the part of it a payment service kept: gross + fee = amount; a cost is negative
  std::string counterparty;          // name of the payer or payee
  std::string counterparty_account;  // IBAN without blanks, or the account number as given
  std::string counterparty_bank;     // BIC or bank code
  std::string purpose;               // Verwendungszweck, one line
  std::string kind;                  // the bank's booking text, "GUTSCHR. UEBERWEISUNG"
  std::string reference;             // the bank's own reference, only where it identifies the line
  std::string end_to_end;            // SEPA EndToEndId
  std::string mandate;               // SEPA mandate reference
  std::string creditor;              // SEPA creditor identifier
  std::optional<Amount> balance_after;    // running balance of the account, where the file has one
  std::optional<Amount> amount_original;  // in the currency of the payment, with the rate, where the file has them
  std::optional<Decimal> exchange_rate;
  std::string return_reason;      // of a payment that came back, as the bank writes it: "AC04", "914"
  std::optional<Amount> charges;  // what banks took for the payment, never negative; inside `amount` already
  int line = 0;                   // in the file, counted from 1; in XML the line of the element

  // What the other side paid or got, before the fee.
  Amount gross() const { return fee.is_zero() ? amount : amount - fee; }

  bool operator==(const BankLine&) const = default;
};

}  // namespace kontor
