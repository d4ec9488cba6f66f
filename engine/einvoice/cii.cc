#include "engine/einvoice/cii.h"

#include <algorithm>

#include "engine/xml/xml_writer.h"

namespace kontor {

namespace {

constexpr std::string_view kEn16931 = "urn:cen.eu:en16931:2017";
constexpr std::string_view kXrechnung = "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0";
constexpr std::string_view kBillingProcess = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";  // BT-23
constexpr std::string_view kNotTaxable = "O";
constexpr std::string_view kIntraCommunity = "K";

std::string compact(Day day) {
  std::string iso = day.to_iso();
  iso.erase(std::remove(iso.begin(), iso.end(), '-'), iso.end());
  return iso;
}

std::string percent(const Rate& rate) { return rate.percent().without_trailing_zeros().to_plain(); }

std::string joined(std::string_view first, std::string_view second) {
  std::string out(first);
  if (!first.empty() && !second.empty()) out += ", ";
  return out += second;
}

class CiiWriter {
 public:
  CiiWriter(const Invoice& invoice, CiiProfile profile, const Wording& wording)
      : invoice_(invoice), profile_(profile), wording_(wording) {}

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
      for (std::size_t i = 0; i < invoice_.lines.size(); ++i) write_line(i);
      write_agreement();
      write_delivery();
      write_settlement();
    }
    return xml_.take();
  }

 private:
  bool is_xrechnung() const { return profile_ == CiiProfile::xrechnung; }
  bool is_cancellation() const { return invoice_.kind == InvoiceKind::cancellation; }
  bool has_category(std::string_view category) const {
    return std::any_of(invoice_.groups.begin(), invoice_.groups.end(),
                       [&](const TaxGroup& group) { return group.category == category; });
  }

  void write_context() {
    const XmlElement context(xml_, "rsm:ExchangedDocumentContext");
    if (is_xrechnung()) {
      const XmlElement process(xml_, "ram:BusinessProcessSpecifiedDocumentContextParameter");
      xml_.leaf("ram:ID", kBillingProcess);
    }
    const XmlElement guideline(xml_, "ram:GuidelineSpecifiedDocumentContextParameter");
    xml_.leaf("ram:ID", is_xrechnung() ? kXrechnung : kEn16931);
  }

  void write_document() {
    const XmlElement document(xml_, "rsm:ExchangedDocument");
    xml_.leaf("ram:ID", invoice_.number);
    xml_.leaf("ram:TypeCode", is_cancellation() ? "384" : "380");
    write_day("ram:IssueDateTime", invoice_.date);
    write_note(invoice_.introduction);
    for (const std::string& note : invoice_.legal_notes)
      if (!stands_in_a_group(note)) write_note(note);
    write_note(invoice_.closing);
  }

  void write_note(const std::string& text) {
    if (text.empty()) return;
    const XmlElement note(xml_, "ram:IncludedNote");
    xml_.leaf("ram:Content", text);
  }

  bool stands_in_a_group(const std::string& note) const {
    return std::any_of(invoice_.groups.begin(), invoice_.groups.end(),
                       [&](const TaxGroup& group) { return group.note.find(note) != std::string::npos; });
  }

  void write_day(std::string_view name, Day day, std::string_view type = "udt:DateTimeString") {
    const XmlElement element(xml_, name);
    xml_.leaf(type, compact(day), {{"format", "102"}});
  }

  void write_line(std::size_t index) {
    const InvoiceLine& line = invoice_.lines[index];
    const XmlElement item(xml_, "ram:IncludedSupplyChainTradeLineItem");
    {
      const XmlElement document(xml_, "ram:AssociatedDocumentLineDocument");
      xml_.leaf("ram:LineID", std::to_string(index + 1));
    }
    {
      const XmlElement product(xml_, "ram:SpecifiedTradeProduct");
      xml_.leaf("ram:Name", line.text);
      xml_.leaf("ram:Description", line.detail);
    }
    {
      const XmlElement agreement(xml_, "ram:SpecifiedLineTradeAgreement");
      const XmlElement price(xml_, "ram:NetPriceProductTradePrice");
      xml_.leaf("ram:ChargeAmount", line.price.to_plain());
    }
    {
      const XmlElement delivery(xml_, "ram:SpecifiedLineTradeDelivery");
      xml_.leaf("ram:BilledQuantity", line.quantity.to_plain(), {{"unitCode", line.unit}});
    }
    write_line_settlement(line);
  }

