#include "engine/einvoice/cii_reader.h"

#include <array>
#include <utility>

#include "engine/einvoice/cii_line_reader.h"
#include "engine/einvoice/cii_line_writer.h"
#include "engine/einvoice/core_elements.h"

namespace kontor {

namespace {

// Elements that may be missing, each as if it were there and empty.
const XmlNode& part(const XmlNode& node, std::string_view path) {
  static const XmlNode kNothing;
  const XmlNode* found = node.find(path);
  return found == nullptr ? kNothing : *found;
}

CoreAddress address_of(const XmlNode& node) {
  return {text_of(node, "LineOne"),  text_of(node, "LineTwo"),      text_of(node, "LineThree"),
          text_of(node, "CityName"), text_of(node, "PostcodeCode"), text_of(node, "CountrySubDivisionName"),
          text_of(node, "CountryID")};
}

std::optional<CoreAddress> address_in(const XmlNode& party) {
  const XmlNode* address = party.child("PostalTradeAddress");
  return address == nullptr ? std::nullopt : std::optional(address_of(*address));
}

std::vector<Identifier> ids_of(const XmlNode& party) {
  std::vector<Identifier> ids;
  for (const XmlNode* id : party.all("ID")) ids.push_back({id->text, std::string(id->attribute("schemeID"))});
  for (const XmlNode* id : party.all("GlobalID")) ids.push_back({id->text, std::string(id->attribute("schemeID"))});
  return ids;
}

CoreParty party_of(const XmlNode& node) {
  CoreParty party;
  party.ids = ids_of(node);
  party.name = text_of(node, "Name");
  party.description = text_of(node, "Description");
  party.registration = identifier_at(node, "SpecifiedLegalOrganization/ID");
  party.trading_name = text_of(node, "SpecifiedLegalOrganization/TradingBusinessName");
  if (const XmlNode* contact = node.child("DefinedTradeContact")) {
    const std::string person = text_of(*contact, "PersonName");
    party.contact = CoreContact{person.empty() ? text_of(*contact, "DepartmentName") : person,
                                text_of(*contact, "TelephoneUniversalCommunication/CompleteNumber"),
                                text_of(*contact, "EmailURIUniversalCommunication/URIID")};
  }
  party.address = address_in(node);
  party.electronic_address = identifier_at(node, "URIUniversalCommunication/URIID");
  for (const XmlNode* registration : node.all("SpecifiedTaxRegistration")) {
    const XmlNode& id = part(*registration, "ID");
    (id.attribute("schemeID") == "VA" ? party.vat_id : party.tax_number) = id.text;
  }
  return party;
}

class CiiReader {
 public:
  CiiReader(const XmlNode& root, CoreValues& values)
      : root_(root),
        values_(values),
        agreement_(part(root, "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement")),
        delivery_(part(root, "SupplyChainTradeTransaction/ApplicableHeaderTradeDelivery")),
        settlement_(part(root, "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement")) {}

  CoreInvoice read() {
    read_document();
    read_agreement();
    read_references();
    read_delivery();
    read_settlement();
    read_payments();
    read_groups();
    read_totals();
    for (const XmlNode* line : part(root_, "SupplyChainTradeTransaction").all("IncludedSupplyChainTradeLineItem"))
      invoice_.lines.push_back(read_cii_line(*line, values_));
    return std::move(invoice_);
  }

 private:
  void read_document() {
    const XmlNode& context = part(root_, "ExchangedDocumentContext");
    invoice_.process = text_of(context, "BusinessProcessSpecifiedDocumentContextParameter/ID");
    invoice_.specification = text_of(context, "GuidelineSpecifiedDocumentContextParameter/ID");
    const XmlNode& document = part(root_, "ExchangedDocument");
    invoice_.number = text_of(document, "ID");
    invoice_.type = text_of(document, "TypeCode");
    invoice_.date = values_.compact_day(document.find("IssueDateTime/DateTimeString"), "BT-2");
    for (const XmlNode* note : document.all("IncludedNote"))
      invoice_.notes.push_back({text_of(*note, "SubjectCode"), text_of(*note, "Content")});
  }

  void read_agreement() {
    invoice_.buyer_reference = text_of(agreement_, "BuyerReference");
    invoice_.seller = party_of(part(agreement_, "SellerTradeParty"));
    invoice_.buyer = party_of(part(agreement_, "BuyerTradeParty"));
    if (const XmlNode* representative = agreement_.child("SellerTaxRepresentativeTradeParty"))
      invoice_.tax_representative = party_of(*representative);
    invoice_.sales_order = text_of(agreement_, "SellerOrderReferencedDocument/IssuerAssignedID");
    invoice_.order = text_of(agreement_, "BuyerOrderReferencedDocument/IssuerAssignedID");
    invoice_.contract = text_of(agreement_, "ContractReferencedDocument/IssuerAssignedID");
    invoice_.project = text_of(agreement_, "SpecifiedProcuringProject/ID");
  }

