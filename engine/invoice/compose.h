// From what a person states to the one complete invoice that is checked, posted, written as XML and printed.
#pragma once

#include "engine/invoice/countries.h"
#include "engine/invoice/invoice.h"
#include "engine/invoice/invoice_file.h"
#include "engine/invoice/invoice_law.h"
#include "engine/invoice/units.h"

namespace kontor {

// The data files that invoices are made with.
struct InvoiceTables {
  Units units;
  Countries countries;
  InvoiceLaw law;
};

// What an invoice takes from the client.
struct InvoiceIssuer {
  Party seller;
  PaymentAccount account;  // empty IBAN: none is shown
  VatMethod vat = VatMethod::received;
};

// See add_up for what it refuses; the checks are `check`.
Invoice compose(const StatedInvoice& stated, const InvoiceIssuer& issuer, const TaxCodes& codes, const InvoiceLaw& law,
                const InvoicePlaces& places);

}  // namespace kontor
