// An invoice as a PDF that people like to receive and programs can read: PDF/A-3a (ISO 19005-3) and PDF/UA-1
// (ISO 14289-1), DIN 5008 form B, with its EN 16931 XML attached as factur-x.xml (ZUGFeRD 2, profile EN 16931).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/invoice/invoice.h"
#include "engine/invoice/reminder.h"
#include "engine/pdf/invoice_look.h"
#include "engine/text/wording.h"

namespace kontor {

struct InvoiceTexts;
struct Metadata;

// One writer serves many invoices: faces, glyph subsets, the logo and the colour profile are prepared once and shared.
// Not for use by two threads at a time.
class InvoicePdfWriter {
 public:
  // Refuses font_missing and what is wrong with the files the look names.
  explicit InvoicePdfWriter(InvoiceLook look);
  ~InvoicePdfWriter();
  InvoicePdfWriter(const InvoicePdfWriter&) = delete;
  InvoicePdfWriter& operator=(const InvoicePdfWriter&) = delete;

  // `xml` are the bytes of the EN 16931 CII document of this invoice; empty: none is attached. `wording` is that of the
  // language of the invoice. The same input gives the same bytes; dates inside the file are those of the invoice.
  std::string write(const Invoice& invoice, std::string_view xml, const Wording& wording);
  // Letters about an invoice, on the same paper and without an attachment.
  std::string write(const Reminder& reminder, const Wording& wording);
  std::string write(const Receipt& receipt, const Wording& wording);

 private:
  std::string write(const InvoiceTexts& texts, std::string_view xml, const Metadata& metadata, const Wording& wording);

  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace kontor
