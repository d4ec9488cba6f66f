// The proof of a month: what the banks say and what the book holds are the same, to the cent and for every day.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/book/book.h"
#include "engine/book/reconciliation.h"
#include "engine/tax/vat_form.h"

namespace kontor {

// What would close a gap to the cent. Never proof that it happened: a person looks at the statement.
enum class GapKind {
  lines_missing,   // nothing in the book explains it: one line or several of this sum are missing
  no_statement,    // the days have no line at all
  line_doubled,    // one of two equal lines
  lines_too_many,  // one line, or all lines of one file
  line_moved,      // to a day of another gap
  lines_swapped,   // two lines whose amounts were exchanged, this one's and one of another gap
  sign_changed,    // money in that was money out, or the reverse
  amount_changed,  // two digits exchanged, or the decimal mark moved
  line_announced,  // the bank announced it and the booking is missing
  lines_asked,     // a file has lines nobody answered for
};

struct GapCause {
  GapKind kind = GapKind::lines_missing;
  std::vector<std::int64_t> lines = {};  // of the book
  std::optional<Amount> amount = {};     // what the line should read; of missing lines what they move together
  std::string file = {};                 // of lines_too_many and lines_asked
  std::optional<Period> other = {};      // the other gap of line_moved and lines_swapped

  bool operator==(const GapCause&) const = default;
};

// Between two balances the lines of the book do not add up: from the day behind the first to the day of the second.
struct BalanceGap {
  Day from;
  Day to;
  Amount difference;  // stated minus expected: positive when money came in that no line shows
  std::string file;   // of the second balance; empty when a person stated it
  GapCause cause = {};

  bool operator==(const BalanceGap&) const = default;
};

enum class DayState {
  confirmed,  // the bank states the balance that follows from the lines
  follows,    // lies between two balances that fit
  gap,        // lies between two balances that do not
  unproven,   // no two balances enclose it
};

// A day with lines or with a stated balance: opening + sum = closing. A day without either closes as it opens.
struct ProofDay {
  Day day;
  std::optional<Amount> opening;  // none when no balance of the account is known at all
  std::int64_t lines = 0;
  std::int64_t lines_open = 0;
  Amount sum;
  std::optional<Amount> closing;
  std::optional<Amount> stated;  // for its evening; the next day opens with it
  std::string file;              // that states it; empty when a person did
  DayState state = DayState::unproven;

  bool operator==(const ProofDay&) const = default;
};

// A line that is kept and never posted.
struct LineAside {
  std::int64_t id = 0;
  Day day;
  Amount amount;
  std::string text;                           // the counterparty, or else the purpose
  LineState reason = LineState::information;  // or pending

  bool operator==(const LineAside&) const = default;
};

// Days with lines that no two balances enclose: nothing says that they are all.
struct UnprovenDays {
  Day from;
  Day to;
  std::int64_t lines = 0;

  bool operator==(const UnprovenDays&) const = default;
};

// One bank account in one currency.
struct AccountProof {
  std::string iban;
  std::string account;  // of the chart
  Currency currency;
  std::optional<Amount> opening;  // before the first day of the period; none when no balance is known at all
  std::optional<Amount> closing;  // at the end of its last day
  bool covered = false;           // a statement or balances embrace the whole period
  std::optional<Day> proven_to;   // the last day up to the end of the period whose balance is known
  Amount sum;                     // of the lines in between
  std::int64_t lines = 0;
  std::int64_t lines_open = 0;  // not posted yet, so somebody is asked; the others are posted
  std::vector<ProofDay> days;
  std::vector<BalanceGap> gaps;
  std::vector<UnprovenDays> unproven;
  std::vector<LineAside> aside;  // by day
  // Of the account of the chart, with all bank accounts that are posted there. None for foreign currencies.
  std::optional<Reconciliation> ledger;
};

struct Proof {
  Period period;
  std::vector<AccountProof> accounts;  // in the order of the book, those with lines or balances
  std::vector<std::string> unplaced;   // tax codes whose tax is in no box
  Findings findings;                   // all that keeps the proof from being complete

  bool is_complete() const { return findings.empty(); }
};

// The form that holds in the period. May refuse form_missing.
using FindVatForm = std::function<const VatForm&(const Period&)>;

// Four things: (1) per bank account, opening + lines = closing between each two balances that are known; (2) every
// booked line of the period is posted; (3) the accounts of the banks in the ledger hold what the lines say; (4) the
// book verifies, and every tax in it is in a box of the form. Where several files state different balances for one day,
// the one that follows from the lines counts: an export made at noon states noon. Findings: form_missing, balance_gap,
// balance_unproven, statement_missing (nothing of a [[bank]] lies in the period), lines_open, entries_without_line,
// opening_differs, ledger_differs, tax_unplaced, zm_customer_missing, and those of verify().
Proof prove(Book& book, const Period& period, const FindVatForm& vat_form);

// From the first line or balance of the book to the last.
std::optional<Period> period_of_statements(Book& book);

// One act: the balance of a bank account at the end of a day, on the word of a person, for accounts whose files state
// none. `bank` is IBAN or name. Refuses bank_account_unknown.
void state_balance(Book& book, const std::string& bank, const KnownBalance& balance);

}  // namespace kontor
