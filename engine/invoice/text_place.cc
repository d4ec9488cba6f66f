#include "engine/invoice/text_place.h"

#include <string>
#include <vector>

namespace kontor {

namespace {

struct NamedText {
  std::string_view key;
  const std::string& text;
};

std::vector<NamedText> texts_of(const Party& party) {
  return {{"name", party.name},
          {"addition", party.addition},
          {"street", party.street},
          {"postcode", party.postcode},
          {"city", party.city},
          {"vat_id", party.vat_id},
          {"tax_number", party.tax_number},
          {"email", party.email},
          {"phone", party.phone},
          {"contact", party.contact},
          {"leitweg_id", party.leitweg_id},
          {"id", party.id}};
}

std::vector<NamedText> texts_of(const Invoice& invoice) {
  return {{"introduction", invoice.introduction},
          {"closing", invoice.closing},
          {"order", invoice.order},
          {"buyer_reference", invoice.buyer_reference}};
}

std::vector<NamedText> texts_of(const InvoiceLine& line) { return {{"text", line.text}, {"detail", line.detail}}; }

// The key of the first text with the piece in it; empty: none.
std::string_view key_with(std::string_view piece, const std::vector<NamedText>& texts) {
  for (const NamedText& one : texts)
    if (one.text.find(piece) != std::string::npos) return one.key;
  return {};
}

}  // namespace

Where place_of_text(const Invoice& invoice, const InvoicePlaces& places, std::string_view piece) {
  for (std::size_t i = 0; i < invoice.lines.size(); ++i)
    if (const std::string_view key = key_with(piece, texts_of(invoice.lines[i])); !key.empty())
      return places.of_line(i, key);
  if (const std::string_view key = key_with(piece, texts_of(invoice.buyer)); !key.empty())
    return places.of_customer(key);
  if (const std::string_view key = key_with(piece, texts_of(invoice)); !key.empty()) return places.of(key);
  if (const std::string_view key = key_with(piece, texts_of(invoice.seller)); !key.empty())
    return {"kontor.toml", 0, std::string(key)};
  for (const DocumentCharge& charge : invoice.charges)
    if (charge.text.find(piece) != std::string::npos) return places.of(charge.is_charge ? "charge" : "discount");
  return {places.of("line").file, 0, ""};
}

}  // namespace kontor
