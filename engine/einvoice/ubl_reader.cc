#include "engine/einvoice/ubl_reader.h"

#include <utility>

#include "engine/einvoice/cii_line_reader.h"
#include "engine/einvoice/core_elements.h"
#include "engine/einvoice/ubl_pieces_reader.h"
#include "engine/einvoice/ubl_words.h"

namespace kontor {

namespace {

// "#ADU#Text" is the text with its subject.
CoreNote note_of(const std::string& text) {
  constexpr std::size_t kSubjectLength = 3;
  const bool has_subject = text.size() > kSubjectLength + 1 && text[0] == '#' && text[kSubjectLength + 1] == '#';
  if (!has_subject) return {"", text};
  return {text.substr(1, kSubjectLength), text.substr(kSubjectLength + 2)};
}

class UblReader {
 public:
  UblReader(const XmlNode& root, CoreValues& values)
      : root_(root), values_(values), is_credit_note_(root.name == "CreditNote") {}

  CoreInvoice read() {
    read_head();
    read_references();
    for (const XmlNode* document : root_.all("AdditionalDocumentReference")) read_document(*document);
    read_parties();
    read_delivery();
    read_payments();
    for (const XmlNode* allowance : root_.all("AllowanceCharge"))
      invoice_.allowances.push_back(read_ubl_allowance(*allowance, values_));
    for (const XmlNode* total : root_.all("TaxTotal")) read_tax(*total);
    read_totals();
    for (const XmlNode* line : root_.all(is_credit_note_ ? "CreditNoteLine" : "InvoiceLine"))
      invoice_.lines.push_back(read_ubl_line(*line, values_));
    return std::move(invoice_);
  }

 private:
  void read_head() {
    invoice_.specification = text_of(root_, "CustomizationID");
    invoice_.process = text_of(root_, "ProfileID");
    invoice_.number = text_of(root_, "ID");
    invoice_.date = values_.iso_day(root_.child("IssueDate"), "BT-2");
    invoice_.due = values_.iso_day(root_.find(is_credit_note_ ? "PaymentMeans/PaymentDueDate" : "DueDate"), "BT-9");
    invoice_.type = text_of(root_, is_credit_note_ ? "CreditNoteTypeCode" : "InvoiceTypeCode");
    for (const XmlNode* note : root_.all("Note")) invoice_.notes.push_back(note_of(note->text));
    invoice_.tax_point = values_.iso_day(root_.child("TaxPointDate"), "BT-7");
    invoice_.currency = text_of(root_, "DocumentCurrencyCode");
    invoice_.currency_accounting = text_of(root_, "TaxCurrencyCode");
    invoice_.cost_centre = text_of(root_, "AccountingCost");
    invoice_.buyer_reference = text_of(root_, "BuyerReference");
    invoice_.terms = text_of(root_, "PaymentTerms/Note");
    if (const XmlNode* period = root_.child("InvoicePeriod")) {
      if (period->child("StartDate") != nullptr || period->child("EndDate") != nullptr)
        invoice_.period = read_ubl_period(period, values_, {"BT-73", "BT-74"});
      invoice_.tax_point_code = core_tax_point_code(period->text_at("DescriptionCode"));
    }
  }

  void read_references() {
    invoice_.order = text_of(root_, "OrderReference/ID");
    invoice_.sales_order = text_of(root_, "OrderReference/SalesOrderID");
    if (!invoice_.sales_order.empty() && invoice_.order == kUblNoOrder) invoice_.order.clear();
    for (const XmlNode* billing : root_.all("BillingReference"))
      if (const XmlNode* reference = billing->child("InvoiceDocumentReference"))
        invoice_.preceding.push_back(
            {text_of(*reference, "ID"), values_.iso_day(reference->child("IssueDate"), "BT-26")});
    invoice_.despatch_advice = text_of(root_, "DespatchDocumentReference/ID");
    invoice_.receiving_advice = text_of(root_, "ReceiptDocumentReference/ID");
    invoice_.tender = text_of(root_, "OriginatorDocumentReference/ID");
    invoice_.contract = text_of(root_, "ContractDocumentReference/ID");
    invoice_.project = text_of(root_, "ProjectReference/ID");
  }

  void read_document(const XmlNode& document) {
    const std::string_view type = document.text_at("DocumentTypeCode");
    if (type == kUblObject) {
      invoice_.object = {text_of(document, "ID"),
                         std::string(document.child("ID") ? document.child("ID")->attribute("schemeID") : "")};
      return;
    }
    if (is_credit_note_ && type == kUblProject) {
      invoice_.project = text_of(document, "ID");
      return;
    }
    CoreAttachment attachment;
    attachment.id = text_of(document, "ID");
    attachment.description = text_of(document, "DocumentDescription");
    attachment.location = text_of(document, "Attachment/ExternalReference/URI");
    if (const XmlNode* content = document.find("Attachment/EmbeddedDocumentBinaryObject")) {
      attachment.content = content->text;
      attachment.mime = content->attribute("mimeCode");
      attachment.file_name = content->attribute("filename");
    }
    invoice_.attachments.push_back(std::move(attachment));
  }

