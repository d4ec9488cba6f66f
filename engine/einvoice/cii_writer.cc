#include "engine/einvoice/cii_writer.h"

#include <algorithm>

#include "engine/einvoice/cii_line_writer.h"
#include "engine/einvoice/core_text.h"
#include "engine/xml/xml_writer.h"

namespace kontor {

namespace {

class CiiWriter {
 public:
  explicit CiiWriter(const CoreInvoice& invoice) : invoice_(invoice) {}

  std::string write() {
    {
      const XmlElement root(
          xml_, "rsm:CrossIndustryInvoice",
          {{"xmlns:rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"},
           {"xmlns:ram", "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"},
           {"xmlns:qdt", "urn:un:unece:uncefact:data:standard:QualifiedDataType:100"},
           {"xmlns:udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"}});
      write_context();
      write_document();
      const XmlElement transaction(xml_, "rsm:SupplyChainTradeTransaction");
      for (const CoreLine& line : invoice_.lines) write_cii_line(xml_, line);
      write_agreement();
      write_delivery();
      write_settlement();
    }
    return xml_.take();
  }

 private:
  void write_context() {
    const XmlElement context(xml_, "rsm:ExchangedDocumentContext");
    wrapped("ram:BusinessProcessSpecifiedDocumentContextParameter", "ram:ID", invoice_.process);
    wrapped("ram:GuidelineSpecifiedDocumentContextParameter", "ram:ID", invoice_.specification);
  }

  void write_document() {
    const XmlElement document(xml_, "rsm:ExchangedDocument");
    xml_.leaf("ram:ID", invoice_.number);
    xml_.leaf("ram:TypeCode", invoice_.type);
    write_cii_day(xml_, "ram:IssueDateTime", invoice_.date);
    for (const CoreNote& note : invoice_.notes) {
      const XmlElement element(xml_, "ram:IncludedNote");
      xml_.leaf("ram:Content", note.text);
      xml_.leaf("ram:SubjectCode", note.subject);
    }
  }

  // <outer><inner>text</inner></outer>, or nothing.
  void wrapped(std::string_view outer, std::string_view inner, std::string_view text) {
    if (text.empty()) return;
    const XmlElement element(xml_, outer);
    xml_.leaf(inner, text);
  }

  void write_agreement() {
    const XmlElement agreement(xml_, "ram:ApplicableHeaderTradeAgreement");
    xml_.leaf("ram:BuyerReference", invoice_.buyer_reference);
    write_party("ram:SellerTradeParty", invoice_.seller);
    write_party("ram:BuyerTradeParty", invoice_.buyer);
    if (invoice_.tax_representative) write_party("ram:SellerTaxRepresentativeTradeParty", *invoice_.tax_representative);
    wrapped("ram:SellerOrderReferencedDocument", "ram:IssuerAssignedID", invoice_.sales_order);
    wrapped("ram:BuyerOrderReferencedDocument", "ram:IssuerAssignedID", invoice_.order);
    wrapped("ram:ContractReferencedDocument", "ram:IssuerAssignedID", invoice_.contract);
    for (const CoreAttachment& attachment : invoice_.attachments) write_attachment(attachment);
    write_reference(kCiiTender, {invoice_.tender, ""});
    write_reference(kCiiInvoicedObject, invoice_.object);
    if (invoice_.project.empty()) return;
    const XmlElement project(xml_, "ram:SpecifiedProcuringProject");
    xml_.leaf("ram:ID", invoice_.project);
    xml_.leaf("ram:Name", "Project reference");  // CII wants a name; the core invoice has none
  }

  void write_attachment(const CoreAttachment& attachment) {
    const XmlElement document(xml_, "ram:AdditionalReferencedDocument");
    xml_.leaf("ram:IssuerAssignedID", attachment.id);
    xml_.leaf("ram:URIID", attachment.location);
    xml_.leaf("ram:TypeCode", kCiiAttachment);
    xml_.leaf("ram:Name", attachment.description);
    xml_.leaf("ram:AttachmentBinaryObject", attachment.content,
              {{"mimeCode", attachment.mime}, {"filename", attachment.file_name}});
  }

  void write_reference(std::string_view type, const Identifier& number) {
    if (number.empty()) return;
    const XmlElement document(xml_, "ram:AdditionalReferencedDocument");
    xml_.leaf("ram:IssuerAssignedID", number.value);
    xml_.leaf("ram:TypeCode", type);
    xml_.leaf("ram:ReferenceTypeCode", number.scheme);
  }

