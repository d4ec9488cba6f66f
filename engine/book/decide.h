// From a bank line to its entry: on the word of a person (decide) or of a rule (see assign.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/book/book.h"
#include "engine/book/payment.h"
#include "engine/matching/proposal.h"

namespace kontor {

// Who says so, and why. `authority` is client, adviser or qualified: § 6 Nr. 3 StBerG lets nobody else decide.
struct Ground {
  std::string why;
  std::string authority;
  std::string rule;  // name; empty: no rule
  // The day of the entry, where the day of the line is sealed already; nothing: the day of the line.
  std::optional<Day> day = std::nullopt;
};

// The account and code of one part; amounts are debit positive, gross where a tax code is given, and the parts add up
// to minus the amount of the line. Where a payment service kept a fee, they may add up to minus the gross amount: the
// fee then goes to the account of BankSettings::fee_account.
using LineParts = std::vector<TaxedPosting>;

// One act. Returns the number of the entry. Refuses line_unknown, line_not_booked, line_already_posted,
// authority_missing, parts_differ (the parts do not add up to the line), entry_before_line and whatever posting
// refuses.
std::int64_t decide(Book& book, std::int64_t id, const LineParts& parts, const Ground& ground);

// The same, where parts of the line settle invoices: a payment less a fee, or several invoices at once. What the
// invoices take and minus the other parts add up to the gross amount of the line. Refuses invoice_unknown and
// invoice_settled as well.
std::int64_t decide_parts(Book& book, std::int64_t id, const std::vector<InvoicePart>& invoices, const LineParts& parts,
                          const Ground& ground);

struct DecidedPayment {
  std::int64_t entry = 0;
  Amount credit;  // paid beyond the invoices and kept as a debt to the customer
};

// One act: the line pays these invoices, see payment_by_number; the whole line is used up.
DecidedPayment decide_payment(Book& book, std::int64_t id, const InvoicePayment& payment, const Ground& ground);

// A proposal that a person said yes to.
struct Acceptance {
  std::int64_t line = 0;
  Proposal proposal;
  Ground ground;
};

// One act over all of them; the numbers of the entries in the same order. Refuses proposal_missing for a question, and
// everything `decide` refuses.
std::vector<std::int64_t> accept(Book& book, const std::vector<Acceptance>& acceptances);

// What a decision on one line puts into the book.
struct LinePosting {
  EntryRecord entry;
  Decision decision;
  std::vector<Settlement> settlements;
  std::optional<OpenItem> credit;  // that the line opens
};

// Changes nothing. Refuses parts_differ, invoice_settled and what `expand` refuses.
LinePosting line_posting(const Book& book, const LineRecord& line, const std::string& bank_account,
                         const Proposal& proposal, Ground ground);
// Inside a running act, after demand_postable on its entry. Returns the number of the entry.
std::int64_t store(Book& book, LinePosting posting);

// The account of the chart for a bank account of the book. Refuses bank_account_unknown.
std::string account_of_bank(const Book& book, std::int64_t bank_account);
// Refuses authority_missing unless the authority may decide.
void demand_authority(const std::string& authority, const std::string& matter);

// "Telekom Deutschland GmbH: Rechnung 4711": what the journal shows of a line.
std::string text_of(const BankLine& line);

}  // namespace kontor
