#include "engine/pdf/invoice_pdf.h"

#include <optional>

#include "engine/base/refusal.h"
#include "engine/pdf/invoice_layout.h"
#include "engine/pdf/pdf_document.h"

namespace kontor {

struct InvoicePdfWriter::Parts {
  explicit Parts(InvoiceLook chosen) : look(std::move(chosen)), styles(look), family(look.faces), documents(family) {
    if (!look.logo.empty()) logo = read_logo(look.logo);
  }

  const LogoImage* picture() const { return logo ? &*logo : nullptr; }

  InvoiceLook look;
  LetterStyles styles;
  FontFamily family;
  PdfDocumentWriter documents;
  std::optional<LogoImage> logo;
};

InvoicePdfWriter::InvoicePdfWriter(InvoiceLook look) : parts_(std::make_unique<Parts>(std::move(look))) {}

InvoicePdfWriter::~InvoicePdfWriter() = default;

std::string InvoicePdfWriter::write(const Invoice& invoice, std::string_view xml, const Wording& wording) {
  const InvoiceTexts texts = invoice_texts(invoice, wording);
  Drawing drawing = lay_out({parts_->look, parts_->styles, parts_->family, parts_->picture()}, texts, wording);
  if (Findings missing = parts_->family.take_missing(); !missing.empty()) throw Refusal(std::move(missing));
  const Metadata metadata{texts.title, texts.firm, invoice.language, invoice.date, !xml.empty()};
  return parts_->documents.write({std::move(drawing), metadata, xml, texts.attachment_description, parts_->picture()});
}

}  // namespace kontor
