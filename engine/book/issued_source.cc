#include "engine/book/issued_source.h"

#include <algorithm>

#include "engine/base/refusal.h"

namespace kontor {

InvoiceIssuer issuer_of(const ClientSettings& settings) {
  InvoiceIssuer issuer{settings.client, {}, settings.tax.vat};
  const auto& banks = settings.banks;
  const auto bank = std::find_if(banks.begin(), banks.end(), [](const BankSettings& one) { return !one.iban.empty(); });
  if (bank != banks.end()) issuer.account = {bank->iban, bank->bic, bank->institution};
  return issuer;
}

StatedInvoice stated_of(const Book& book, const InvoiceRecord& record, const InvoiceTables& tables) {
  const InvoiceFileSources sources{tables.units, book.codes, [](const std::string&) { return std::nullopt; },
                                   book.settings.language, book.settings.payment_days};
  InvoiceFile file = read_invoice_file(record.source, record.number, sources);
  if (!file.findings.empty()) throw Refusal(std::move(file.findings));
  return std::move(file.stated);
}

Invoice invoice_of(const Book& book, const InvoiceRecord& record, const InvoiceTables& tables) {
  const StatedInvoice stated = stated_of(book, record, tables);
  Invoice invoice = compose(stated, issuer_of(book.settings), book.codes, tables.law, {});
  invoice.number = record.number;
  if (owed_amounts(invoice) != InvoiceAmounts{record.net, record.tax, record.gross})
    refuse(Fault::book_damaged, record.number, {}, {invoice.gross.to_plain() + " / " + record.gross.to_plain()});
  return invoice;
}

InvoiceAmounts owed_amounts(const Invoice& invoice) {
  if (invoice.kind == InvoiceKind::credit_note) return {-invoice.net, -invoice.tax, -invoice.gross};
  return {invoice.net, invoice.tax, invoice.gross};
}

}  // namespace kontor
