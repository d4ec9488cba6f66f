// Quotes, order confirmations and delivery notes: numbered, printed and kept, each in one act. They move no account.
#pragma once

#include <string>
#include <vector>

#include "engine/book/issue.h"

namespace kontor {

struct WrittenLetter {
  Invoice letter;
  LetterRecord record;
  Findings remarks = {};
};

// One act for all, as with invoices. Every one of them is a letter. Refuses the findings of the prepared letters,
// invoice_number_taken and what writing documents refuses.
std::vector<WrittenLetter> write_letters(Book& book, const std::vector<PreparedInvoice>& letters,
                                         const InvoiceTools& tools);

struct Following {
  InvoiceKind kind = InvoiceKind::confirmation;
  Day day;
};

// What comes after a letter of the book: the same lines for the same customer, on another day. A delivery note is
// dated as the delivery. `earlier` is no reminder and no receipt.
PreparedInvoice prepare_following(Book& book, const LetterRecord& earlier, const Following& following,
                                  const InvoiceTables& tables);

// The file of an invoice with the lines of a letter, for a person to complete.
std::string invoice_file_from(const Book& book, const LetterRecord& letter, Day day, const InvoiceTables& tables);

}  // namespace kontor
