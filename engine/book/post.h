// Posting and reversing. Nothing is ever changed or deleted: a mistake is reversed (§ 146 (4) AO, GoBD Rz. 58).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/book/book.h"
#include "engine/book/payment.h"

namespace kontor {

// An entry as a person or a rule states it; see TaxedPosting for signs and VAT.
struct StatedEntry {
  Day day;
  std::string text;
  std::string voucher;
  std::string origin = "manual";
  std::vector<TaxedPosting> postings;
  std::vector<InvoicePart> invoices = {};  // that the money settles: paid in cash, or set off
};

// One act. Returns the number of the entry. Refuses everything `expand` and `check(Draft)` find, period_closed,
// receivable_of_invoice, invoice_unknown and invoice_settled.
std::int64_t post(Book& book, const StatedEntry& stated);
// What would be posted, without posting it.
EntryRecord preview(const Book& book, const StatedEntry& stated);
// Worth telling, not worth refusing: postings without a code on accounts whose amounts usually hold VAT, unless the
// entry touches VAT elsewhere or moves its own tax by hand. One finding (tax_code_left_out) for each.
Findings left_out_tax_codes(const Book& book, const StatedEntry& stated);
// Likewise: VAT on sales against a claim, which with received fees is due only when the claim is paid (§ 13 (1) Nr. 1 b
// UStG), but by this entry at once. One finding (tax_due_early) for the claim.
Findings tax_due_early(const Book& book, const StatedEntry& stated);

// Likewise: income or expense against claims or debts, which in cash accounting counts when it is paid (§ 11 EStG), but
// by this entry at once. One finding (income_before_payment) for the account.
Findings income_before_payment(const Book& book, const StatedEntry& stated);

// Likewise: sales that the recapitulative statement lists, without their customer. One finding (zm_customer_needed) for
// each code.
Findings left_out_customers(const Book& book, const EntryRecord& entry);

struct ReversalRequest {
  std::int64_t entry = 0;
  std::string reason;
  Day day;
};

// One act: the opposite entry with opposite tax facts. A bank line behind it is open again, settlements are undone.
// Refuses entry_unknown, entry_already_reversed, reversal_without_reason, reversal_before_entry,
// period_closed, loss_recovered, credit_used (what the entry left as a credit of the customer), entry_of_invoice (the
// invoice is cancelled instead, so that it and the book say the same).
std::int64_t reverse(Book& book, const ReversalRequest& request);

// A person's words as they are kept: in UTF-8, without control characters that would act on a reader's terminal.
std::string kept_words(const std::string& words);

// Everything `record` refuses with but what the store refuses: the findings of check(Draft), and period_closed.
void demand_postable(EntryRecord& entry, const ChartOfAccounts& chart, const std::optional<Day>& sealed_to);
// Inside a running act: checks and stores a complete record. Every entry of a book goes through here.
std::int64_t record(Book& book, EntryRecord entry);
// Refuses period_closed.
void demand_open(Book& book, Day day);

}  // namespace kontor
