#include "engine/einvoice/cii_line_reader.h"

#include <utility>

#include "engine/einvoice/core_elements.h"

namespace kontor {

namespace {

void read_product(const XmlNode& product, CoreLine& line) {
  line.standard_item = {text_of(product, "GlobalID"), attribute_at(product, "GlobalID", "schemeID")};
  line.seller_item = text_of(product, "SellerAssignedID");
  line.buyer_item = text_of(product, "BuyerAssignedID");
  line.name = text_of(product, "Name");
  line.description = text_of(product, "Description");
  for (const XmlNode* characteristic : product.all("ApplicableProductCharacteristic"))
    line.attributes.emplace_back(text_of(*characteristic, "Description"), text_of(*characteristic, "Value"));
  for (const XmlNode* classification : product.all("DesignatedProductClassification"))
    line.classifications.push_back({text_of(*classification, "ClassCode"),
                                    attribute_at(*classification, "ClassCode", "listID"),
                                    attribute_at(*classification, "ClassCode", "listVersionID")});
  line.origin = text_of(product, "OriginTradeCountry/ID");
}

void read_prices(const XmlNode& agreement, CoreValues& values, CoreLine& line) {
  line.order_line = text_of(agreement, "BuyerOrderReferencedDocument/LineID");
  if (const XmlNode* gross = agreement.child("GrossPriceProductTradePrice")) {
    line.price_gross = values.number(gross->child("ChargeAmount"), "BT-148");
    line.price_discount = values.number(gross->find("AppliedTradeAllowanceCharge/ActualAmount"), "BT-147");
    line.price_quantity = values.number(gross->child("BasisQuantity"), "BT-149");
    line.price_unit = attribute_at(*gross, "BasisQuantity", "unitCode");
  }
  const XmlNode* net = agreement.child("NetPriceProductTradePrice");
  if (net == nullptr) return;
  line.price = values.number(net->child("ChargeAmount"), "BT-146");
  if (net->child("BasisQuantity") == nullptr) return;
  line.price_quantity = values.number(net->child("BasisQuantity"), "BT-149");
  line.price_unit = attribute_at(*net, "BasisQuantity", "unitCode");
}

void read_settlement(const XmlNode& settlement, CoreValues& values, CoreLine& line) {
  line.category = text_of(settlement, "ApplicableTradeTax/CategoryCode");
  line.rate = values.number(settlement.find("ApplicableTradeTax/RateApplicablePercent"), "BT-152");
  line.period = read_cii_period(settlement.child("BillingSpecifiedPeriod"), values, {"BT-134", "BT-135"});
  for (const XmlNode* allowance : settlement.all("SpecifiedTradeAllowanceCharge"))
    line.allowances.push_back(read_cii_allowance(*allowance, values));
  line.net = values.number(settlement.find("SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount"), "BT-131");
  if (const XmlNode* object = settlement.child("AdditionalReferencedDocument"))
    line.object = {text_of(*object, "IssuerAssignedID"), text_of(*object, "ReferenceTypeCode")};
  line.cost_centre = text_of(settlement, "ReceivableSpecifiedTradeAccountingAccount/ID");
}

}  // namespace

CoreLine read_cii_line(const XmlNode& node, CoreValues& values) {
  CoreLine line;
  line.place = node.line;
  line.id = text_of(node, "AssociatedDocumentLineDocument/LineID");
  line.note = text_of(node, "AssociatedDocumentLineDocument/IncludedNote/Content");
  if (const XmlNode* product = node.child("SpecifiedTradeProduct")) read_product(*product, line);
  if (const XmlNode* agreement = node.child("SpecifiedLineTradeAgreement")) read_prices(*agreement, values, line);
  line.quantity = values.number(node.find("SpecifiedLineTradeDelivery/BilledQuantity"), "BT-129");
  line.unit = attribute_at(node, "SpecifiedLineTradeDelivery/BilledQuantity", "unitCode");
  if (const XmlNode* settlement = node.child("SpecifiedLineTradeSettlement"))
    read_settlement(*settlement, values, line);
  return line;
}

CoreAllowance read_cii_allowance(const XmlNode& node, CoreValues& values) {
  CoreAllowance allowance;
  const std::string_view indicator = node.text_at("ChargeIndicator/Indicator");
  allowance.is_charge = indicator == "true" || indicator == "1";
  allowance.amount = values.number(node.child("ActualAmount"), allowance.is_charge ? "BT-99" : "BT-92");
  allowance.base = values.number(node.child("BasisAmount"), allowance.is_charge ? "BT-100" : "BT-93");
  allowance.percent = values.number(node.child("CalculationPercent"), allowance.is_charge ? "BT-101" : "BT-94");
  allowance.category = text_of(node, "CategoryTradeTax/CategoryCode");
  allowance.rate =
      values.number(node.find("CategoryTradeTax/RateApplicablePercent"), allowance.is_charge ? "BT-103" : "BT-96");
  allowance.reason = text_of(node, "Reason");
  allowance.reason_code = text_of(node, "ReasonCode");
  return allowance;
}

std::optional<CorePeriod> read_cii_period(const XmlNode* period, CoreValues& values, PeriodTerms terms) {
  if (period == nullptr) return std::nullopt;
  return CorePeriod{values.compact_day(period->find("StartDateTime/DateTimeString"), terms.first),
                    values.compact_day(period->find("EndDateTime/DateTimeString"), terms.last)};
}

void add_payment(std::vector<CorePayment>& payments, CorePayment payment) {
  if (!payments.empty() && !payment.accounts.empty() && !payment.card) {
    CorePayment& last = payments.back();
    if (last.code == payment.code && last.text == payment.text && !last.accounts.empty() && !last.card) {
      last.accounts.push_back(std::move(payment.accounts.front()));
      return;
    }
  }
  payments.push_back(std::move(payment));
}

}  // namespace kontor
