#include "engine/einvoice/cii_line_writer.h"

#include <algorithm>

#include "engine/einvoice/core_text.h"

namespace kontor {

namespace {

void write_indicator(XmlWriter& xml, bool is_charge) {
  const XmlElement indicator(xml, "ram:ChargeIndicator");
  xml.leaf("udt:Indicator", is_charge ? "true" : "false");
}

void write_quantity(XmlWriter& xml, std::string_view name, const std::optional<Decimal>& quantity,
                    const std::string& unit) {
  xml.leaf(name, plain(quantity), unit.empty() ? XmlAttributes() : XmlAttributes{{"unitCode", unit}});
}

void write_classification(XmlWriter& xml, const CoreClassification& classification) {
  const XmlElement element(xml, "ram:DesignatedProductClassification");
  XmlAttributes attributes{{"listID", classification.list}};
  if (!classification.version.empty()) attributes.emplace_back("listVersionID", classification.version);
  xml.leaf("ram:ClassCode", classification.code, attributes);
}

void write_product(XmlWriter& xml, const CoreLine& line) {
  const XmlElement product(xml, "ram:SpecifiedTradeProduct");
  xml.leaf("ram:GlobalID", line.standard_item.value, {{"schemeID", line.standard_item.scheme}});
  xml.leaf("ram:SellerAssignedID", line.seller_item);
  xml.leaf("ram:BuyerAssignedID", line.buyer_item);
  xml.leaf("ram:Name", line.name);
  xml.leaf("ram:Description", line.description);
  for (const auto& [name, value] : line.attributes) {
    const XmlElement characteristic(xml, "ram:ApplicableProductCharacteristic");
    xml.leaf("ram:Description", name);
    xml.leaf("ram:Value", value);
  }
  for (const CoreClassification& one : line.classifications) write_classification(xml, one);
  if (line.origin.empty()) return;
  const XmlElement origin(xml, "ram:OriginTradeCountry");
  xml.leaf("ram:ID", line.origin);
}

void write_gross_price(XmlWriter& xml, const CoreLine& line) {
  if (!line.price_gross) return;
  const XmlElement price(xml, "ram:GrossPriceProductTradePrice");
  xml.leaf("ram:ChargeAmount", plain(line.price_gross));
  write_quantity(xml, "ram:BasisQuantity", line.price_quantity, line.price_unit);
  if (!line.price_discount) return;
  const XmlElement discount(xml, "ram:AppliedTradeAllowanceCharge");
  write_indicator(xml, false);
  xml.leaf("ram:ActualAmount", plain(line.price_discount));
}

void write_prices(XmlWriter& xml, const CoreLine& line) {
  const XmlElement agreement(xml, "ram:SpecifiedLineTradeAgreement");
  if (!line.order_line.empty()) {
    const XmlElement order(xml, "ram:BuyerOrderReferencedDocument");
    xml.leaf("ram:LineID", line.order_line);
  }
  write_gross_price(xml, line);
  const XmlElement price(xml, "ram:NetPriceProductTradePrice");
  xml.leaf("ram:ChargeAmount", plain(line.price));
  write_quantity(xml, "ram:BasisQuantity", line.price_quantity, line.price_unit);
}

void write_object(XmlWriter& xml, const Identifier& object) {
  if (object.empty()) return;
  const XmlElement reference(xml, "ram:AdditionalReferencedDocument");
  xml.leaf("ram:IssuerAssignedID", object.value);
  xml.leaf("ram:TypeCode", kCiiInvoicedObject);
  xml.leaf("ram:ReferenceTypeCode", object.scheme);
}

void write_settlement(XmlWriter& xml, const CoreLine& line) {
  const XmlElement settlement(xml, "ram:SpecifiedLineTradeSettlement");
  {
    const XmlElement tax(xml, "ram:ApplicableTradeTax");
    xml.leaf("ram:TypeCode", "VAT");
    xml.leaf("ram:CategoryCode", line.category);
    xml.leaf("ram:RateApplicablePercent", plain(line.rate));
  }
  if (line.period) write_cii_period(xml, *line.period);
  for (const CoreAllowance& allowance : line.allowances) write_cii_allowance(xml, allowance);
  {
    const XmlElement sum(xml, "ram:SpecifiedTradeSettlementLineMonetarySummation");
    xml.leaf("ram:LineTotalAmount", plain(line.net));
  }
  write_object(xml, line.object);
  if (line.cost_centre.empty()) return;
  const XmlElement account(xml, "ram:ReceivableSpecifiedTradeAccountingAccount");
  xml.leaf("ram:ID", line.cost_centre);
}

}  // namespace

void write_cii_line(XmlWriter& xml, const CoreLine& line) {
  const XmlElement item(xml, "ram:IncludedSupplyChainTradeLineItem");
  {
    const XmlElement document(xml, "ram:AssociatedDocumentLineDocument");
    xml.leaf("ram:LineID", line.id);
    if (!line.note.empty()) {
      const XmlElement note(xml, "ram:IncludedNote");
      xml.leaf("ram:Content", line.note);
    }
  }
  write_product(xml, line);
  write_prices(xml, line);
  {
    const XmlElement delivery(xml, "ram:SpecifiedLineTradeDelivery");
    write_quantity(xml, "ram:BilledQuantity", line.quantity, line.unit);
  }
  write_settlement(xml, line);
}

void write_cii_allowance(XmlWriter& xml, const CoreAllowance& allowance) {
  const XmlElement element(xml, "ram:SpecifiedTradeAllowanceCharge");
  write_indicator(xml, allowance.is_charge);
  xml.leaf("ram:CalculationPercent", plain(allowance.percent));
  xml.leaf("ram:BasisAmount", plain(allowance.base));
  xml.leaf("ram:ActualAmount", plain(allowance.amount));
  xml.leaf("ram:ReasonCode", allowance.reason_code);
  xml.leaf("ram:Reason", allowance.reason);
  if (allowance.category.empty()) return;
  const XmlElement tax(xml, "ram:CategoryTradeTax");
  xml.leaf("ram:TypeCode", "VAT");
  xml.leaf("ram:CategoryCode", allowance.category);
  xml.leaf("ram:RateApplicablePercent", plain(allowance.rate));
}

void write_cii_period(XmlWriter& xml, const CorePeriod& period) {
  const XmlElement element(xml, "ram:BillingSpecifiedPeriod");
  write_cii_day(xml, "ram:StartDateTime", period.first);
  write_cii_day(xml, "ram:EndDateTime", period.last);
}

void write_cii_day(XmlWriter& xml, std::string_view name, const std::optional<Day>& day, std::string_view type) {
  if (!day) return;
  std::string compact = day->to_iso();
  compact.erase(std::remove(compact.begin(), compact.end(), '-'), compact.end());
  const XmlElement element(xml, name);
  xml.leaf(type, compact, {{"format", "102"}});
}

}  // namespace kontor
