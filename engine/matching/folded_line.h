// A bank line with its texts in the one spelling that rules, numbers and names are compared in.
#pragma once

#include <string>
#include <string_view>

#include "engine/bank/bank_line.h"

namespace kontor {

struct FoldedLine {
  const BankLine& line;
  std::string_view own_account;  // IBAN of the account the line lies on
  std::string counterparty;
  std::string purpose;
  std::string kind;

  // Both arguments outlive this.
  FoldedLine(const BankLine& bank_line, std::string_view own);
  bool money_in() const { return !line.amount.is_negative(); }
};

}  // namespace kontor
