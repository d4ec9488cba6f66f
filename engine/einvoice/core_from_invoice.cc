#include "engine/einvoice/core_from_invoice.h"

#include <algorithm>

#include "engine/base/ensure.h"

namespace kontor {

namespace {

constexpr std::string_view kEn16931 = "urn:cen.eu:en16931:2017";
constexpr std::string_view kXrechnung = "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0";
constexpr std::string_view kBillingProcess = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";  // BT-23
constexpr std::string_view kEmail = "EM";                                                    // of the list EAS
constexpr std::string_view kNotTaxable = "O";
constexpr std::string_view kIntraCommunity = "K";
constexpr std::string_view kPiece = "C62";

std::string joined(std::string_view first, std::string_view second) {
  std::string out(first);
  if (!first.empty() && !second.empty()) out += ", ";
  return out += second;
}

CoreAddress address_of(const Party& party) {
  return {party.street, party.addition, "", party.city, party.postcode, "", party.country};
}

class Composition {
 public:
  Composition(const Invoice& invoice, Specification specification, const Wording& wording)
      : invoice_(invoice), specification_(specification), wording_(wording) {}

  CoreInvoice core() {
    fill_head();
    fill_notes();
    core_.seller = seller();
    core_.buyer = buyer();
    core_.delivery = delivery();
    if (invoice_.period) core_.period = CorePeriod{invoice_.period->first, invoice_.period->last};
    fill_payment();
    for (const TaxGroup& group : invoice_.groups) core_.groups.push_back(group_of(group));
    for (const InvoiceLine& line : invoice_.lines) core_.lines.push_back(line_of(line));
    for (const Deduction& deduction : invoice_.deductions) core_.lines.push_back(line_of(deduction));
    fill_totals();
    return std::move(core_);
  }

 private:
  bool is_xrechnung() const { return specification_ == Specification::xrechnung; }
  bool gives_back() const { return has_preceding(invoice_.kind); }
  bool has_category(std::string_view category) const {
    return std::any_of(invoice_.groups.begin(), invoice_.groups.end(),
                       [&](const TaxGroup& group) { return group.category == category; });
  }

  void fill_head() {
    if (is_xrechnung()) core_.process = kBillingProcess;
    core_.specification = is_xrechnung() ? kXrechnung : kEn16931;
    core_.number = invoice_.number;
    core_.date = invoice_.date;
    core_.type = type();
    core_.currency = invoice_.currency.code();
    core_.buyer_reference = invoice_.buyer_reference;
    core_.order = invoice_.order;
    if (gives_back()) core_.preceding.push_back({invoice_.preceding_number, invoice_.preceding_date});
  }

  // BT-3, UNTDID 1001. XRechnung knows no prepayment invoice; it takes the partial one (BR-DE-17).
  std::string_view type() const {
    switch (invoice_.kind) {
      case InvoiceKind::invoice:
        return "380";
      case InvoiceKind::advance:
        return is_xrechnung() ? "326" : "386";
      case InvoiceKind::credit_note:
        return "381";
      case InvoiceKind::cancellation:
        return "384";
      case InvoiceKind::quote:
      case InvoiceKind::confirmation:
      case InvoiceKind::delivery_note:
        break;
    }
    ensure(false, "a letter is no e-invoice");
    return "";
  }

  void fill_notes() {
    add_note(invoice_.introduction);
    for (const std::string& note : invoice_.legal_notes)
      if (!stands_in_a_group(note)) add_note(note);
    add_note(invoice_.closing);
  }

  void add_note(const std::string& text) {
    if (!text.empty()) core_.notes.push_back({"", text});
  }

  bool stands_in_a_group(const std::string& note) const {
    return std::any_of(invoice_.groups.begin(), invoice_.groups.end(),
                       [&](const TaxGroup& group) { return group.note.find(note) != std::string::npos; });
  }

  CoreParty seller() const {
    const Party& seller = invoice_.seller;
    const bool shows_vat_id = !seller.vat_id.empty() && !has_category(kNotTaxable);
    CoreParty party;
    const std::string& number = seller.tax_number.empty() ? seller.vat_id : seller.tax_number;
    if (!shows_vat_id && !number.empty()) party.ids.push_back({number, ""});  // BR-CO-26
    party.name = seller.name;
    party.description = joined(seller.register_entry, seller.management);
    if (!seller.contact.empty() || !seller.phone.empty() || !seller.email.empty())
      party.contact = CoreContact{seller.contact, seller.phone, seller.email};
    party.address = address_of(seller);
    if (!seller.email.empty()) party.electronic_address = {seller.email, std::string(kEmail)};
    if (shows_vat_id) party.vat_id = seller.vat_id;
    party.tax_number = seller.tax_number;
    return party;
  }

  CoreParty buyer() const {
    const Party& buyer = invoice_.buyer;
    CoreParty party;
    if (!buyer.id.empty()) party.ids.push_back({buyer.id, ""});
    party.name = buyer.name;
    if (!buyer.contact.empty()) party.contact = CoreContact{buyer.contact, buyer.phone, buyer.email};
    party.address = address_of(buyer);
    if (!buyer.email.empty()) party.electronic_address = {buyer.email, std::string(kEmail)};
    if (!has_category(kNotTaxable)) party.vat_id = buyer.vat_id;
    return party;
  }

