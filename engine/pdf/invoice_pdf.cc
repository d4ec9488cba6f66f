#include "engine/pdf/invoice_pdf.h"

#include <optional>

#include "engine/base/refusal.h"
#include "engine/pdf/invoice_layout.h"
#include "engine/pdf/letter_texts.h"
#include "engine/pdf/pdf_document.h"
#include "engine/pdf/reminder_texts.h"

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
  InvoiceTexts texts = invoice_texts(invoice, wording, texts_for(parts_->look, invoice.language));
  keep_columns(texts, parts_->look.columns);
  return write(texts, xml, {texts.title, texts.firm, invoice.language, invoice.date, !xml.empty()}, wording);
}

std::string InvoicePdfWriter::write(const Reminder& reminder, const Wording& wording) {
  const InvoiceTexts texts = reminder_texts(reminder, wording);
  return write(texts, "", {texts.title, texts.firm, reminder.invoice.language, reminder.date, false}, wording);
}

std::string InvoicePdfWriter::write(const Receipt& receipt, const Wording& wording) {
  const InvoiceTexts texts = receipt_texts(receipt, wording);
  return write(texts, "", {texts.title, texts.firm, receipt.invoice.language, receipt.date, false}, wording);
}

std::string InvoicePdfWriter::write(const InvoiceTexts& texts, std::string_view xml, const Metadata& metadata,
                                    const Wording& wording) {
  Drawing drawing = lay_out({parts_->look, parts_->styles, parts_->family, parts_->picture()}, texts, wording);
  if (Findings missing = parts_->family.take_missing(); !missing.empty()) throw Refusal(std::move(missing));
  return parts_->documents.write({std::move(drawing), metadata, xml, texts.attachment_description, parts_->picture()});
}

}  // namespace kontor
