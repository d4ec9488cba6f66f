#include "engine/invoice/checks.h"

#include <array>

namespace kontor {

namespace {

constexpr std::array<InvoiceCheck, 19> kChecks{check_seller,        check_seller_tax_number, check_buyer,
                                               check_small_invoice, check_supply_day,        check_line_texts,
                                               check_total,         check_tax_codes,         check_categories,
                                               check_currency,      check_seller_vat_id,     check_buyer_vat_id,
                                               check_vat_id_forms,  check_vat_id_state,      check_advance,
                                               check_account,       check_due_day,           check_skonto,
                                               check_xrechnung};

}  // namespace

Findings check(const InvoiceCase& one) {
  Findings findings;
  for (const InvoiceCheck run : kChecks) run(one, findings);
  return findings;
}

}  // namespace kontor
