// An invoice file; one without findings adds up and writes a file that reads back as the same invoice.
#include "engine/invoice/invoice_file.h"

#include "engine/invoice/totals.h"
#include "tests/fuzz/target.h"
#include "tests/unit/invoice_firm.h"

using namespace kontor;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const InvoiceTables tables = test_invoice_tables();
  static const TaxCodes codes = test_tax_codes();
  const auto nobody = [](const std::string&) { return std::optional<Party>(); };
  const InvoiceFileSources sources{tables.units, codes, nobody, "de-DE", 14};
  return fuzz::read([&] {
    const InvoiceFile file = read_invoice_file(fuzz::bytes_of(data, size), "rechnung.toml", sources);
    if (!file.findings.empty()) return;
    const InvoiceFile again = read_invoice_file(invoice_file_text(file.stated), "rechnung.toml", sources);
    fuzz::demand(again.findings.empty() && again.stated == file.stated, "a written invoice file reads back the same");
    const Invoice invoice = add_up(file.stated, codes, file.places);
    fuzz::demand(invoice.gross == invoice.net + invoice.tax, "gross is net and tax");
  });
}
