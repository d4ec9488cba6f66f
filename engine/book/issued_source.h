// An issued invoice as the value it was made from: read again from the source kept with its record.
#pragma once

#include "engine/book/book.h"
#include "engine/invoice/compose.h"

namespace kontor {

// What the client's settings give every invoice. The first bank account is where customers pay.
InvoiceIssuer issuer_of(const ClientSettings& settings);

// As the person stated it, complete in itself. `record` is no cancellation.
StatedInvoice stated_of(const Book& book, const InvoiceRecord& record, const InvoiceTables& tables);

// As it was issued; the seller is as the settings have it now. Refuses book_damaged when it does not add up to the
// record.
Invoice invoice_of(const Book& book, const InvoiceRecord& record, const InvoiceTables& tables);

// The amounts of a record: what the customer owes, so those of a credit note are below zero.
struct InvoiceAmounts {
  Amount net;
  Amount tax;
  Amount gross;

  bool operator==(const InvoiceAmounts&) const = default;
};
InvoiceAmounts owed_amounts(const Invoice& invoice);

}  // namespace kontor
