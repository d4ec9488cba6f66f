#include "engine/einvoice/ubl_writer.h"

#include <algorithm>
#include <array>

#include "engine/einvoice/core_text.h"
#include "engine/einvoice/ubl_line_writer.h"
#include "engine/einvoice/ubl_party_writer.h"
#include "engine/einvoice/ubl_words.h"
#include "engine/xml/xml_writer.h"

namespace kontor {

namespace {

class UblWriter {
 public:
  explicit UblWriter(const CoreInvoice& invoice)
      : invoice_(invoice), is_credit_note_(is_credit_note(invoice.type)), pieces_{xml_, invoice.currency} {}

  std::string write() {
    const std::string name = is_credit_note_ ? "CreditNote" : "Invoice";
    const std::string space = "urn:oasis:names:specification:ubl:schema:xsd:" + name + "-2";
    {
      const XmlElement root(xml_, "ubl:" + name,
                            {{"xmlns:ubl", space},
                             {"xmlns:cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"},
                             {"xmlns:cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"}});
      write_head();
      write_references();
      write_parties();
      if (invoice_.delivery) write_ubl_delivery(xml_, *invoice_.delivery);
      write_payments();
      for (const CoreAllowance& allowance : invoice_.allowances) pieces_.allowance(allowance);
      write_tax();
      write_totals();
      for (const CoreLine& line : invoice_.lines) write_ubl_line(pieces_, line, is_credit_note_);
    }
    return xml_.take();
  }

 private:
  void write_head() {
    xml_.leaf("cbc:CustomizationID", invoice_.specification);
    xml_.leaf("cbc:ProfileID", invoice_.process);
    xml_.leaf("cbc:ID", invoice_.number);
    xml_.leaf("cbc:IssueDate", iso(invoice_.date));
    if (!is_credit_note_) {
      xml_.leaf("cbc:DueDate", iso(invoice_.due));
      xml_.leaf("cbc:InvoiceTypeCode", invoice_.type);
      write_notes();
      xml_.leaf("cbc:TaxPointDate", iso(invoice_.tax_point));
    } else {
      xml_.leaf("cbc:TaxPointDate", iso(invoice_.tax_point));
      xml_.leaf("cbc:CreditNoteTypeCode", invoice_.type);
      write_notes();
    }
    xml_.leaf("cbc:DocumentCurrencyCode", invoice_.currency);
    xml_.leaf("cbc:TaxCurrencyCode", invoice_.currency_accounting);
    xml_.leaf("cbc:AccountingCost", invoice_.cost_centre);
    xml_.leaf("cbc:BuyerReference", invoice_.buyer_reference);
    if (invoice_.period || !invoice_.tax_point_code.empty())
      pieces_.period(invoice_.period.value_or(CorePeriod()), ubl_tax_point_code(invoice_.tax_point_code));
  }

  // The subject has no element of its own in UBL: "#ADU#Text".
  void write_notes() {
    for (const CoreNote& note : invoice_.notes)
      xml_.leaf("cbc:Note", note.subject.empty() ? note.text : "#" + note.subject + "#" + note.text);
  }

  void write_references() {
    if (!invoice_.order.empty() || !invoice_.sales_order.empty()) {
      const XmlElement order(xml_, "cac:OrderReference");
      xml_.leaf("cbc:ID", invoice_.order.empty() ? kUblNoOrder : std::string_view(invoice_.order));
      xml_.leaf("cbc:SalesOrderID", invoice_.sales_order);
    }
    for (const CoreReference& preceding : invoice_.preceding) {
      const XmlElement billing(xml_, "cac:BillingReference");
      const XmlElement reference(xml_, "cac:InvoiceDocumentReference");
      xml_.leaf("cbc:ID", preceding.number);
      xml_.leaf("cbc:IssueDate", iso(preceding.day));
    }
    pieces_.wrapped("cac:DespatchDocumentReference", "cbc:ID", invoice_.despatch_advice);
    pieces_.wrapped("cac:ReceiptDocumentReference", "cbc:ID", invoice_.receiving_advice);
    if (!is_credit_note_) write_tender();
    pieces_.wrapped("cac:ContractDocumentReference", "cbc:ID", invoice_.contract);
    write_documents();
    if (is_credit_note_) write_tender();
    if (!is_credit_note_) pieces_.wrapped("cac:ProjectReference", "cbc:ID", invoice_.project);
  }

  void write_tender() { pieces_.wrapped("cac:OriginatorDocumentReference", "cbc:ID", invoice_.tender); }

  void write_documents() {
    pieces_.object("cac:AdditionalDocumentReference", invoice_.object);
    if (is_credit_note_ && !invoice_.project.empty()) {
      const XmlElement document(xml_, "cac:AdditionalDocumentReference");
      xml_.leaf("cbc:ID", invoice_.project);
      xml_.leaf("cbc:DocumentTypeCode", kUblProject);
    }
    for (const CoreAttachment& attachment : invoice_.attachments) write_attachment(attachment);
  }

  void write_attachment(const CoreAttachment& attachment) {
    const XmlElement document(xml_, "cac:AdditionalDocumentReference");
    xml_.leaf("cbc:ID", attachment.id);
    xml_.leaf("cbc:DocumentDescription", attachment.description);
    if (attachment.content.empty() && attachment.location.empty()) return;
    const XmlElement element(xml_, "cac:Attachment");
    xml_.leaf("cbc:EmbeddedDocumentBinaryObject", attachment.content,
              {{"mimeCode", attachment.mime}, {"filename", attachment.file_name}});
    pieces_.wrapped("cac:ExternalReference", "cbc:URI", attachment.location);
  }

