// Files attached to PDFs of others, and the e-invoice among them (ZUGFeRD, Factur-X).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/pdf/attachment.h"

namespace kontor {

inline constexpr std::size_t kPdfSizeMax = std::size_t{64} << 20;

// Every attached file once, in the order of the document. PoDoFo is not built for hostile files, so a child process
// with limits reads it. Refuses file_too_large and pdf_unreadable.
std::vector<PdfAttachment> read_attachments(std::string_view bytes, const std::string& file);

// The XML of the invoice: by the names of the standards, else any that looks like one. Refuses pdf_without_invoice and
// what read_attachments() refuses.
PdfAttachment read_attached_invoice(std::string_view bytes, const std::string& file);

}  // namespace kontor
