// Issuing and cancelling invoices: number, posting, open item, record and archived documents, all or nothing.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/book/book.h"
#include "engine/invoice/compose.h"
#include "engine/system/archive.h"

namespace kontor {

// The documents of an invoice. Written inside the act, because they show the number that is drawn there; archived
// before the act is committed, so that an issued invoice always has them (one that was archived in vain does no harm).
struct InvoiceDocuments {
  std::string xml;
  std::string pdf;  // empty: there is none
};
using DocumentWriter = std::function<InvoiceDocuments(const Invoice&, InvoiceFormat)>;

struct InvoiceTools {
  const InvoiceTables& tables;
  const DocumentWriter& write;
  const Archive& archive;
};

struct IssuedInvoice {
  Invoice invoice;
  InvoiceRecord record;
  Findings remarks = {};  // of the prepared invoice, and invoice_day_before_last
};

// An invoice file read, completed from the book, composed and checked; findings name what keeps it from being issued,
// period_closed among them, remarks what is worth a look.
struct PreparedInvoice {
  StatedInvoice stated;
  Invoice invoice;
  InvoicePlaces places;
  Findings findings;
  Findings remarks = {};
};
// `kind` is that of a file that does not say; a letter is written from any file.
PreparedInvoice prepare(Book& book, std::string_view bytes, const std::string& file, const InvoiceTables& tables,
                        InvoiceKind kind = InvoiceKind::invoice);

// The same of a file that was read.
PreparedInvoice prepare(Book& book, InvoiceFile read, const InvoiceTables& tables);

// Throws what was found in any of them, all at once.
void demand_no_findings(const std::vector<PreparedInvoice>& invoices);

// The documents of a prepared invoice that has its number. Refuses what writing refuses, with the places in its file.
InvoiceDocuments write_documents(const PreparedInvoice& prepared, const Invoice& invoice, const InvoiceTools& tools);

// One act for all: every invoice is issued, or none is and no number is lost. Refuses the findings of the prepared
// invoices, account_role_missing, period_closed, invoice_number_taken and what writing documents refuses.
std::vector<IssuedInvoice> issue(Book& book, const std::vector<PreparedInvoice>& invoices, const InvoiceTools& tools);

struct CancellationRequest {
  std::string number;
  Day day;
  std::string reason;  // printed on it; may be empty
};

// One act: the Stornorechnung with a number of its own, its posting on its day, and what is still open of the invoice
// settled against it. What was already paid stays open as a debt to the customer. Refuses invoice_unknown,
// invoice_already_cancelled, invoice_written_off, cancellation_of_cancellation, cancellation_before_invoice,
// advance_deducted, invoice_corrected (by credit notes), period_closed.
IssuedInvoice cancel_invoice(Book& book, const CancellationRequest& request, const InvoiceTools& tools);

// The day an invoice counts in the books. Tax on agreed fees and income of a balance sheet belong to the supply
// (§ 13 (1) Nr. 1 a UStG, § 252 (1) Nr. 4 HGB), and so do services to EU businesses (§ 18b UStG): then it is the last
// day of the supply if that lies before the date of the invoice. A sealed day gives way to the date of the invoice, and
// so do intra-EU supplies of goods, which count with their invoice (§ 18b sentence 1 UStG).
Day posting_day(Book& book, const Invoice& invoice);
// The same, whatever is sealed.
Day day_that_counts(const Book& book, const Invoice& invoice);

}  // namespace kontor