  void write_line_settlement(const InvoiceLine& line) {
    const XmlElement settlement(xml_, "ram:SpecifiedLineTradeSettlement");
    {
      const XmlElement tax(xml_, "ram:ApplicableTradeTax");
      xml_.leaf("ram:TypeCode", "VAT");
      xml_.leaf("ram:CategoryCode", line.category);
      if (line.category != kNotTaxable) xml_.leaf("ram:RateApplicablePercent", percent(line.rate));  // BR-O-05
    }
    if (!line.discount.is_zero()) write_discount(line);
    const XmlElement sum(xml_, "ram:SpecifiedTradeSettlementLineMonetarySummation");
    xml_.leaf("ram:LineTotalAmount", line.net.to_plain());
  }

  void write_discount(const InvoiceLine& line) {
    const XmlElement allowance(xml_, "ram:SpecifiedTradeAllowanceCharge");
    {
      const XmlElement charge(xml_, "ram:ChargeIndicator");
      xml_.leaf("udt:Indicator", "false");
    }
    xml_.leaf("ram:CalculationPercent", line.discount_percent.to_plain());
    xml_.leaf("ram:BasisAmount", (line.net + line.discount).to_plain());
    xml_.leaf("ram:ActualAmount", line.discount.to_plain());
    xml_.leaf("ram:ReasonCode", "95");  // UNTDID 5189: discount
    xml_.leaf("ram:Reason", wording_.say("einvoice/discount"));
  }

  void write_agreement() {
    const XmlElement agreement(xml_, "ram:ApplicableHeaderTradeAgreement");
    xml_.leaf("ram:BuyerReference", invoice_.buyer_reference);
    write_seller();
    write_buyer();
    if (invoice_.order.empty()) return;
    const XmlElement order(xml_, "ram:BuyerOrderReferencedDocument");
    xml_.leaf("ram:IssuerAssignedID", invoice_.order);
  }

  void write_seller() {
    const Party& seller = invoice_.seller;
    const bool shows_vat_id = !seller.vat_id.empty() && !has_category(kNotTaxable);
    const XmlElement party(xml_, "ram:SellerTradeParty");
    if (!shows_vat_id) xml_.leaf("ram:ID", seller.tax_number.empty() ? seller.vat_id : seller.tax_number);  // BR-CO-26
    xml_.leaf("ram:Name", seller.name);
    xml_.leaf("ram:Description", joined(seller.register_entry, seller.management));
    if (!seller.contact.empty() || !seller.phone.empty() || !seller.email.empty()) write_contact(seller);
    write_address(seller);
    write_electronic_address(seller.email);
    if (shows_vat_id) write_registration("VA", seller.vat_id);
    write_registration("FC", seller.tax_number);
  }

  void write_buyer() {
    const Party& buyer = invoice_.buyer;
    const XmlElement party(xml_, "ram:BuyerTradeParty");
    xml_.leaf("ram:ID", buyer.id);
    xml_.leaf("ram:Name", buyer.name);
    if (!buyer.contact.empty()) write_contact(buyer);
    write_address(buyer);
    write_electronic_address(buyer.email);
    if (!has_category(kNotTaxable)) write_registration("VA", buyer.vat_id);
  }

  void write_contact(const Party& party) {
    const XmlElement contact(xml_, "ram:DefinedTradeContact");
    xml_.leaf("ram:PersonName", party.contact);
    if (!party.phone.empty()) {
      const XmlElement phone(xml_, "ram:TelephoneUniversalCommunication");
      xml_.leaf("ram:CompleteNumber", party.phone);
    }
    if (!party.email.empty()) {
      const XmlElement email(xml_, "ram:EmailURIUniversalCommunication");
      xml_.leaf("ram:URIID", party.email);
    }
  }

  void write_address(const Party& party) {
    const XmlElement address(xml_, "ram:PostalTradeAddress");
    xml_.leaf("ram:PostcodeCode", party.postcode);
    xml_.leaf("ram:LineOne", party.street);
    xml_.leaf("ram:LineTwo", party.addition);
    xml_.leaf("ram:CityName", party.city);
    xml_.leaf("ram:CountryID", party.country);
  }

  void write_electronic_address(const std::string& email) {
    if (email.empty()) return;
    const XmlElement address(xml_, "ram:URIUniversalCommunication");
    xml_.leaf("ram:URIID", email, {{"schemeID", "EM"}});
  }

  void write_registration(std::string_view scheme, const std::string& number) {
    if (number.empty()) return;
    const XmlElement registration(xml_, "ram:SpecifiedTaxRegistration");
    xml_.leaf("ram:ID", number, {{"schemeID", scheme}});
  }

  // BR-IC-12: intra-EU supplies name the country they go to.
  void write_delivery() {
    const XmlElement delivery(xml_, "ram:ApplicableHeaderTradeDelivery");
    if (has_category(kIntraCommunity)) {
      const XmlElement ship_to(xml_, "ram:ShipToTradeParty");
      xml_.leaf("ram:Name", invoice_.buyer.name);
      write_address(invoice_.buyer);
    }
    const XmlElement event(xml_, "ram:ActualDeliverySupplyChainEvent");
    write_day("ram:OccurrenceDateTime",
              invoice_.delivered ? *invoice_.delivered : (invoice_.period ? invoice_.period->last : invoice_.date));
  }

