// The one symbol the program looks for in the shared library of PDFs.
#include <memory>
#include <utility>

#include "engine/pdf/attachments.h"
#include "engine/pdf/document_pdf.h"
#include "engine/pdf/invoice_pdf.h"
#include "engine/pdf/pdf_library.h"

namespace kontor {

namespace {

LetterPrinter letter_printer(InvoiceLook look) {
  const auto writer = std::make_shared<InvoicePdfWriter>(std::move(look));
  return {[writer](const Invoice& invoice, std::string_view xml, const Wording& wording) {
            return writer->write(invoice, xml, wording);
          },
          [writer](const Reminder& reminder, const Wording& wording) { return writer->write(reminder, wording); },
          [writer](const Receipt& receipt, const Wording& wording) { return writer->write(receipt, wording); }};
}

std::string document(InvoiceLook look, const Document& document, const Wording& wording) {
  return DocumentPdfWriter(std::move(look)).write(document, wording);
}

}  // namespace

extern "C" const PdfLibrary* kontor_pdf() {
  static const PdfLibrary library{letter_printer, document, read_attached_invoice};
  return &library;
}

}  // namespace kontor
