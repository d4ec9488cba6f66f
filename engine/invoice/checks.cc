#include "engine/invoice/checks.h"

#include <array>

namespace kontor {

namespace {

constexpr auto kChecks = std::to_array<InvoiceCheck>({check_seller,        check_seller_tax_number, check_buyer,
                                                      check_small_invoice, check_supply_day,        check_line_texts,
                                                      check_total,         check_tax_codes,         check_categories,
                                                      check_currency,      check_seller_vat_id,     check_buyer_vat_id,
                                                      check_vat_id_forms,  check_vat_id_state,      check_advance,
                                                      check_account,       check_due_day,           check_skonto,
                                                      check_xrechnung,     check_buyer_country});

constexpr auto kLetterChecks = std::to_array<InvoiceCheck>(
    {check_seller, check_addressee, check_line_texts, check_tax_codes, check_account, check_due_day});

}  // namespace

Findings check(const InvoiceCase& one) {
  Findings findings;
  if (is_letter(one.invoice.kind))
    for (const InvoiceCheck run : kLetterChecks) run(one, findings);
  else
    for (const InvoiceCheck run : kChecks) run(one, findings);
  return findings;
}

}  // namespace kontor
