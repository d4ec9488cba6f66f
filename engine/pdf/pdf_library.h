// Everything the program asks of PDFs. The parts that draw and read them (PoDoFo, HarfBuzz and what those load) lie in
// a shared library of their own, opened with the first PDF: loading them takes longer than most reports.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/invoice/invoice.h"
#include "engine/invoice/reminder.h"
#include "engine/pdf/attachment.h"
#include "engine/pdf/invoice_look.h"
#include "engine/report/document.h"
#include "engine/text/wording.h"

namespace kontor {

// See InvoicePdfWriter: one printer for many letters of a look.
struct LetterPrinter {
  std::function<std::string(const Invoice&, std::string_view xml, const Wording&)> invoice;
  std::function<std::string(const Reminder&, const Wording&)> reminder;
  std::function<std::string(const Receipt&, const Wording&)> receipt;
};

struct PdfLibrary {
  LetterPrinter (*letter_printer)(InvoiceLook look);
  // See DocumentPdfWriter.
  std::string (*document)(InvoiceLook look, const Document& document, const Wording& wording);
  // See read_attached_invoice().
  PdfAttachment (*attached_invoice)(std::string_view bytes, const std::string& file);
};

// Refuses file_not_found and library_unreadable.
const PdfLibrary& pdf_library();

}  // namespace kontor
