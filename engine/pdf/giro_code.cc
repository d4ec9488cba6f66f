#include "engine/pdf/giro_code.h"

#include <qrencode.h>

#include <memory>

#include "engine/text/characters.h"

namespace kontor {

namespace {

constexpr std::size_t kNameMax = 70;
constexpr std::size_t kPurposeMax = 140;
constexpr std::size_t kBytesMax = 331;
constexpr int kVersionMax = 13;
constexpr Amount kAmountMax{99'999'999'999};

// The first characters of a text; none is cut in half. A line feed would end the field.
std::string first(std::string_view utf8, std::size_t characters) {
  std::string text;
  for (const char c : drawable(utf8)) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (begins && characters-- == 0) break;
    text += c == '\n' ? ' ' : c;
  }
  return text;
}

}  // namespace

std::optional<std::string> giro_code_text(const PaymentRequest& request) {
  const Amount amount = request.amount;
  const bool is_payable =
      amount.currency() == kEuro && !amount.is_zero() && !amount.is_negative() && amount <= kAmountMax;
  if (!is_payable || request.account.iban.empty() || request.recipient.empty()) return std::nullopt;
  std::string text = "BCD\n002\n1\nSCT\n" + request.account.bic + "\n" + first(request.recipient, kNameMax) + "\n" +
                     request.account.iban + "\nEUR" + amount.to_plain() + "\n\n\n" +
                     first(request.purpose, kPurposeMax);
  while (text.back() == '\n') text.pop_back();
  if (text.size() > kBytesMax) return std::nullopt;
  return text;
}

std::optional<GiroCode> giro_code_of(const std::string& text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M),
                                                             &QRcode_free);
  if (code == nullptr || code->version > kVersionMax) return std::nullopt;
  GiroCode giro;
  giro.side = static_cast<std::size_t>(code->width);
  giro.dark.reserve(giro.side * giro.side);
  for (std::size_t i = 0; i < giro.side * giro.side; ++i) giro.dark.push_back((code->data[i] & 1) != 0);
  return giro;
}

}  // namespace kontor
