// Field :86: of a SWIFT statement: the words of a payment. Three ways to write it are known:
//  - German: "166?00Gutschrift?20SVWZ+Miete?32Name", a code of three digits, then subfields behind a separator that
//    each bank chooses, with SEPA labels inside the purpose (Deutsche Kreditwirtschaft, DFÜ-Abkommen, Anlage 3);
//  - with key words between slashes: "/EREF/4711/NAME/Karl/REMI/Miete";
//  - plain text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kontor {

// UTF-8, tidy. Fields the text does not have are empty.
struct SwiftDetails {
  std::string code;  // Geschäftsvorfallcode, "166"
  std::string kind;
  std::string purpose;
  std::string counterparty;
  std::string counterparty_account;
  std::string counterparty_bank;
  std::string end_to_end;
  std::string mandate;
  std::string creditor;
  std::string return_reason;  // as the bank writes it: "914" of ?34, "AC04" of RTRN
  std::string original;       // amounts as written, see swift_money(): of the payment that came back ...
  std::string charges;        // ... and what the other bank took for it
};

// `lines` as they stand in the file. Banks cut the field every 65 characters, in the middle of words and of separators:
// the lines of the German way are joined as they are, those of a plain text with a blank where a line is not full.
SwiftDetails swift_details(const std::vector<std::string_view>& lines);

}  // namespace kontor