  void read_references() {
    for (const XmlNode* document : agreement_.all("AdditionalReferencedDocument")) {
      const std::string number = text_of(*document, "IssuerAssignedID");
      const std::string_view type = document->text_at("TypeCode");
      if (type == kCiiTender)
        invoice_.tender = number;
      else if (type == kCiiInvoicedObject)
        invoice_.object = {number, text_of(*document, "ReferenceTypeCode")};
      else
        invoice_.attachments.push_back(attachment_of(*document));
    }
  }

  static CoreAttachment attachment_of(const XmlNode& document) {
    const XmlNode& content = part(document, "AttachmentBinaryObject");
    return {text_of(document, "IssuerAssignedID"),
            text_of(document, "Name"),
            text_of(document, "URIID"),
            content.text,
            std::string(content.attribute("mimeCode")),
            std::string(content.attribute("filename"))};
  }

  void read_delivery() {
    invoice_.despatch_advice = text_of(delivery_, "DespatchAdviceReferencedDocument/IssuerAssignedID");
    invoice_.receiving_advice = text_of(delivery_, "ReceivingAdviceReferencedDocument/IssuerAssignedID");
    CoreDelivery delivery;
    if (const XmlNode* ship_to = delivery_.child("ShipToTradeParty")) {
      delivery.name = text_of(*ship_to, "Name");
      if (const auto ids = ids_of(*ship_to); !ids.empty()) delivery.location = ids.front();
      delivery.address = address_in(*ship_to);
    }
    delivery.day = values_.compact_day(
        delivery_.find("ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString"), "BT-72");
    if (!delivery.empty()) invoice_.delivery = std::move(delivery);
  }

  void read_settlement() {
    invoice_.payment_reference = text_of(settlement_, "PaymentReference");
    invoice_.currency = text_of(settlement_, "InvoiceCurrencyCode");
    invoice_.currency_accounting = text_of(settlement_, "TaxCurrencyCode");
    if (const XmlNode* payee = settlement_.child("PayeeTradeParty")) invoice_.payee = party_of(*payee);
    invoice_.period = read_cii_period(settlement_.child("BillingSpecifiedPeriod"), values_, {"BT-73", "BT-74"});
    for (const XmlNode* allowance : settlement_.all("SpecifiedTradeAllowanceCharge"))
      invoice_.allowances.push_back(read_cii_allowance(*allowance, values_));
    for (const XmlNode* freight : settlement_.all("SpecifiedLogisticsServiceCharge")) read_freight(*freight);
    const XmlNode& terms = part(settlement_, "SpecifiedTradePaymentTerms");
    invoice_.terms = text_of(terms, "Description");
    invoice_.due = values_.compact_day(terms.find("DueDateDateTime/DateTimeString"), "BT-9");
    invoice_.direct_debit.mandate = text_of(terms, "DirectDebitMandateID");
    invoice_.direct_debit.creditor = text_of(settlement_, "CreditorReferenceID");
    for (const XmlNode* reference : settlement_.all("InvoiceReferencedDocument"))
      invoice_.preceding.push_back(
          {text_of(*reference, "IssuerAssignedID"),
           values_.compact_day(reference->find("FormattedIssueDateTime/DateTimeString"), "BT-26")});
    invoice_.cost_centre = text_of(settlement_, "ReceivableSpecifiedTradeAccountingAccount/ID");
  }

  void read_freight(const XmlNode& freight) {
    CoreAllowance charge;
    charge.is_charge = true;
    charge.amount = values_.number(freight.child("AppliedAmount"), "BT-99");
    charge.reason = text_of(freight, "Description");
    charge.category = text_of(freight, "AppliedTradeTax/CategoryCode");
    charge.rate = values_.number(freight.find("AppliedTradeTax/RateApplicablePercent"), "BT-103");
    invoice_.allowances.push_back(std::move(charge));
  }