  void write_parties() {
    const std::string& creditor = invoice_.direct_debit.creditor;
    {
      const XmlElement seller(xml_, "cac:AccountingSupplierParty");
      write_ubl_party(xml_, invoice_.seller, invoice_.payee ? "" : creditor);
    }
    {
      const XmlElement buyer(xml_, "cac:AccountingCustomerParty");
      write_ubl_party(xml_, invoice_.buyer, "");
    }
    if (invoice_.payee) write_ubl_payee(xml_, *invoice_.payee, creditor);
    if (invoice_.tax_representative) write_ubl_representative(xml_, *invoice_.tax_representative);
  }

  void write_payments() {
    for (const CorePayment& payment : invoice_.payments)
      for (std::size_t i = 0; i < std::max<std::size_t>(payment.accounts.size(), 1); ++i)
        write_payment(payment, i < payment.accounts.size() ? &payment.accounts[i] : nullptr);
    pieces_.wrapped("cac:PaymentTerms", "cbc:Note", invoice_.terms);
  }

  void write_payment(const CorePayment& payment, const CoreAccount* account) {
    const XmlElement means(xml_, "cac:PaymentMeans");
    xml_.leaf("cbc:PaymentMeansCode", payment.code,
              payment.text.empty() ? XmlAttributes() : XmlAttributes{{"name", payment.text}});
    if (is_credit_note_) xml_.leaf("cbc:PaymentDueDate", iso(invoice_.due));
    xml_.leaf("cbc:PaymentID", invoice_.payment_reference);
    if (payment.card) {
      const XmlElement card(xml_, "cac:CardAccount");
      xml_.leaf("cbc:PrimaryAccountNumberID", payment.card->number);
      xml_.leaf("cbc:NetworkID", "mapped-from-cii");  // the schema wants one; the core invoice has none
      xml_.leaf("cbc:HolderName", payment.card->holder);
    }
    if (account != nullptr) {
      const XmlElement element(xml_, "cac:PayeeFinancialAccount");
      xml_.leaf("cbc:ID", account->number);
      xml_.leaf("cbc:Name", account->name);
      pieces_.wrapped("cac:FinancialInstitutionBranch", "cbc:ID", account->bic);
    }
    if (&payment == &invoice_.payments.front()) write_mandate();
  }

  void write_mandate() {
    const CoreDirectDebit& debit = invoice_.direct_debit;
    if (debit.mandate.empty() && debit.account.empty()) return;
    const XmlElement mandate(xml_, "cac:PaymentMandate");
    xml_.leaf("cbc:ID", debit.mandate);
    pieces_.wrapped("cac:PayerFinancialAccount", "cbc:ID", debit.account);
  }

  void write_tax() {
    {
      const XmlElement total(xml_, "cac:TaxTotal");
      pieces_.amount("cbc:TaxAmount", invoice_.totals.tax);
      for (const CoreTaxGroup& group : invoice_.groups) write_group(group);
    }
    if (!invoice_.totals.tax_in_accounting) return;
    const XmlElement total(xml_, "cac:TaxTotal");
    xml_.leaf("cbc:TaxAmount", plain(invoice_.totals.tax_in_accounting),
              {{"currencyID", invoice_.currency_accounting}});
  }

  void write_group(const CoreTaxGroup& group) {
    const XmlElement subtotal(xml_, "cac:TaxSubtotal");
    pieces_.amount("cbc:TaxableAmount", group.base);
    pieces_.amount("cbc:TaxAmount", group.tax);
    const XmlElement category(xml_, "cac:TaxCategory");
    xml_.leaf("cbc:ID", group.category);
    xml_.leaf("cbc:Percent", plain(group.rate));
    xml_.leaf("cbc:TaxExemptionReasonCode", group.reason_code);
    xml_.leaf("cbc:TaxExemptionReason", group.reason);
    pieces_.wrapped("cac:TaxScheme", "cbc:ID", kUblVat);
  }

  void write_totals() {
    const CoreTotals& totals = invoice_.totals;
    const XmlElement sum(xml_, "cac:LegalMonetaryTotal");
    pieces_.amount("cbc:LineExtensionAmount", totals.lines);
    pieces_.amount("cbc:TaxExclusiveAmount", totals.net);
    pieces_.amount("cbc:TaxInclusiveAmount", totals.gross);
    pieces_.amount("cbc:AllowanceTotalAmount", totals.allowances);
    pieces_.amount("cbc:ChargeTotalAmount", totals.charges);
    pieces_.amount("cbc:PrepaidAmount", totals.prepaid);
    pieces_.amount("cbc:PayableRoundingAmount", totals.rounding);
    pieces_.amount("cbc:PayableAmount", totals.due);
  }

  const CoreInvoice& invoice_;
  bool is_credit_note_;
  XmlWriter xml_;
  UblPieces pieces_;
};

}  // namespace

std::string write_ubl(const CoreInvoice& invoice) { return UblWriter(invoice).write(); }

bool is_credit_note(std::string_view type) {
  constexpr auto kCreditNotes = std::to_array<std::string_view>(
      {"83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532"});
  return std::find(kCreditNotes.begin(), kCreditNotes.end(), type) != kCreditNotes.end();
}

}  // namespace kontor