  void write_party(std::string_view name, const CoreParty& party) {
    const XmlElement element(xml_, name);
    write_identifiers(party.ids);
    xml_.leaf("ram:Name", party.name);
    xml_.leaf("ram:Description", party.description);
    if (!party.registration.empty() || !party.trading_name.empty()) {
      const XmlElement organization(xml_, "ram:SpecifiedLegalOrganization");
      identifier("ram:ID", party.registration);
      xml_.leaf("ram:TradingBusinessName", party.trading_name);
    }
    if (party.contact) write_contact(*party.contact);
    if (party.address) write_address(*party.address);
    if (!party.electronic_address.empty()) {
      const XmlElement address(xml_, "ram:URIUniversalCommunication");
      identifier("ram:URIID", party.electronic_address);
    }
    write_registration("VA", party.vat_id);
    write_registration("FC", party.tax_number);
  }

  void identifier(std::string_view name, const Identifier& id) {
    xml_.leaf(name, id.value, id.scheme.empty() ? XmlAttributes() : XmlAttributes{{"schemeID", id.scheme}});
  }

  // Identifiers with a scheme are global ones and stand behind the others.
  void write_identifiers(const std::vector<Identifier>& ids) {
    for (const Identifier& id : ids)
      if (id.scheme.empty()) xml_.leaf("ram:ID", id.value);
    for (const Identifier& id : ids)
      if (!id.scheme.empty()) identifier("ram:GlobalID", id);
  }

  void write_contact(const CoreContact& person) {
    const XmlElement contact(xml_, "ram:DefinedTradeContact");
    xml_.leaf("ram:PersonName", person.name);
    wrapped("ram:TelephoneUniversalCommunication", "ram:CompleteNumber", person.phone);
    wrapped("ram:EmailURIUniversalCommunication", "ram:URIID", person.email);
  }

  void write_address(const CoreAddress& place) {
    const XmlElement address(xml_, "ram:PostalTradeAddress");
    xml_.leaf("ram:PostcodeCode", place.postcode);
    xml_.leaf("ram:LineOne", place.line_one);
    xml_.leaf("ram:LineTwo", place.line_two);
    xml_.leaf("ram:LineThree", place.line_three);
    xml_.leaf("ram:CityName", place.city);
    xml_.leaf("ram:CountryID", place.country);
    xml_.leaf("ram:CountrySubDivisionName", place.subdivision);
  }

  void write_registration(std::string_view scheme, const std::string& number) {
    if (number.empty()) return;
    const XmlElement registration(xml_, "ram:SpecifiedTaxRegistration");
    xml_.leaf("ram:ID", number, {{"schemeID", scheme}});
  }

  void write_delivery() {
    const XmlElement delivery(xml_, "ram:ApplicableHeaderTradeDelivery");
    if (invoice_.delivery) write_place(*invoice_.delivery);
    wrapped("ram:DespatchAdviceReferencedDocument", "ram:IssuerAssignedID", invoice_.despatch_advice);
    wrapped("ram:ReceivingAdviceReferencedDocument", "ram:IssuerAssignedID", invoice_.receiving_advice);
  }

  void write_place(const CoreDelivery& delivery) {
    if (!delivery.name.empty() || !delivery.location.empty() || delivery.address) {
      const XmlElement ship_to(xml_, "ram:ShipToTradeParty");
      if (!delivery.location.empty()) write_identifiers({delivery.location});
      xml_.leaf("ram:Name", delivery.name);
      if (delivery.address) write_address(*delivery.address);
    }
    if (!delivery.day) return;
    const XmlElement event(xml_, "ram:ActualDeliverySupplyChainEvent");
    write_cii_day(xml_, "ram:OccurrenceDateTime", delivery.day);
  }

  void write_settlement() {
    const XmlElement settlement(xml_, "ram:ApplicableHeaderTradeSettlement");
    xml_.leaf("ram:CreditorReferenceID", invoice_.direct_debit.creditor);
    xml_.leaf("ram:PaymentReference", invoice_.payment_reference);
    xml_.leaf("ram:TaxCurrencyCode", invoice_.currency_accounting);
    xml_.leaf("ram:InvoiceCurrencyCode", invoice_.currency);
    if (invoice_.payee) write_party("ram:PayeeTradeParty", *invoice_.payee);
    for (const CorePayment& payment : invoice_.payments) write_payment(payment);
    for (const CoreTaxGroup& group : invoice_.groups) write_group(group);
    if (invoice_.period) write_cii_period(xml_, *invoice_.period);
    for (const CoreAllowance& allowance : invoice_.allowances) write_cii_allowance(xml_, allowance);
    write_terms();
    write_totals();
    for (const CoreReference& preceding : invoice_.preceding) {
      const XmlElement reference(xml_, "ram:InvoiceReferencedDocument");
      xml_.leaf("ram:IssuerAssignedID", preceding.number);
      write_cii_day(xml_, "ram:FormattedIssueDateTime", preceding.day, "qdt:DateTimeString");
    }
    wrapped("ram:ReceivableSpecifiedTradeAccountingAccount", "ram:ID", invoice_.cost_centre);
  }

