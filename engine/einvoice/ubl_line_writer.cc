#include "engine/einvoice/ubl_line_writer.h"

#include "engine/einvoice/core_text.h"
#include "engine/einvoice/ubl_words.h"

namespace kontor {

namespace {

XmlAttributes unit_attribute(const std::string& unit) {
  return unit.empty() ? XmlAttributes() : XmlAttributes{{"unitCode", unit}};
}

void write_tax_category(const UblPieces& pieces, std::string_view name, const std::string& category,
                        const std::optional<Decimal>& rate) {
  const XmlElement element(pieces.xml, name);
  pieces.xml.leaf("cbc:ID", category);
  pieces.xml.leaf("cbc:Percent", plain(rate));
  pieces.wrapped("cac:TaxScheme", "cbc:ID", kUblVat);
}

void write_classification(const UblPieces& pieces, const CoreClassification& classification) {
  const XmlElement element(pieces.xml, "cac:CommodityClassification");
  XmlAttributes attributes{{"listID", classification.list}};
  if (!classification.version.empty()) attributes.emplace_back("listVersionID", classification.version);
  pieces.xml.leaf("cbc:ItemClassificationCode", classification.code, attributes);
}

void write_item(const UblPieces& pieces, const CoreLine& line) {
  XmlWriter& xml = pieces.xml;
  const XmlElement item(xml, "cac:Item");
  xml.leaf("cbc:Description", line.description);
  xml.leaf("cbc:Name", line.name);
  pieces.wrapped("cac:BuyersItemIdentification", "cbc:ID", line.buyer_item);
  pieces.wrapped("cac:SellersItemIdentification", "cbc:ID", line.seller_item);
  if (!line.standard_item.empty()) {
    const XmlElement standard(xml, "cac:StandardItemIdentification");
    xml.leaf("cbc:ID", line.standard_item.value, {{"schemeID", line.standard_item.scheme}});
  }
  pieces.wrapped("cac:OriginCountry", "cbc:IdentificationCode", line.origin);
  for (const CoreClassification& one : line.classifications) write_classification(pieces, one);
  write_tax_category(pieces, "cac:ClassifiedTaxCategory", line.category, line.rate);
  for (const auto& [name, value] : line.attributes) {
    const XmlElement property(xml, "cac:AdditionalItemProperty");
    xml.leaf("cbc:Name", name);
    xml.leaf("cbc:Value", value);
  }
}

void write_price(const UblPieces& pieces, const CoreLine& line) {
  const XmlElement price(pieces.xml, "cac:Price");
  pieces.amount("cbc:PriceAmount", line.price);
  pieces.xml.leaf("cbc:BaseQuantity", plain(line.price_quantity), unit_attribute(line.price_unit));
  if (!line.price_gross && !line.price_discount) return;
  const XmlElement discount(pieces.xml, "cac:AllowanceCharge");
  pieces.xml.leaf("cbc:ChargeIndicator", "false");
  pieces.amount("cbc:Amount", line.price_discount.value_or(Decimal(0)));  // the schema wants one
  pieces.amount("cbc:BaseAmount", line.price_gross);
}

}  // namespace

void UblPieces::wrapped(std::string_view outer, std::string_view inner, std::string_view text) const {
  if (text.empty()) return;
  const XmlElement element(xml, outer);
  xml.leaf(inner, text);
}

void UblPieces::amount(std::string_view name, const std::optional<Decimal>& number) const {
  xml.leaf(name, plain(number), {{"currencyID", currency}});
}

void UblPieces::period(const CorePeriod& period, std::string_view tax_point) const {
  const XmlElement element(xml, "cac:InvoicePeriod");
  xml.leaf("cbc:StartDate", iso(period.first));
  xml.leaf("cbc:EndDate", iso(period.last));
  xml.leaf("cbc:DescriptionCode", tax_point);
}

void UblPieces::allowance(const CoreAllowance& allowance) const {
  const XmlElement element(xml, "cac:AllowanceCharge");
  xml.leaf("cbc:ChargeIndicator", allowance.is_charge ? "true" : "false");
  xml.leaf("cbc:AllowanceChargeReasonCode", allowance.reason_code);
  xml.leaf("cbc:AllowanceChargeReason", allowance.reason);
  xml.leaf("cbc:MultiplierFactorNumeric", plain(allowance.percent));
  amount("cbc:Amount", allowance.amount);
  amount("cbc:BaseAmount", allowance.base);
  if (!allowance.category.empty()) write_tax_category(*this, "cac:TaxCategory", allowance.category, allowance.rate);
}

void UblPieces::object(std::string_view name, const Identifier& object) const {
  if (object.empty()) return;
  const XmlElement reference(xml, name);
  xml.leaf("cbc:ID", object.value,
           object.scheme.empty() ? XmlAttributes() : XmlAttributes{{"schemeID", object.scheme}});
  xml.leaf("cbc:DocumentTypeCode", kUblObject);
}

void write_ubl_line(const UblPieces& pieces, const CoreLine& line, bool of_credit_note) {
  XmlWriter& xml = pieces.xml;
  const XmlElement element(xml, of_credit_note ? "cac:CreditNoteLine" : "cac:InvoiceLine");
  xml.leaf("cbc:ID", line.id);
  xml.leaf("cbc:Note", line.note);
  xml.leaf(of_credit_note ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity", plain(line.quantity),
           unit_attribute(line.unit));
  pieces.amount("cbc:LineExtensionAmount", line.net);
  xml.leaf("cbc:AccountingCost", line.cost_centre);
  if (line.period) pieces.period(*line.period, "");
  pieces.wrapped("cac:OrderLineReference", "cbc:LineID", line.order_line);
  pieces.object("cac:DocumentReference", line.object);
  for (const CoreAllowance& allowance : line.allowances) pieces.allowance(allowance);
  write_item(pieces, line);
  write_price(pieces, line);
}

}  // namespace kontor
