#include "engine/einvoice/ubl_party_writer.h"

#include "engine/einvoice/core_text.h"
#include "engine/einvoice/ubl_words.h"

namespace kontor {

namespace {

void wrapped(XmlWriter& xml, std::string_view outer, std::string_view inner, std::string_view text) {
  if (text.empty()) return;
  const XmlElement element(xml, outer);
  xml.leaf(inner, text);
}

void identifier(XmlWriter& xml, std::string_view name, const Identifier& id) {
  xml.leaf(name, id.value, id.scheme.empty() ? XmlAttributes() : XmlAttributes{{"schemeID", id.scheme}});
}

void write_ids(XmlWriter& xml, const CoreParty& party, const std::string& creditor) {
  for (const Identifier& id : party.ids) {
    const XmlElement element(xml, "cac:PartyIdentification");
    identifier(xml, "cbc:ID", id);
  }
  if (creditor.empty()) return;
  const XmlElement element(xml, "cac:PartyIdentification");
  xml.leaf("cbc:ID", creditor, {{"schemeID", kUblCreditor}});
}

void write_address(XmlWriter& xml, std::string_view name, const CoreAddress& place) {
  const XmlElement address(xml, name);
  xml.leaf("cbc:StreetName", place.line_one);
  xml.leaf("cbc:AdditionalStreetName", place.line_two);
  xml.leaf("cbc:CityName", place.city);
  xml.leaf("cbc:PostalZone", place.postcode);
  xml.leaf("cbc:CountrySubentity", place.subdivision);
  wrapped(xml, "cac:AddressLine", "cbc:Line", place.line_three);
  wrapped(xml, "cac:Country", "cbc:IdentificationCode", place.country);
}

void write_registration(XmlWriter& xml, std::string_view scheme, const std::string& number) {
  if (number.empty()) return;
  const XmlElement registration(xml, "cac:PartyTaxScheme");
  xml.leaf("cbc:CompanyID", number);
  wrapped(xml, "cac:TaxScheme", "cbc:ID", scheme);
}

void write_contact(XmlWriter& xml, const CoreContact& person) {
  const XmlElement contact(xml, "cac:Contact");
  xml.leaf("cbc:Name", person.name);
  xml.leaf("cbc:Telephone", person.phone);
  xml.leaf("cbc:ElectronicMail", person.email);
}

}  // namespace

void write_ubl_party(XmlWriter& xml, const CoreParty& party, const std::string& creditor) {
  const XmlElement element(xml, "cac:Party");
  identifier(xml, "cbc:EndpointID", party.electronic_address);
  write_ids(xml, party, creditor);
  wrapped(xml, "cac:PartyName", "cbc:Name", party.trading_name);
  if (party.address) write_address(xml, "cac:PostalAddress", *party.address);
  write_registration(xml, kUblVat, party.vat_id);
  write_registration(xml, kUblTaxNumber, party.tax_number);
  {
    const XmlElement legal(xml, "cac:PartyLegalEntity");
    xml.leaf("cbc:RegistrationName", party.name);
    identifier(xml, "cbc:CompanyID", party.registration);
    xml.leaf("cbc:CompanyLegalForm", party.description);
  }
  if (party.contact) write_contact(xml, *party.contact);
}

void write_ubl_payee(XmlWriter& xml, const CoreParty& party, const std::string& creditor) {
  const XmlElement element(xml, "cac:PayeeParty");
  write_ids(xml, party, creditor);
  wrapped(xml, "cac:PartyName", "cbc:Name", party.name);
  if (party.registration.empty()) return;
  const XmlElement legal(xml, "cac:PartyLegalEntity");
  identifier(xml, "cbc:CompanyID", party.registration);
}

void write_ubl_representative(XmlWriter& xml, const CoreParty& party) {
  const XmlElement element(xml, "cac:TaxRepresentativeParty");
  wrapped(xml, "cac:PartyName", "cbc:Name", party.name);
  if (party.address) write_address(xml, "cac:PostalAddress", *party.address);
  write_registration(xml, kUblVat, party.vat_id);
}

void write_ubl_delivery(XmlWriter& xml, const CoreDelivery& delivery) {
  const XmlElement element(xml, "cac:Delivery");
  xml.leaf("cbc:ActualDeliveryDate", iso(delivery.day));
  if (!delivery.location.empty() || delivery.address) {
    const XmlElement location(xml, "cac:DeliveryLocation");
    identifier(xml, "cbc:ID", delivery.location);
    if (delivery.address) write_address(xml, "cac:Address", *delivery.address);
  }
  if (delivery.name.empty()) return;
  const XmlElement party(xml, "cac:DeliveryParty");
  wrapped(xml, "cac:PartyName", "cbc:Name", delivery.name);
}

}  // namespace kontor
