#include "engine/invoice/compose.h"

#include "engine/invoice/totals.h"

namespace kontor {

Invoice compose(const StatedInvoice& stated, const InvoiceIssuer& issuer, const TaxCodes& codes, const InvoiceLaw& law,
                const InvoicePlaces& places) {
  Invoice invoice = add_up(stated, codes, places);
  invoice.seller = issuer.seller;
  invoice.account = issuer.account;
  add_legal_notes(invoice, codes, law, issuer.vat);
  return invoice;
}

}  // namespace kontor
