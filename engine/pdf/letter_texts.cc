#include "engine/pdf/letter_texts.h"

#include <algorithm>

#include "engine/text/characters.h"

namespace kontor {

namespace {

std::string place_of(const Party& party) { return joined({party.postcode, party.city}, " "); }

// DIN 5008: the country stands below the place, in capitals, when the letter leaves the country.
std::vector<std::string> address_of(const LetterParties& parties, const Wording& wording) {
  const Party& buyer = parties.buyer;
  if (buyer.name.empty()) return {};
  std::vector<std::string> lines{buyer.name, buyer.addition, buyer.contact, buyer.street, place_of(buyer)};
  if (buyer.country != parties.seller.country)
    lines.push_back(capitals(wording.country(buyer.country), wording.language()));
  std::erase(lines, "");
  return lines;
}

std::vector<std::vector<std::string>> footer_of(const LetterParties& parties, const Wording& wording) {
  const Party& seller = parties.seller;
  const auto head = [&](const char* key) { return wording.say(std::string("invoice/footer/") + key); };
  const auto labelled = [&](const char* key, const std::string& text) {
    return text.empty() ? "" : wording.say(std::string("invoice/footer/") + key, {text});
  };
  const bool goes_abroad = !parties.buyer.name.empty() && parties.buyer.country != seller.country;
  std::vector<std::vector<std::string>> columns{
      {seller.name, seller.street, place_of(seller), goes_abroad ? wording.country(seller.country) : "",
       seller.management, seller.register_entry},
      {head("contact"), seller.contact, labelled("phone", seller.phone), seller.email, seller.website},
      {head("bank"), parties.account.bank, iban_in_groups(parties.account.iban), labelled("bic", parties.account.bic)},
      {head("tax"), labelled("tax_number", seller.tax_number), labelled("vat_id", seller.vat_id)}};
  for (auto& column : columns) std::erase(column, "");
  std::erase_if(columns, [](const auto& column) { return column.size() < 2; });
  return columns;
}

}  // namespace

std::string iban_in_groups(const std::string& iban) {
  std::string text;
  for (std::size_t i = 0; i < iban.size(); ++i) {
    if (i > 0 && i % 4 == 0) text += ' ';
    text += iban[i];
  }
  return text;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts)
    if (!part.empty()) text += (text.empty() ? "" : std::string(between)) + part;
  return text;
}

void keep_columns(InvoiceTexts& texts, const std::vector<std::string>& columns) {
  const auto shows = [&](std::string_view name) {
    return std::find(columns.begin(), columns.end(), name) != columns.end();
  };
  const bool one_rate = std::all_of(texts.rows.begin(), texts.rows.end(),
                                    [&](const InvoiceRow& row) { return row.rate == texts.rows.front().rate; });
  if (!shows("position")) texts.heads.position.clear();
  if (!shows("price")) texts.heads.price.clear();
  if (!shows("rate") && one_rate) texts.heads.rate.clear();
  if (shows("unit")) return;
  texts.heads.unit.clear();
  for (InvoiceRow& row : texts.rows) {
    if (!row.unit.empty()) row.quantity += "\u00A0" + row.unit;
    row.unit.clear();
  }
}

std::string filled(std::string text, const LetterFields& fields) {
  for (const auto& [name, value] : fields) {
    const std::string mark = "{" + std::string(name) + "}";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size()))
      text.replace(at, mark.size(), value);
  }
  return text;
}

void put_parties(InvoiceTexts& texts, const LetterParties& parties, const Wording& wording) {
  const Party& seller = parties.seller;
  texts.firm = seller.name;
  texts.addition = seller.addition;
  texts.sender = joined({seller.name, seller.street, place_of(seller)}, " · ");
  texts.address = address_of(parties, wording);
  texts.footer = footer_of(parties, wording);
  texts.picture_description = wording.say("invoice/logo", {seller.name});
}

PaymentTexts payment_texts(const PaymentRequest& request, const Wording& wording, bool with_code) {
  const PaymentAccount& account = request.account;
  if (account.iban.empty()) return {};
  const auto say = [&](const char* key, const std::vector<std::string>& fill = {}) {
    return wording.say(std::string("invoice/pay/") + key, fill);
  };
  PaymentTexts texts;
  if (const auto code = giro_code_text(request); code && with_code) texts.code = giro_code_of(*code);
  const std::string amount = wording.money(request.amount.to_plain(), request.amount.currency().code());
  texts.title = say(texts.code ? "title_code" : "title");
  texts.code_description = say("code", {amount, request.recipient, request.purpose});
  texts.facts = {{say("recipient"), request.recipient},
                 {say("iban"), iban_in_groups(account.iban)},
                 {say("bic"), account.bic},
                 {say("purpose"), request.purpose}};
  std::erase_if(texts.facts, [](const LabelledText& fact) { return fact.text.empty(); });
  return texts;
}

std::string currency_sign(std::string_view currency, const Wording& wording) {
  std::string text = wording.money("0", currency);
  std::erase(text, '0');
  for (const std::string_view blank : {" ", "\u00A0", "\u202F"})
    for (std::size_t at = text.find(blank); at != std::string::npos; at = text.find(blank))
      text.erase(at, blank.size());
  return text;
}

std::string greeting(const Party& seller, const Wording& wording) {
  return wording.say("invoice/closing") + "\n" + (seller.contact.empty() ? seller.name : seller.contact);
}

}  // namespace kontor