  // CII repeats the group for every account.
  void read_payments() {
    for (const XmlNode* means : settlement_.all("SpecifiedTradeSettlementPaymentMeans")) {
      CorePayment payment{text_of(*means, "TypeCode"), text_of(*means, "Information"), {}, std::nullopt};
      if (const XmlNode* card = means->child("ApplicableTradeSettlementFinancialCard"))
        payment.card = CoreCard{text_of(*card, "ID"), text_of(*card, "CardholderName")};
      if (invoice_.direct_debit.account.empty())
        invoice_.direct_debit.account = text_of(*means, "PayerPartyDebtorFinancialAccount/IBANID");
      if (const XmlNode* account = means->child("PayeePartyCreditorFinancialAccount")) {
        const std::string iban = text_of(*account, "IBANID");
        payment.accounts.push_back({iban.empty() ? text_of(*account, "ProprietaryID") : iban,
                                    text_of(*account, "AccountName"),
                                    text_of(*means, "PayeeSpecifiedCreditorFinancialInstitution/BICID")});
      }
      add_payment(invoice_.payments, std::move(payment));
    }
  }

  void read_groups() {
    for (const XmlNode* tax : settlement_.all("ApplicableTradeTax")) {
      invoice_.groups.push_back({values_.number(tax->child("BasisAmount"), "BT-116"),
                                 values_.number(tax->child("CalculatedAmount"), "BT-117"),
                                 text_of(*tax, "CategoryCode"),
                                 values_.number(tax->child("RateApplicablePercent"), "BT-119"),
                                 text_of(*tax, "ExemptionReason"), text_of(*tax, "ExemptionReasonCode")});
      if (!invoice_.tax_point) invoice_.tax_point = values_.compact_day(tax->find("TaxPointDate/DateString"), "BT-7");
      if (invoice_.tax_point_code.empty()) invoice_.tax_point_code = text_of(*tax, "DueDateTypeCode");
    }
  }

  void read_totals() {
    const XmlNode& sum = part(settlement_, "SpecifiedTradeSettlementHeaderMonetarySummation");
    const auto number = [&](std::string_view name, std::string_view term) {
      return values_.number(sum.child(name), term);
    };
    CoreTotals& totals = invoice_.totals;
    totals.lines = number("LineTotalAmount", "BT-106");
    totals.charges = number("ChargeTotalAmount", "BT-108");
    totals.allowances = number("AllowanceTotalAmount", "BT-107");
    totals.net = number("TaxBasisTotalAmount", "BT-109");
    totals.rounding = number("RoundingAmount", "BT-114");
    totals.gross = number("GrandTotalAmount", "BT-112");
    totals.prepaid = number("TotalPrepaidAmount", "BT-113");
    totals.due = number("DuePayableAmount", "BT-115");
    for (const XmlNode* tax : sum.all("TaxTotalAmount")) {
      const std::string_view currency = tax->attribute("currencyID");
      if (currency.empty() || currency == invoice_.currency)
        totals.tax = values_.number(tax, "BT-110");
      else
        totals.tax_in_accounting = values_.number(tax, "BT-111");
    }
  }

  const XmlNode& root_;
  CoreValues& values_;
  const XmlNode& agreement_;
  const XmlNode& delivery_;
  const XmlNode& settlement_;
  CoreInvoice invoice_;
};

// Names of ZUGFeRD 1.0 and what they became. The sums of lines and of the document had one name there.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kNames{
    {{"CrossIndustryDocument", "CrossIndustryInvoice"},
     {"SpecifiedExchangedDocumentContext", "ExchangedDocumentContext"},
     {"HeaderExchangedDocument", "ExchangedDocument"},
     {"SpecifiedSupplyChainTradeTransaction", "SupplyChainTradeTransaction"},
     {"ApplicableSupplyChainTradeAgreement", "ApplicableHeaderTradeAgreement"},
     {"ApplicableSupplyChainTradeDelivery", "ApplicableHeaderTradeDelivery"},
     {"ApplicableSupplyChainTradeSettlement", "ApplicableHeaderTradeSettlement"},
     {"SpecifiedSupplyChainTradeAgreement", "SpecifiedLineTradeAgreement"},
     {"SpecifiedSupplyChainTradeDelivery", "SpecifiedLineTradeDelivery"},
     {"SpecifiedSupplyChainTradeSettlement", "SpecifiedLineTradeSettlement"},
     {"ApplicablePercent", "RateApplicablePercent"}}};
constexpr std::string_view kSums = "SpecifiedTradeSettlementMonetarySummation";

}  // namespace

CoreInvoice read_cii(const XmlNode& root, CoreValues& values) { return CiiReader(root, values).read(); }

void rename_zugferd_1(XmlNode& root) {
  for (const auto& [old_name, name] : kNames)
    if (root.name == old_name) {
      root.name = name;
      break;
    }
  for (XmlNode& child : root.children) {
    if (child.name == kSums)
      child.name = root.name == "ApplicableHeaderTradeSettlement" ? "SpecifiedTradeSettlementHeaderMonetarySummation"
                                                                  : "SpecifiedTradeSettlementLineMonetarySummation";
    rename_zugferd_1(child);
  }
}

}  // namespace kontor
