// A reminder of an unpaid invoice (Mahnung) and the confirmation that one was paid, each complete: what the letter
// shows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/invoice/late_interest.h"
#include "engine/invoice/party.h"
#include "engine/money/currency.h"

namespace kontor {

// The first reminder is friendly and free; it puts the debtor into default (§ 286 (1) BGB). The last one announces the
// court.
inline constexpr int kReminderLevels = 3;

// The invoice a letter is about, as it was issued.
struct InvoiceInLetter {
  std::string number;
  Day date;
  Day due;
  Amount gross;
  Party seller;
  Party buyer;
  PaymentAccount account;
  std::string language;
  Currency currency;
};

struct Reminder {
  std::string number;
  int level = 1;  // 1 .. kReminderLevels
  Day date;
  Day deadline;
  InvoiceInLetter invoice;
  std::optional<Day> reminded;  // day of the reminder before this one
  Amount open;                  // of the invoice
  DebtorKind debtor = DebtorKind::consumer;
  Decimal points;  // above the base rate
  // None in the first one. Damages, not remuneration: no VAT (§ 1 (1) Nr. 1 UStG).
  std::vector<InterestStretch> stretches;
  Amount interest;
  Amount fee;  // of a business: the flat fee of § 288 (5) BGB; of a consumer: what the client asks for a letter

  Amount total() const { return open + interest + fee; }
};

struct Receipt {
  std::string number;
  Day date;
  InvoiceInLetter invoice;
  struct Payment {
    Day day;
    Amount amount;    // that came in
    Amount discount;  // Skonto taken with it
  };
  std::vector<Payment> payments;
  Amount open;  // of the invoice, after them

  Amount received() const;
};

}  // namespace kontor