  void read_parties() {
    std::string& creditor = invoice_.direct_debit.creditor;
    if (const XmlNode* seller = root_.find("AccountingSupplierParty/Party"))
      invoice_.seller = read_ubl_party(*seller, creditor);
    if (const XmlNode* buyer = root_.find("AccountingCustomerParty/Party"))
      invoice_.buyer = read_ubl_party(*buyer, creditor);
    if (const XmlNode* payee = root_.child("PayeeParty")) invoice_.payee = read_ubl_named_party(*payee, creditor);
    if (const XmlNode* representative = root_.child("TaxRepresentativeParty"))
      invoice_.tax_representative = read_ubl_named_party(*representative, creditor);
  }

  void read_delivery() {
    const XmlNode* node = root_.child("Delivery");
    if (node == nullptr) return;
    CoreDelivery delivery;
    delivery.day = values_.iso_day(node->child("ActualDeliveryDate"), "BT-72");
    delivery.name = text_of(*node, "DeliveryParty/PartyName/Name");
    if (const XmlNode* id = node->find("DeliveryLocation/ID"))
      delivery.location = {id->text, std::string(id->attribute("schemeID"))};
    if (const XmlNode* address = node->find("DeliveryLocation/Address")) delivery.address = read_ubl_address(*address);
    if (!delivery.empty()) invoice_.delivery = std::move(delivery);
  }

  void read_payments() {
    for (const XmlNode* means : root_.all("PaymentMeans")) {
      const XmlNode* code = means->child("PaymentMeansCode");
      CorePayment payment;
      if (code != nullptr) {
        payment.code = code->text;
        payment.text = code->attribute("name");
      }
      if (invoice_.payment_reference.empty()) invoice_.payment_reference = text_of(*means, "PaymentID");
      if (const XmlNode* card = means->child("CardAccount"))
        payment.card = CoreCard{text_of(*card, "PrimaryAccountNumberID"), text_of(*card, "HolderName")};
      if (const XmlNode* account = means->child("PayeeFinancialAccount"))
        payment.accounts.push_back(
            {text_of(*account, "ID"), text_of(*account, "Name"), text_of(*account, "FinancialInstitutionBranch/ID")});
      if (invoice_.direct_debit.mandate.empty()) invoice_.direct_debit.mandate = text_of(*means, "PaymentMandate/ID");
      if (invoice_.direct_debit.account.empty())
        invoice_.direct_debit.account = text_of(*means, "PaymentMandate/PayerFinancialAccount/ID");
      add_payment(invoice_.payments, std::move(payment));
    }
  }

  // The total in the currency of the accounts has no groups.
  void read_tax(const XmlNode& total) {
    const XmlNode* amount = total.child("TaxAmount");
    const std::string_view currency = amount == nullptr ? "" : amount->attribute("currencyID");
    if (currency.empty() || currency == invoice_.currency)
      invoice_.totals.tax = values_.number(amount, "BT-110");
    else
      invoice_.totals.tax_in_accounting = values_.number(amount, "BT-111");
    for (const XmlNode* subtotal : total.all("TaxSubtotal"))
      invoice_.groups.push_back({values_.number(subtotal->child("TaxableAmount"), "BT-116"),
                                 values_.number(subtotal->child("TaxAmount"), "BT-117"),
                                 text_of(*subtotal, "TaxCategory/ID"),
                                 values_.number(subtotal->find("TaxCategory/Percent"), "BT-119"),
                                 text_of(*subtotal, "TaxCategory/TaxExemptionReason"),
                                 text_of(*subtotal, "TaxCategory/TaxExemptionReasonCode")});
  }

  void read_totals() {
    const XmlNode* sum = root_.child("LegalMonetaryTotal");
    if (sum == nullptr) return;
    const auto number = [&](std::string_view name, std::string_view term) {
      return values_.number(sum->child(name), term);
    };
    CoreTotals& totals = invoice_.totals;
    totals.lines = number("LineExtensionAmount", "BT-106");
    totals.net = number("TaxExclusiveAmount", "BT-109");
    totals.gross = number("TaxInclusiveAmount", "BT-112");
    totals.allowances = number("AllowanceTotalAmount", "BT-107");
    totals.charges = number("ChargeTotalAmount", "BT-108");
    totals.prepaid = number("PrepaidAmount", "BT-113");
    totals.rounding = number("PayableRoundingAmount", "BT-114");
    totals.due = number("PayableAmount", "BT-115");
    for (const XmlNode* payment : root_.all("PrepaidPayment"))
      if (const auto paid = values_.number(payment->child("PaidAmount"), "BT-DEX-002"))
        totals.third_party = totals.third_party.value_or(Decimal(0)) + *paid;
  }

  const XmlNode& root_;
  CoreValues& values_;
  bool is_credit_note_;
  CoreInvoice invoice_;
};

}  // namespace

CoreInvoice read_ubl(const XmlNode& root, CoreValues& values) { return UblReader(root, values).read(); }

}  // namespace kontor
