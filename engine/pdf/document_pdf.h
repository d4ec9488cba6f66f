// A report as a PDF for the client's file: PDF/A-3a and PDF/UA-1, portrait A4, in the client's look.
#pragma once

#include <memory>
#include <string>

#include "engine/pdf/invoice_look.h"
#include "engine/report/document.h"
#include "engine/text/wording.h"

namespace kontor {

// One writer for many documents: fonts are opened once.
class DocumentPdfWriter {
 public:
  // Refuses font_missing and font_unreadable.
  explicit DocumentPdfWriter(InvoiceLook look);
  ~DocumentPdfWriter();
  DocumentPdfWriter(const DocumentPdfWriter&) = delete;
  DocumentPdfWriter& operator=(const DocumentPdfWriter&) = delete;

  // Same document, same bytes. Refuses glyph_missing.
  std::string write(const Document& document, const Wording& wording);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace kontor
