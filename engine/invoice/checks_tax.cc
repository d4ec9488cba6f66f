// § 14 (4) Nr. 8, § 14a and § 19 UStG: which codes may stand on an invoice, and whose VAT ids they need.
#include <algorithm>

#include "engine/invoice/checks.h"
#include "engine/invoice/party_check.h"
#include "engine/tax/expansion.h"

namespace kontor {

namespace {

constexpr std::string_view kSettings = "kontor.toml";
constexpr std::string_view kStandard = "S";
constexpr std::string_view kNotTaxable = "O";

Where setting(std::string_view key) { return {std::string(kSettings), 0, std::string(key)}; }

Day last_day_of_supply(const Invoice& invoice) {
  if (invoice.period) return invoice.period->last;
  return invoice.delivered.value_or(invoice.date);
}

// A sale whose tax stands on the invoice as category S, and no tax with any other category. The margin scheme and
// supplies at a rate of another country are neither: they need figures an invoice file does not give.
bool may_stand_on_invoices(const TaxCode& code) {
  const bool taxed = code.treatment == TaxTreatment::included;
  return code.side == TaxSide::sale && !code.category.empty() && taxed == (code.category == kStandard) &&
         (taxed || code.treatment == TaxTreatment::none);
}

// EN 16931 BR-AE-02 and BR-IC-02: reverse charge and intra-EU supplies name both VAT ids (§ 14a (1), (3) UStG).
const InvoiceLine* line_with_both_vat_ids(const Invoice& invoice) {
  const auto line = std::find_if(invoice.lines.begin(), invoice.lines.end(),
                                 [](const InvoiceLine& one) { return one.category == "AE" || one.category == "K"; });
  return line == invoice.lines.end() ? nullptr : &*line;
}

}  // namespace

void check_tax_codes(const InvoiceCase& one, Findings& findings) {
  const Day supplied = last_day_of_supply(one.invoice);
  for (std::size_t i = 0; i < one.invoice.lines.size(); ++i) {
    if (one.invoice.lines[i].tax_code.empty()) continue;  // a delivery note may say none
    const TaxCode& code = one.codes.at(one.invoice.lines[i].tax_code);
    const Where where = one.places.of_line(i, "tax");
    if (!may_stand_on_invoices(code))
      findings.push_back({Fault::tax_code_not_for_invoices, where, code.code, {}});
    else if (!code.holds_on(supplied))
      findings.push_back({Fault::tax_code_outside_its_time, where, code.code, {supplied.to_iso()}});
    else if (one.vat == VatMethod::exempt && !code.for_small_business)
      findings.push_back(
          {Fault::tax_code_not_for_small_business, where, code.code, {instead_for_small_business(code, one.codes)}});
    else if (one.vat != VatMethod::exempt && code.only_small_business)
      findings.push_back({Fault::tax_code_only_for_small_business, where, code.code, {}});
  }
}

// EN 16931 BR-O-11 to BR-O-14: what is not taxable here stands alone.
void check_categories(const InvoiceCase& one, Findings& findings) {
  const auto not_taxable = [](const InvoiceLine& line) { return line.category == kNotTaxable; };
  const auto& lines = one.invoice.lines;
  const auto count = std::count_if(lines.begin(), lines.end(), not_taxable);
  if (count == 0 || count == static_cast<std::ptrdiff_t>(lines.size())) return;
  const auto at = static_cast<std::size_t>(std::find_if(lines.begin(), lines.end(), not_taxable) - lines.begin());
  findings.push_back({Fault::invoice_categories_mixed, one.places.of_line(at, "tax"), lines[at].tax_code, {}});
}

void check_seller_vat_id(const InvoiceCase& one, Findings& findings) {
  const InvoiceLine* line = line_with_both_vat_ids(one.invoice);
  if (line && one.invoice.seller.vat_id.empty())
    findings.push_back({Fault::invoice_seller_without_vat_id, setting("vat_id"), line->tax_code, {}});
}

void check_buyer_vat_id(const InvoiceCase& one, Findings& findings) {
  const InvoiceLine* line = line_with_both_vat_ids(one.invoice);
  if (!line || one.invoice.buyer.name.empty()) return;
  if (one.invoice.buyer.vat_id.empty())
    findings.push_back({Fault::invoice_buyer_without_vat_id, one.places.of_customer("vat_id"), line->tax_code, {}});
}

void check_vat_id_forms(const InvoiceCase& one, Findings& findings) {
  check_vat_id_form(one.invoice.seller, one.countries, setting, findings);
  check_vat_id_form(
      one.invoice.buyer, one.countries, [&](std::string_view key) { return one.places.of_customer(key); }, findings);
}

// § 18a UStG: what is listed goes to a business of another member state.
void check_vat_id_state(const InvoiceCase& one, Findings& findings) {
  const std::string& vat_id = one.invoice.buyer.vat_id;
  const Country* giver = one.countries.of_vat_id(vat_id);
  if (vat_id.empty() || (giver && giver->in_eu && giver->code != one.invoice.seller.country)) return;
  for (const InvoiceLine& line : one.invoice.lines) {
    if (one.codes.at(line.tax_code).zm.empty()) continue;
    findings.push_back({Fault::vat_id_not_of_other_state, one.places.of_customer("vat_id"), vat_id, {line.tax_code}});
    return;
  }
}

// § 3a (2) UStG: services to businesses outside the EU.
void check_buyer_country(const InvoiceCase& one, Findings& findings) {
  if (one.invoice.buyer.name.empty() || !one.countries.is_in_eu(one.invoice.buyer.country)) return;
  for (std::size_t i = 0; i < one.invoice.lines.size(); ++i) {
    const std::string& code = one.invoice.lines[i].tax_code;
    if (one.codes.at(code).buyer == TaxCode::Buyer::outside_eu)
      findings.push_back({Fault::buyer_in_eu, one.places.of_line(i, "tax"), code, {one.invoice.buyer.country}});
  }
}

// Supplies of the recapitulative statement count when they are done (§ 18b UStG), not when an advance is paid.
void check_advance(const InvoiceCase& one, Findings& findings) {
  if (one.invoice.kind != InvoiceKind::advance) return;
  for (std::size_t i = 0; i < one.invoice.lines.size(); ++i)
    if (const std::string& code = one.invoice.lines[i].tax_code; !one.codes.at(code).zm.empty())
      findings.push_back({Fault::advance_not_with_code, one.places.of_line(i, "tax"), code, {}});
}

}  // namespace kontor
