// What the rules, the open items or earlier decisions say about one bank line.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "engine/calendar/day.h"
#include "engine/money/amount.h"
#include "engine/tax/expansion.h"
#include "engine/text/wording.h"

namespace kontor {

// Only `binding` may be posted without asking; a proposal never enters the journal by itself (§ 6 Nr. 3 StBerG).
enum class Standing {
  binding,   // decided: a released rule, or a payment or transfer that leaves no doubt
  proposed,  // complete, but a person has to say yes
  asked,     // a person has to say what it is
};

// Why, as a key of the section `why` of locales/ and the values that fill it.
struct Reason {
  std::string key;
  std::vector<std::variant<std::string, Amount, Day>> fill;

  bool operator==(const Reason&) const = default;
};

std::string words_of(const Reason& reason, const Wording& wording);

// One of our invoices that the line pays.
struct ClaimPayment {
  std::int64_t item = 0;
  std::string number;
  Amount amount;    // how much of the item is settled; its sign is that of the item
  Amount discount;  // the part of `amount` that was not paid but is Skonto

  bool operator==(const ClaimPayment&) const = default;
};

struct Proposal {
  Standing standing = Standing::asked;
  std::vector<TaxedPosting> parts;  // with payments: what the rest of the line is; else they are the whole line
  std::vector<ClaimPayment> payments;
  // Money beyond all that: it stays a debt to the customer of the last payment, to be paid back or set off.
  // Payments less discounts, the credit and minus the parts add up to the gross amount of the line.
  Amount credit;
  Reason why;
  std::string rule;       // name; empty: no rule
  std::string note;       // what the rule tells the person
  std::string authority;  // on whose word: client, adviser, qualified; empty unless binding

  bool operator==(const Proposal&) const = default;
};

}  // namespace kontor
