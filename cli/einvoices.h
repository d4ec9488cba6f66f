// E-invoices of others on the command line: reading them and showing what they say.
#pragma once

#include <string>
#include <string_view>

#include "cli/context.h"
#include "engine/einvoice/einvoice_reader.h"
#include "engine/report/document.h"

namespace kontor::cli {

// By content: the XML of an invoice, or any PDF, since nothing else of a PDF can be read.
bool may_be_einvoice(std::string_view bytes);

// The XML, or the XML attached to a PDF; then the format names the attachment: "PDF + CII". Refuses what
// read_einvoice() and read_attached_invoice() refuse.
EInvoiceFile read_any_einvoice(std::string_view bytes, const std::string& file);

// The object `invoice` of `read`.
Json json_of(const EInvoiceFile& file);
// The same for people.
Document document_of(const EInvoiceFile& file, const Context& context);

}  // namespace kontor::cli
