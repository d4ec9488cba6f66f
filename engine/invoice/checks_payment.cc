// How and when an invoice is paid, and what public buyers want besides (XRechnung 3.0).
#include "engine/bank/iban.h"
#include "engine/invoice/checks.h"

namespace kontor {

namespace {

constexpr std::string_view kSettings = "kontor.toml";

}  // namespace

// The book is kept in euros; an invoice in another currency must also show its tax in euros (EN 16931 BT-111).
void check_currency(const InvoiceCase& one, Findings& findings) {
  if (one.invoice.currency != kEuro)
    findings.push_back(
        {Fault::invoice_currency_foreign, one.places.of("currency"), std::string(one.invoice.currency.code()), {}});
}

void check_account(const InvoiceCase& one, Findings& findings) {
  const std::string& iban = one.invoice.account.iban;
  if (!iban.empty() && !is_valid_iban(iban))
    findings.push_back({Fault::iban_malformed, {std::string(kSettings), 0, "iban"}, iban, {}});
}

void check_due_day(const InvoiceCase& one, Findings& findings) {
  if (one.invoice.due < one.invoice.date)
    findings.push_back(
        {Fault::invoice_due_before_date, one.places.of("due"), one.invoice.due.to_iso(), {one.invoice.date.to_iso()}});
}

void check_skonto(const InvoiceCase& one, Findings& findings) {
  if (!one.invoice.skonto) return;
  const Skonto& skonto = *one.invoice.skonto;
  if (skonto.percent.is_zero() || skonto.percent >= Decimal(100))
    findings.push_back({Fault::skonto_senseless, one.places.of("skonto"), skonto.percent.to_plain() + " %", {}});
  else if (skonto.day_last > one.invoice.due)
    findings.push_back(
        {Fault::skonto_after_due, one.places.of("skonto"), skonto.day_last.to_iso(), {one.invoice.due.to_iso()}});
}

void check_xrechnung(const InvoiceCase& one, Findings& findings) {
  if (!is_xrechnung(one.format)) return;
  const Invoice& invoice = one.invoice;
  const auto demand = [&](std::string_view text, const Where& where, std::string_view rule) {
    if (text.empty()) findings.push_back({Fault::xrechnung_incomplete, where, where.field, {std::string(rule)}});
  };
  const auto setting = [](std::string_view key) { return Where{std::string(kSettings), 0, std::string(key)}; };
  demand(invoice.seller.contact, setting("contact"), "BR-DE-5");
  demand(invoice.seller.phone, setting("phone"), "BR-DE-6");
  demand(invoice.seller.email, setting("email"), "BR-DE-7");
  demand(invoice.account.iban, setting("bank"), "BR-DE-1");
  demand(invoice.buyer_reference, one.places.of("buyer_reference"), "BR-DE-15");
  demand(invoice.buyer.name, one.places.of("customer"), "BR-07");
  if (invoice.buyer.name.empty()) return;
  demand(invoice.buyer.city, one.places.of_customer("city"), "BR-DE-8");
  demand(invoice.buyer.postcode, one.places.of_customer("postcode"), "BR-DE-9");
  demand(invoice.buyer.email, one.places.of_customer("email"), "PEPPOL-EN16931-R010");
}

}  // namespace kontor