  // BR-IC-12: intra-EU supplies name the country they go to.
  CoreDelivery delivery() const {
    CoreDelivery delivery;
    if (has_category(kIntraCommunity)) {
      delivery.name = invoice_.buyer.name;
      delivery.address = address_of(invoice_.buyer);
    }
    if (invoice_.kind == InvoiceKind::advance && !invoice_.delivered && !invoice_.period)
      delivery.name = invoice_.buyer.name;
    else
      delivery.day = invoice_.delivered ? *invoice_.delivered : invoice_.period ? invoice_.period->last : invoice_.date;
    return delivery;
  }

  // UNTDID 4461: 58 SEPA credit transfer; 1 not defined, because XRechnung wants the group in every document.
  void fill_payment() {
    core_.payment_reference = invoice_.number;
    const bool transfer = !gives_back() && !invoice_.account.iban.empty();
    if (transfer)
      core_.payments.push_back(
          {"58", "", {{invoice_.account.iban, invoice_.seller.name, invoice_.account.bic}}, std::nullopt});
    else if (is_xrechnung())
      core_.payments.push_back({"1", "", {}, std::nullopt});
    if (gives_back()) return;
    core_.terms = terms();
    core_.due = invoice_.due;
  }

  // XRechnung BR-DE-18: one line per Skonto, percent with two decimals, a line feed at the end.
  std::string terms() const {
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

  static CoreTaxGroup group_of(const TaxGroup& group) {
    return {Decimal::of(group.base), Decimal::of(group.tax), group.category, percent_of(group.rate), group.note,
            group.exemption};
  }

  static Decimal percent_of(const Rate& rate) { return rate.percent().without_trailing_zeros(); }

  CoreLine line_of(const InvoiceLine& line) const {
    CoreLine core;
    core.id = std::to_string(core_.lines.size() + 1);
    core.name = line.text;
    core.description = line.detail;
    core.price = line.price;
    core.quantity = line.quantity;
    core.unit = line.unit;
    core.category = line.category;
    if (line.category != kNotTaxable) core.rate = percent_of(line.rate);  // BR-O-05
    core.net = Decimal::of(line.net);
    if (!line.discount.is_zero()) core.allowances.push_back(discount_of(line));
    return core;
  }

  // Less what was paid before: one piece of minus one, because prices are never below zero (BR-27).
  CoreLine line_of(const Deduction& deduction) const {
    CoreLine core;
    core.id = std::to_string(core_.lines.size() + 1);
    core.name = deduction_text(deduction, wording_);
    core.price = Decimal::of(absolute(deduction.net));
    core.quantity = Decimal(deduction.net.is_negative() ? 1 : -1);
    core.unit = kPiece;
    core.category = deduction.category;
    if (deduction.category != kNotTaxable) core.rate = percent_of(deduction.rate);
    core.net = Decimal::of(-deduction.net);
    return core;
  }

  CoreAllowance discount_of(const InvoiceLine& line) const {
    CoreAllowance discount;
    discount.amount = Decimal::of(line.discount);
    if (!line.discount_percent.is_zero()) {
      discount.base = Decimal::of(line.net + line.discount);
      discount.percent = line.discount_percent;
    }
    discount.reason = wording_.say("einvoice/discount");
    discount.reason_code = "95";  // UNTDID 5189: discount
    return discount;
  }

  // A percentage stands with its base only where the two lead to the very amount (gross prices may not).
  CoreAllowance charge_of(const DocumentCharge& charge) const {
    CoreAllowance core;
    core.is_charge = charge.is_charge;
    core.amount = Decimal::of(charge.amount);
    core.category = charge.category;
    if (charge.category != kNotTaxable) core.rate = percent_of(charge.rate);
    core.reason = charge.text;
    if (!charge.percent.is_zero() && share_of(charge.base, Rate(charge.percent)) == charge.amount) {
      core.base = Decimal::of(charge.base);
      core.percent = charge.percent;
    }
    return core;
  }

  void fill_charges() {
    Amount lines = invoice_.net, discounts(0, invoice_.currency), charges(0, invoice_.currency);
    for (const DocumentCharge& charge : invoice_.charges) {
      core_.allowances.push_back(charge_of(charge));
      (charge.is_charge ? charges : discounts) += charge.amount;
    }
    core_.totals.lines = Decimal::of(lines + discounts - charges);
    const auto any = [&](bool is_charge) {
      return std::any_of(invoice_.charges.begin(), invoice_.charges.end(),
                         [&](const DocumentCharge& charge) { return charge.is_charge == is_charge; });
    };
    if (any(false)) core_.totals.allowances = Decimal::of(discounts);
    if (any(true)) core_.totals.charges = Decimal::of(charges);
  }

  void fill_totals() {
    fill_charges();
    core_.totals.net = Decimal::of(invoice_.net);
    core_.totals.tax = Decimal::of(invoice_.tax);
    core_.totals.gross = core_.totals.due = Decimal::of(invoice_.gross);
  }

  const Invoice& invoice_;
  Specification specification_;
  const Wording& wording_;
  CoreInvoice core_;
};

}  // namespace

std::string deduction_text(const Deduction& deduction, const Wording& wording) {
  const Day day = deduction.date;
  return wording.say("einvoice/deduction", {deduction.number, wording.day({day.year(), day.month(), day.day()})});
}

CoreInvoice core_invoice(const Invoice& invoice, Specification specification, const Wording& wording) {
  return Composition(invoice, specification, wording).core();
}

}  // namespace kontor
