// § 14 (4) Nr. 1 to 7 UStG: who, to whom, when, what, how much.
#include <algorithm>
#include <array>
#include <utility>

#include "engine/invoice/checks.h"
#include "engine/invoice/party_check.h"

namespace kontor {

namespace {

constexpr std::string_view kSettings = "kontor.toml";

// § 33 sentence 3 UStDV: no relief where the recipient owes the tax or the goods go to another member state.
bool may_be_small(const Invoice& invoice) {
  return std::none_of(invoice.groups.begin(), invoice.groups.end(),
                      [](const TaxGroup& group) { return group.category == "AE" || group.category == "K"; });
}

// The parts of a name and address that may be missing, with their keys.
std::array<std::pair<std::string_view, std::string_view>, 4> address_of(const Party& party) {
  return {{{"name", party.name}, {"street", party.street}, {"postcode", party.postcode}, {"city", party.city}}};
}

Where setting(std::string_view key) { return {std::string(kSettings), 0, std::string(key)}; }

}  // namespace

void check_seller(const InvoiceCase& one, Findings& findings) {
  for (const auto& [key, text] : address_of(one.invoice.seller))
    if (text.empty()) findings.push_back({Fault::invoice_seller_incomplete, setting(key), std::string(key), {}});
  check_country(one.invoice.seller, one.countries, setting, findings);
}

void check_seller_tax_number(const InvoiceCase& one, Findings& findings) {
  if (one.invoice.seller.tax_number.empty() && one.invoice.seller.vat_id.empty())
    findings.push_back({Fault::invoice_seller_without_tax_number, setting("tax_number"), "", {}});
}

void check_buyer(const InvoiceCase& one, Findings& findings) {
  const Party& buyer = one.invoice.buyer;
  if (buyer.name.empty()) return;  // see check_small_invoice
  check_country(
      buyer, one.countries, [&](std::string_view key) { return one.places.of_customer(key); }, findings);
  const Amount small = one.law.small_invoice_gross(one.invoice.date);
  if (may_be_small(one.invoice) && one.invoice.currency == small.currency() && one.invoice.gross <= small) return;
  for (const auto& [key, text] : address_of(buyer))
    if (text.empty())
      findings.push_back(
          {Fault::invoice_buyer_incomplete, one.places.of_customer(key), std::string(key), {in_short(small)}});
}

void check_small_invoice(const InvoiceCase& one, Findings& findings) {
  if (!one.invoice.buyer.name.empty()) return;
  const Amount small = one.law.small_invoice_gross(one.invoice.date);
  const Where where = one.places.of("customer");
  if (!may_be_small(one.invoice)) {
    const auto line = std::find_if(one.invoice.lines.begin(), one.invoice.lines.end(),
                                   [](const InvoiceLine& of) { return of.category == "AE" || of.category == "K"; });
    findings.push_back({Fault::small_invoice_not_with_code, where, line->tax_code, {}});
  } else if (one.invoice.currency != small.currency() || one.invoice.gross > small) {
    findings.push_back({Fault::small_invoice_too_large, where, one.invoice.gross.to_plain(), {in_short(small)}});
  }
}

// A letter goes to somebody, whatever it sums up to.
void check_addressee(const InvoiceCase& one, Findings& findings) {
  const Party& buyer = one.invoice.buyer;
  if (buyer.name.empty()) {
    findings.push_back({Fault::key_missing, one.places.of("customer"), "customer", {}});
    return;
  }
  check_country(
      buyer, one.countries, [&](std::string_view key) { return one.places.of_customer(key); }, findings);
}

// A small invoice need not say it (§ 33 UStDV).
void check_supply_day(const InvoiceCase& one, Findings& findings) {
  // An advance comes before the supply, and a correction names the invoice that tells its day (§ 31 (5) UStDV).
  const bool needs_day = one.invoice.kind == InvoiceKind::invoice && !one.invoice.buyer.name.empty();
  if (!needs_day) return;
  if (!one.invoice.delivered && !one.invoice.period)
    findings.push_back({Fault::invoice_supply_missing, one.places.of("delivered"), "", {one.invoice.date.to_iso()}});
}

void check_line_texts(const InvoiceCase& one, Findings& findings) {
  for (std::size_t i = 0; i < one.invoice.lines.size(); ++i)
    if (one.invoice.lines[i].text.empty())
      findings.push_back({Fault::invoice_line_without_text, one.places.of_line(i, "text"), std::to_string(i + 1), {}});
}

// A claim is above zero, unless advances have paid it; what is given back is a credit note or a cancellation.
void check_total(const InvoiceCase& one, Findings& findings) {
  if (!one.invoice.deductions.empty()) return;
  if (!one.invoice.lines.empty() && (one.invoice.gross.is_zero() || one.invoice.gross.is_negative()))
    findings.push_back({Fault::invoice_total_not_positive, one.places.of("line"), one.invoice.gross.to_plain(), {}});
}

}  // namespace kontor
