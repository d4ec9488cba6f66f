// What every letter of a client shows, whatever it is about: who writes to whom, how to pay, what stands at the foot.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/pdf/giro_code.h"
#include "engine/pdf/invoice_texts.h"

namespace kontor {

// Parts that are not empty, with something between them.
std::string joined(const std::vector<std::string>& parts, std::string_view between);

// "DE89 3704 0044 0532 0130 00".
std::string iban_in_groups(const std::string& iban);

// Columns a look leaves out. A unit without a column of its own stands behind its quantity; the rate stays where
// several rates are in the table, because the reader must see which line bears which (§ 14 (4) Nr. 8 UStG).
void keep_columns(InvoiceTexts& texts, const std::vector<std::string>& columns);

// The placeholders of LookTexts and what stands for them.
using LetterFields = std::vector<std::pair<std::string_view, std::string>>;
// A name in braces that is no placeholder stays as it is.
std::string filled(std::string text, const LetterFields& fields);

struct LetterParties {
  const Party& seller;
  const Party& buyer;
  const PaymentAccount& account;
};

// Firm, sender, address, footer and the words for the logo.
void put_parties(InvoiceTexts& texts, const LetterParties& parties, const Wording& wording);

// How to pay; with the code that banking apps read where there can be one. Empty without an account.
PaymentTexts payment_texts(const PaymentRequest& request, const Wording& wording, bool with_code);

// "€" for EUR, as the language writes it in an amount.
std::string currency_sign(std::string_view currency, const Wording& wording);

// The last words: greeting and who writes.
std::string greeting(const Party& seller, const Wording& wording);

}  // namespace kontor
