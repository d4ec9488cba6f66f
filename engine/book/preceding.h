// Invoices that rest on earlier ones: credit notes on the invoice they correct, final invoices on paid advances.
#pragma once

#include "engine/book/book.h"
#include "engine/invoice/compose.h"

namespace kontor {

// Fills what the book knows of the earlier invoices: date and customer of a corrected one, the deductions of a final
// invoice. Findings: credit_without_invoice, invoice_unknown, invoice_already_cancelled, credit_of_correction,
// credit_other_customer, credit_other_tax, advance_unknown (no advance invoice has that number), advance_deducted,
// advance_unpaid (§ 14 (5) sentence 2 UStG: only what was received is taken off), advance_other_customer.
Findings complete_from_book(Book& book, StatedInvoice& stated, const InvoicePlaces& places,
                            const InvoiceTables& tables);

// What credit notes have left of an invoice; of the gross.
Amount left_to_credit(Book& book, const InvoiceRecord& invoice);

}  // namespace kontor
