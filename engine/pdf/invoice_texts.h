// Every word and figure of an invoice as people read it, in the language of the invoice. What stands where is decided
// elsewhere.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/invoice/invoice.h"
#include "engine/pdf/giro_code.h"
#include "engine/pdf/invoice_look.h"
#include "engine/text/wording.h"

namespace kontor {

struct LabelledText {
  std::string label;
  std::string text;
};

struct InvoiceRow {
  std::string position, text, detail, discount, quantity, unit, price, rate, amount;
  std::string carried;  // the sum up to this row
};

struct InvoiceHeads {
  std::string position, text, quantity, unit, price, rate, amount;
};

struct PaymentTexts {
  std::string title;                // empty: no account to pay to
  std::vector<LabelledText> facts;  // recipient, IBAN, BIC, purpose
  std::optional<GiroCode> code;
  std::string code_description;  // for people who do not see it
};

struct InvoiceTexts {
  std::string title;                 // "Rechnung RE-2026-0001"
  std::string firm;                  // the seller
  std::string addition;              // below its name
  std::string sender;                // one line above the address
  std::vector<std::string> address;  // lines
  std::vector<LabelledText> facts;   // number, dates ...; the first is the most important
  std::vector<std::string> opening;  // paragraphs above the table
  InvoiceHeads heads;                // an empty head: no such column
  std::vector<InvoiceRow> rows;
  std::string carried;             // label of the sum carried to the next page
  std::vector<LabelledText> sums;  // net and tax
  LabelledText total;              // the amount to pay; empty: the letter is about no money
  PaymentTexts payment;
  std::vector<std::string> closing;              // paragraphs below the sums
  std::vector<std::vector<std::string>> footer;  // columns; the first line of each is its head
  std::string picture_description;               // of the logo
  std::string attachment_description;
  std::string watermark;  // across every page; empty: none
};

// An invoice without a number is a draft: it says so wherever the number would stand, and has no code to pay with.
// `own` are the words of the firm for this language.
InvoiceTexts invoice_texts(const Invoice& invoice, const Wording& wording, const LookTexts& own = {});

// "Seite 1 von 2".
std::string page_text(std::size_t page, std::size_t pages, const Wording& wording);

}  // namespace kontor
