// The payment code that banking apps read (EPC069-12, version 002): a QR code with recipient, account and amount.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/invoice/party.h"
#include "engine/money/amount.h"

namespace kontor {

struct GiroCode {
  std::size_t side = 0;  // modules in a row
  std::vector<bool> dark;
};

// What somebody is asked to pay, and where to.
struct PaymentRequest {
  const PaymentAccount& account;
  const std::string& recipient;
  Amount amount;
  std::string purpose;  // the number of the invoice
};

// The lines of the code, or nothing when it cannot be paid this way: not in euros, nothing to pay, no IBAN. A name
// longer than the 70 characters of the standard is cut; the letter shows it in full beside the code.
std::optional<std::string> giro_code_text(const PaymentRequest& request);

// Byte mode, UTF-8, error correction M, at most version 13; nothing when the text is too long for that.
std::optional<GiroCode> giro_code_of(const std::string& text);

}  // namespace kontor
