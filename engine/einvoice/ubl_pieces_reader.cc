#include "engine/einvoice/ubl_pieces_reader.h"

#include "engine/einvoice/core_elements.h"
#include "engine/einvoice/ubl_words.h"

namespace kontor {

namespace {

void read_item(const XmlNode& item, CoreValues& values, CoreLine& line) {
  line.description = text_of(item, "Description");
  line.name = text_of(item, "Name");
  line.buyer_item = text_of(item, "BuyersItemIdentification/ID");
  line.seller_item = text_of(item, "SellersItemIdentification/ID");
  line.standard_item = identifier_at(item, "StandardItemIdentification/ID");
  line.origin = text_of(item, "OriginCountry/IdentificationCode");
  for (const XmlNode* classification : item.all("CommodityClassification"))
    line.classifications.push_back({text_of(*classification, "ItemClassificationCode"),
                                    attribute_at(*classification, "ItemClassificationCode", "listID"),
                                    attribute_at(*classification, "ItemClassificationCode", "listVersionID")});
  line.category = text_of(item, "ClassifiedTaxCategory/ID");
  line.rate = values.number(item.find("ClassifiedTaxCategory/Percent"), "BT-152");
  for (const XmlNode* property : item.all("AdditionalItemProperty"))
    line.attributes.emplace_back(text_of(*property, "Name"), text_of(*property, "Value"));
}

void read_price(const XmlNode& price, CoreValues& values, CoreLine& line) {
  line.price = values.number(price.child("PriceAmount"), "BT-146");
  line.price_quantity = values.number(price.child("BaseQuantity"), "BT-149");
  line.price_unit = attribute_at(price, "BaseQuantity", "unitCode");
  line.price_discount = values.number(price.find("AllowanceCharge/Amount"), "BT-147");
  line.price_gross = values.number(price.find("AllowanceCharge/BaseAmount"), "BT-148");
}

void read_ids(const XmlNode& node, CoreParty& party, std::string& creditor) {
  for (const XmlNode* identification : node.all("PartyIdentification")) {
    Identifier id = identifier_at(*identification, "ID");
    if (id.scheme == kUblCreditor)
      creditor = id.value;
    else
      party.ids.push_back(std::move(id));
  }
}

void read_registrations(const XmlNode& node, CoreParty& party) {
  for (const XmlNode* registration : node.all("PartyTaxScheme"))
    (registration->text_at("TaxScheme/ID") == kUblVat ? party.vat_id : party.tax_number) =
        text_of(*registration, "CompanyID");
}

}  // namespace

CoreAddress read_ubl_address(const XmlNode& node) {
  return {text_of(node, "StreetName"),
          text_of(node, "AdditionalStreetName"),
          text_of(node, "AddressLine/Line"),
          text_of(node, "CityName"),
          text_of(node, "PostalZone"),
          text_of(node, "CountrySubentity"),
          text_of(node, "Country/IdentificationCode")};
}

CoreParty read_ubl_party(const XmlNode& node, std::string& creditor) {
  CoreParty party;
  read_ids(node, party, creditor);
  party.name = text_of(node, "PartyLegalEntity/RegistrationName");
  party.trading_name = text_of(node, "PartyName/Name");
  party.registration = identifier_at(node, "PartyLegalEntity/CompanyID");
  party.description = text_of(node, "PartyLegalEntity/CompanyLegalForm");
  party.electronic_address = identifier_at(node, "EndpointID");
  read_registrations(node, party);
  if (const XmlNode* address = node.child("PostalAddress")) party.address = read_ubl_address(*address);
  if (const XmlNode* contact = node.child("Contact"))
    party.contact =
        CoreContact{text_of(*contact, "Name"), text_of(*contact, "Telephone"), text_of(*contact, "ElectronicMail")};
  return party;
}

CoreParty read_ubl_named_party(const XmlNode& node, std::string& creditor) {
  CoreParty party;
  read_ids(node, party, creditor);
  party.name = text_of(node, "PartyName/Name");
  party.registration = identifier_at(node, "PartyLegalEntity/CompanyID");
  read_registrations(node, party);
  if (const XmlNode* address = node.child("PostalAddress")) party.address = read_ubl_address(*address);
  return party;
}

CoreAllowance read_ubl_allowance(const XmlNode& node, CoreValues& values) {
  CoreAllowance allowance;
  const std::string_view indicator = node.text_at("ChargeIndicator");
  allowance.is_charge = indicator == "true" || indicator == "1";
  allowance.amount = values.number(node.child("Amount"), allowance.is_charge ? "BT-99" : "BT-92");
  allowance.base = values.number(node.child("BaseAmount"), allowance.is_charge ? "BT-100" : "BT-93");
  allowance.percent = values.number(node.child("MultiplierFactorNumeric"), allowance.is_charge ? "BT-101" : "BT-94");
  allowance.category = text_of(node, "TaxCategory/ID");
  allowance.rate = values.number(node.find("TaxCategory/Percent"), allowance.is_charge ? "BT-103" : "BT-96");
  allowance.reason = text_of(node, "AllowanceChargeReason");
  allowance.reason_code = text_of(node, "AllowanceChargeReasonCode");
  return allowance;
}

std::optional<CorePeriod> read_ubl_period(const XmlNode* period, CoreValues& values, PeriodTerms terms) {
  if (period == nullptr) return std::nullopt;
  return CorePeriod{values.iso_day(period->child("StartDate"), terms.first),
                    values.iso_day(period->child("EndDate"), terms.last)};
}

CoreLine read_ubl_line(const XmlNode& node, CoreValues& values) {
  CoreLine line;
  line.place = node.line;
  line.id = text_of(node, "ID");
  line.note = text_of(node, "Note");
  const std::string_view quantity = node.name == "CreditNoteLine" ? "CreditedQuantity" : "InvoicedQuantity";
  line.quantity = values.number(node.child(quantity), "BT-129");
  line.unit = attribute_at(node, quantity, "unitCode");
  line.net = values.number(node.child("LineExtensionAmount"), "BT-131");
  line.cost_centre = text_of(node, "AccountingCost");
  line.period = read_ubl_period(node.child("InvoicePeriod"), values, {"BT-134", "BT-135"});
  line.order_line = text_of(node, "OrderLineReference/LineID");
  line.object = identifier_at(node, "DocumentReference/ID");
  for (const XmlNode* allowance : node.all("AllowanceCharge"))
    line.allowances.push_back(read_ubl_allowance(*allowance, values));
  if (const XmlNode* item = node.child("Item")) read_item(*item, values, line);
  if (const XmlNode* price = node.child("Price")) read_price(*price, values, line);
  return line;
}

}  // namespace kontor
