#include "engine/book/preceding.h"

#include <algorithm>
#include <utility>

#include "engine/book/issued_source.h"
#include "engine/invoice/totals.h"

namespace kontor {

namespace {

class Completion {
 public:
  Completion(Book& book, StatedInvoice& stated, const InvoicePlaces& places, const InvoiceTables& tables)
      : book_(book), stated_(stated), places_(places), tables_(tables) {}

  Findings complete() {
    if (stated_.kind == InvoiceKind::credit_note) take_corrected();
    for (const std::string& number : stated_.advances) take_advance(number);
    return std::move(findings_);
  }

 private:
  void find(Fault fault, std::string_view key, const std::string& value, std::vector<std::string> details = {}) {
    findings_.push_back({fault, places_.of(key), value, std::move(details)});
  }

  // An invoice with a stated date may be one from before this book.
  void take_corrected() {
    const std::string& number = stated_.preceding_number;
    if (number.empty()) return find(Fault::credit_without_invoice, "corrects", "");
    const std::optional<InvoiceRecord> record = book_.storage.invoice(number);
    if (!record) {
      if (!stated_.preceding_date) find(Fault::invoice_unknown, "corrects", number);
      return;
    }
    if (record->state == InvoiceState::cancelled) return find(Fault::invoice_already_cancelled, "corrects", number);
    if (has_preceding(record->kind)) return find(Fault::credit_of_correction, "corrects", number);
    stated_.preceding_date = record->date;
    const StatedInvoice corrected = stated_of(book_, *record, tables_);
    if (stated_.buyer.name.empty()) stated_.buyer = corrected.buyer;
    if (stated_.buyer.id != corrected.buyer.id || stated_.buyer.name != corrected.buyer.name)
      find(Fault::credit_other_customer, "customer", stated_.buyer.name, {number, corrected.buyer.name});
    demand_tax_of(corrected, number);
    if (stated_.delivered || stated_.period) return;
    stated_.delivered = corrected.delivered;
    stated_.period = corrected.period;
  }

  // § 17 (1) UStG: what changes is the base and the tax that were charged.
  void demand_tax_of(const StatedInvoice& corrected, const std::string& number) {
    std::string known;
    for (const StatedLine& line : corrected.lines)
      if ((", " + known + ",").find(", " + line.tax_code + ",") == std::string::npos)
        known += (known.empty() ? "" : ", ") + line.tax_code;
    for (std::size_t i = 0; i < stated_.lines.size(); ++i) {
      const TaxCode& code = book_.codes.at(stated_.lines[i].tax_code);
      const bool is_charged = std::any_of(corrected.lines.begin(), corrected.lines.end(), [&](const StatedLine& line) {
        const TaxCode& charged = book_.codes.at(line.tax_code);
        return charged.category == code.category && charged.rate == code.rate;
      });
      if (!is_charged)
        findings_.push_back({Fault::credit_other_tax, places_.of_line(i, "tax"), code.code, {number, known}});
    }
  }

  void take_advance(const std::string& number) {
    const std::optional<InvoiceRecord> record = book_.storage.invoice(number);
    if (!record || record->kind != InvoiceKind::advance || record->state != InvoiceState::issued)
      return find(Fault::advance_unknown, "deducts", number);
    if (!record->deducted_by.empty()) return find(Fault::advance_deducted, "deducts", number, {record->deducted_by});
    if (record->party != stated_.buyer.id || record->party_name != stated_.buyer.name)
      return find(Fault::advance_other_customer, "deducts", number, {record->party_name});
    const std::optional<OpenItem> item = book_.storage.item(record->item);
    if (!item || !item->open().is_zero() || !item->lost.is_zero())
      return find(Fault::advance_unpaid, "deducts", number, {item ? item->payable().to_plain() : ""});
    for (const CodeShare& share : shares_of(invoice_of(book_, *record, tables_)))
      stated_.deductions.push_back({number, record->date, share.tax_code, share.net, share.tax});
  }

  Book& book_;
  StatedInvoice& stated_;
  const InvoicePlaces& places_;
  const InvoiceTables& tables_;
  Findings findings_;
};

}  // namespace

Findings complete_from_book(Book& book, StatedInvoice& stated, const InvoicePlaces& places,
                            const InvoiceTables& tables) {
  return Completion(book, stated, places, tables).complete();
}

Amount left_to_credit(Book& book, const InvoiceRecord& invoice) {
  Amount left = invoice.gross;
  for (const InvoiceRecord& one : book.storage.invoices())
    if (one.kind == InvoiceKind::credit_note && one.preceding == invoice.number) left += one.gross;
  return left;
}

}  // namespace kontor
