// Whether an invoice may be issued: what §§ 14, 14a, 19 UStG and §§ 33, 34a UStDV want, and what an EN 16931 invoice
// cannot go without. Each check is one small function; the list runs them all, so a person hears everything at once.
#pragma once

#include "engine/base/finding.h"
#include "engine/invoice/countries.h"
#include "engine/invoice/invoice.h"
#include "engine/invoice/invoice_file.h"
#include "engine/invoice/invoice_law.h"
#include "engine/tax/tax_code.h"

namespace kontor {

struct InvoiceCase {
  const Invoice& invoice;
  const InvoicePlaces& places;
  InvoiceFormat format = InvoiceFormat::zugferd;
  VatMethod vat = VatMethod::received;
  const TaxCodes& codes;
  const Countries& countries;
  const InvoiceLaw& law;
};

// Everything that keeps the invoice from being issued, in the order of the list; empty: it may go out.
// Faults: see the section "invoices" of engine/base/fault.h.
Findings check(const InvoiceCase& one);

// Worth telling, not worth refusing: invoice_day_ahead, invoice_supply_long_ago, small_invoice_without_xml.
Findings remarks_on(const InvoiceCase& one, Day today);

using InvoiceCheck = void (*)(const InvoiceCase& one, Findings& findings);

// § 14 (4) Nr. 1 to 6 UStG
void check_seller(const InvoiceCase& one, Findings& findings);
void check_seller_tax_number(const InvoiceCase& one, Findings& findings);
void check_buyer(const InvoiceCase& one, Findings& findings);
void check_addressee(const InvoiceCase& one, Findings& findings);      // of a letter
void check_small_invoice(const InvoiceCase& one, Findings& findings);  // § 33 UStDV: one without customer
void check_supply_day(const InvoiceCase& one, Findings& findings);
void check_line_texts(const InvoiceCase& one, Findings& findings);
void check_total(const InvoiceCase& one, Findings& findings);
// § 14 (4) Nr. 8, § 14a, § 19 UStG
void check_tax_codes(const InvoiceCase& one, Findings& findings);
void check_categories(const InvoiceCase& one, Findings& findings);
void check_seller_vat_id(const InvoiceCase& one, Findings& findings);
void check_buyer_vat_id(const InvoiceCase& one, Findings& findings);
void check_vat_id_forms(const InvoiceCase& one, Findings& findings);
void check_vat_id_state(const InvoiceCase& one, Findings& findings);
void check_buyer_country(const InvoiceCase& one, Findings& findings);
void check_advance(const InvoiceCase& one, Findings& findings);
// Payment
void check_currency(const InvoiceCase& one, Findings& findings);
void check_account(const InvoiceCase& one, Findings& findings);
void check_due_day(const InvoiceCase& one, Findings& findings);
void check_skonto(const InvoiceCase& one, Findings& findings);
// XRechnung
void check_xrechnung(const InvoiceCase& one, Findings& findings);

}  // namespace kontor