  void write_settlement() {
    const XmlElement settlement(xml_, "ram:ApplicableHeaderTradeSettlement");
    xml_.leaf("ram:PaymentReference", invoice_.number);
    xml_.leaf("ram:InvoiceCurrencyCode", invoice_.currency.code());
    write_payment_means();
    for (const TaxGroup& group : invoice_.groups) write_group(group);
    if (invoice_.period) {
      const XmlElement period(xml_, "ram:BillingSpecifiedPeriod");
      write_day("ram:StartDateTime", invoice_.period->first);
      write_day("ram:EndDateTime", invoice_.period->last);
    }
    if (!is_cancellation()) write_terms();
    write_totals();
    if (!is_cancellation()) return;
    const XmlElement preceding(xml_, "ram:InvoiceReferencedDocument");
    xml_.leaf("ram:IssuerAssignedID", invoice_.cancels_number);
    if (invoice_.cancels_date) write_day("ram:FormattedIssueDateTime", *invoice_.cancels_date, "qdt:DateTimeString");
  }

  // UNTDID 4461: 58 SEPA credit transfer; 1 not defined, because XRechnung wants the group in every document.
  void write_payment_means() {
    const bool transfer = !is_cancellation() && !invoice_.account.iban.empty();
    if (!transfer && !is_xrechnung()) return;
    const XmlElement means(xml_, "ram:SpecifiedTradeSettlementPaymentMeans");
    xml_.leaf("ram:TypeCode", transfer ? "58" : "1");
    if (!transfer) return;
    {
      const XmlElement account(xml_, "ram:PayeePartyCreditorFinancialAccount");
      xml_.leaf("ram:IBANID", invoice_.account.iban);
      xml_.leaf("ram:AccountName", invoice_.seller.name);
    }
    if (invoice_.account.bic.empty()) return;
    const XmlElement bank(xml_, "ram:PayeeSpecifiedCreditorFinancialInstitution");
    xml_.leaf("ram:BICID", invoice_.account.bic);
  }

  void write_group(const TaxGroup& group) {
    const XmlElement tax(xml_, "ram:ApplicableTradeTax");
    xml_.leaf("ram:CalculatedAmount", group.tax.to_plain());
    xml_.leaf("ram:TypeCode", "VAT");
    xml_.leaf("ram:ExemptionReason", group.note);
    xml_.leaf("ram:BasisAmount", group.base.to_plain());
    xml_.leaf("ram:CategoryCode", group.category);
    xml_.leaf("ram:ExemptionReasonCode", group.exemption);
    xml_.leaf("ram:RateApplicablePercent", percent(group.rate));
  }

  void write_terms() {
    const XmlElement terms(xml_, "ram:SpecifiedTradePaymentTerms");
    xml_.leaf("ram:Description", terms_text());
    write_day("ram:DueDateDateTime", invoice_.due);
  }

  // XRechnung BR-DE-18: one line per Skonto, percent with two decimals, a line feed at the end.
  std::string terms_text() const {
    if (!invoice_.skonto) return "";
    const Skonto& skonto = *invoice_.skonto;
    if (is_xrechnung())
      return "#SKONTO#TAGE=" + std::to_string(skonto.days) +
             "#PROZENT=" + skonto.percent.rounded(2, Rounding::half_away_from_zero).to_plain() + "#\n";
    const Day last = skonto.day_last;
    return wording_.say("einvoice/skonto", {wording_.percent(skonto.percent.to_plain()),
                                            wording_.day({last.year(), last.month(), last.day()}),
                                            wording_.money(skonto.amount.to_plain(), skonto.amount.currency().code())});
  }

  void write_totals() {
    const XmlElement sum(xml_, "ram:SpecifiedTradeSettlementHeaderMonetarySummation");
    xml_.leaf("ram:LineTotalAmount", invoice_.net.to_plain());
    xml_.leaf("ram:TaxBasisTotalAmount", invoice_.net.to_plain());
    xml_.leaf("ram:TaxTotalAmount", invoice_.tax.to_plain(), {{"currencyID", invoice_.currency.code()}});
    xml_.leaf("ram:GrandTotalAmount", invoice_.gross.to_plain());
    xml_.leaf("ram:DuePayableAmount", invoice_.gross.to_plain());
  }

  const Invoice& invoice_;
  CiiProfile profile_;
  const Wording& wording_;
  XmlWriter xml_;
};

}  // namespace

std::string write_cii(const Invoice& invoice, CiiProfile profile, const Wording& wording) {
  return CiiWriter(invoice, profile, wording).write();
}

}  // namespace kontor
