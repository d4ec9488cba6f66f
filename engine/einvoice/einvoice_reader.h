// The one way from the XML of an e-invoice to what it says.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/finding.h"
#include "engine/einvoice/core_invoice.h"

namespace kontor {

struct EInvoiceFile {
  std::string format;   // "CII", "UBL Invoice", "UBL CreditNote", "ZUGFeRD 1.0"
  std::string profile;  // profile_of(BT-24); empty: an unknown one
  CoreInvoice invoice;
  Findings findings;  // what is wrong in it, though it could be read
};

// Longer ones are refused; attachments within the XML count.
inline constexpr std::size_t kEInvoiceSizeMax = std::size_t{64} << 20;

// Whether the bytes are XML whose root is called like an invoice: in UTF-8, UTF-16 or a page that holds ASCII.
bool looks_like_einvoice(std::string_view bytes);

// Findings: einvoice_value_malformed, einvoice_value_missing (number, date, names, currency, totals),
// einvoice_profile_unknown, einvoice_old, einvoice_totals_differ. Refuses what read_xml() refuses, einvoice_unknown (a
// root element of another namespace) and amount_overflow.
EInvoiceFile read_einvoice(std::string_view bytes, const std::string& file);

// The amounts a person asks for. BT-110 may be left out where no tax is due: then it is what gross and net differ by.
struct EInvoiceSums {
  std::optional<Decimal> net;    // BT-109
  std::optional<Decimal> tax;    // BT-110
  std::optional<Decimal> gross;  // BT-112
};
EInvoiceSums sums_of(const CoreInvoice& invoice);

}  // namespace kontor
