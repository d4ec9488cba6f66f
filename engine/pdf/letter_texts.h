// What every letter of a client shows, whatever it is about: who writes to whom, how to pay, what stands at the foot.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/pdf/giro_code.h"
#include "engine/pdf/invoice_texts.h"

namespace kontor {

// Parts that are not empty, with something between them.
std::string joined(const std::vector<std::string>& parts, std::string_view between);

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
