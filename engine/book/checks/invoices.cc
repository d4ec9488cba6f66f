#include "engine/book/checks/check.h"

namespace kontor {

namespace {

bool is_known(Book& book, const std::string& document) {
  return document.empty() || book.storage.document(document).has_value();
}

}  // namespace

void check_invoices(Book& book, const Evidence& evidence, Findings& findings) {
  for (const InvoiceRecord& invoice : book.storage.invoices()) {
    const std::optional<OpenItem> item = book.storage.item(invoice.item);
    const bool whole = invoice.entry >= 1 && invoice.entry <= evidence.entries && item &&
                       item->gross == invoice.gross && item->entry == invoice.entry && !item->shares.empty() &&
                       invoice.net + invoice.tax == invoice.gross && is_known(book, invoice.pdf) &&
                       is_known(book, invoice.xml);
    if (!whole) findings.push_back({Fault::invoice_differs, {}, invoice.number, {std::to_string(invoice.entry)}});
  }
}

}  // namespace kontor
