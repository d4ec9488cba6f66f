// An invoice file: what is read without a finding is written so that it reads back as the same.
#include "engine/invoice/invoice_file.h"

#include "tests/fuzz/target.h"
#include "tests/fuzz/template_table.h"

using namespace kontor;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Units units =
      Units::from_tables(fuzz::template_table("invoice/units.csv"), fuzz::template_table("invoice/unit-codes.csv"));
  static const TaxCodes codes = TaxCodes::from_table(fuzz::template_table("tax/de-codes.csv"));
  static const InvoiceFileSources sources{units, codes, [](const std::string&) { return std::nullopt; }, "de-DE", 14};
  return fuzz::read([&] {
    const InvoiceFile file = read_invoice_file(fuzz::bytes_of(data, size), "fuzz.toml", sources);
    if (!file.findings.empty()) return;
    const std::string written = invoice_file_text(file.stated);
    const InvoiceFile again = read_invoice_file(written, "again.toml", sources);
    fuzz::demand(again.findings.empty(), "a written invoice has no finding");
    fuzz::demand(invoice_file_text(again.stated) == written, "a written invoice is written the same again");
  });
}