  // One group of means for each account: CII has room for one in it.
  void write_payment(const CorePayment& payment) {
    for (std::size_t i = 0; i < std::max<std::size_t>(payment.accounts.size(), 1); ++i)
      write_means(payment, i < payment.accounts.size() ? &payment.accounts[i] : nullptr);
  }

  void write_means(const CorePayment& payment, const CoreAccount* account) {
    const XmlElement means(xml_, "ram:SpecifiedTradeSettlementPaymentMeans");
    xml_.leaf("ram:TypeCode", payment.code);
    xml_.leaf("ram:Information", payment.text);
    if (payment.card) {
      const XmlElement card(xml_, "ram:ApplicableTradeSettlementFinancialCard");
      xml_.leaf("ram:ID", payment.card->number);
      xml_.leaf("ram:CardholderName", payment.card->holder);
    }
    if (&payment == &invoice_.payments.front())
      wrapped("ram:PayerPartyDebtorFinancialAccount", "ram:IBANID", invoice_.direct_debit.account);
    if (account == nullptr) return;
    {
      const XmlElement creditor(xml_, "ram:PayeePartyCreditorFinancialAccount");
      xml_.leaf("ram:IBANID", account->number);
      xml_.leaf("ram:AccountName", account->name);
    }
    wrapped("ram:PayeeSpecifiedCreditorFinancialInstitution", "ram:BICID", account->bic);
  }

  void write_group(const CoreTaxGroup& group) {
    const XmlElement tax(xml_, "ram:ApplicableTradeTax");
    xml_.leaf("ram:CalculatedAmount", plain(group.tax));
    xml_.leaf("ram:TypeCode", "VAT");
    xml_.leaf("ram:ExemptionReason", group.reason);
    xml_.leaf("ram:BasisAmount", plain(group.base));
    xml_.leaf("ram:CategoryCode", group.category);
    xml_.leaf("ram:ExemptionReasonCode", group.reason_code);
    write_cii_day(xml_, "ram:TaxPointDate", invoice_.tax_point, "udt:DateString");
    xml_.leaf("ram:DueDateTypeCode", invoice_.tax_point_code);
    xml_.leaf("ram:RateApplicablePercent", plain(group.rate));
  }

  void write_terms() {
    if (invoice_.terms.empty() && !invoice_.due && invoice_.direct_debit.mandate.empty()) return;
    const XmlElement terms(xml_, "ram:SpecifiedTradePaymentTerms");
    xml_.leaf("ram:Description", invoice_.terms);
    write_cii_day(xml_, "ram:DueDateDateTime", invoice_.due);
    xml_.leaf("ram:DirectDebitMandateID", invoice_.direct_debit.mandate);
  }

  void write_totals() {
    const CoreTotals& totals = invoice_.totals;
    const XmlElement sum(xml_, "ram:SpecifiedTradeSettlementHeaderMonetarySummation");
    xml_.leaf("ram:LineTotalAmount", plain(totals.lines));
    xml_.leaf("ram:ChargeTotalAmount", plain(totals.charges));
    xml_.leaf("ram:AllowanceTotalAmount", plain(totals.allowances));
    xml_.leaf("ram:TaxBasisTotalAmount", plain(totals.net));
    xml_.leaf("ram:TaxTotalAmount", plain(totals.tax), {{"currencyID", invoice_.currency}});
    xml_.leaf("ram:TaxTotalAmount", plain(totals.tax_in_accounting), {{"currencyID", invoice_.currency_accounting}});
    xml_.leaf("ram:RoundingAmount", plain(totals.rounding));
    xml_.leaf("ram:GrandTotalAmount", plain(totals.gross));
    xml_.leaf("ram:TotalPrepaidAmount", plain(totals.prepaid));
    xml_.leaf("ram:DuePayableAmount", plain(totals.due));
  }

  const CoreInvoice& invoice_;
  XmlWriter xml_;
};

}  // namespace

std::string write_cii(const CoreInvoice& invoice) { return CiiWriter(invoice).write(); }

}  // namespace kontor
