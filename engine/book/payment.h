// Which open items a sum of money settles, when a person names the invoices.
#pragma once

#include <string>
#include <vector>

#include "engine/book/book.h"
#include "engine/matching/proposal.h"

namespace kontor {

struct InvoicePayment {
  std::vector<std::string> invoices;  // by number; that of a credit is the invoice that was paid too much
  bool rest_is_skonto = false;        // what is missing of the last one is granted as Skonto, else it stays open
  std::string rest_account = "";      // where money beyond the invoices goes; empty: it stays a credit of the customer
  std::string rest_tax_code = "";
};

// So much of one invoice; its sign is that of the claim.
struct InvoicePart {
  std::string number;
  Amount amount;
};

// Refuses invoice_unknown, and invoice_settled when not so much of it is open.
ClaimPayment payment_of(const Book& book, const InvoicePart& part);

// Each number stands for what is open under it: of a number that has claims and debts, those in the direction of the
// money. All are settled whole; the last takes what is left. Money received beyond that goes to `rest_account`, or
// stays a credit of the last one's customer; so does a payment of an invoice that is paid already. An invoice that was
// written off takes what was lost. Refuses
// invoice_unknown, invoice_settled, payment_other_direction, and skonto_too_large: more than was agreed and more than
// 5 %, which nobody calls Skonto.
Proposal payment_by_number(Book& book, Amount money, const InvoicePayment& payment);

}  // namespace kontor
