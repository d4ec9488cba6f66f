// A bank line with its texts in the one spelling that rules, numbers and names are compared in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/bank/bank_line.h"

namespace kontor {

class FoldedLine {
 public:
  // Both arguments outlive this.
  FoldedLine(const BankLine& bank_line, std::string_view own) : line(bank_line), own_account(own) {}

  const BankLine& line;
  std::string_view own_account;  // IBAN of the account the line lies on

  // Folded when somebody asks: few rules look at every text.
  const std::string& counterparty() const { return folded(counterparty_, line.counterparty); }
  const std::string& purpose() const { return folded(purpose_, line.purpose); }
  const std::string& kind() const { return folded(kind_, line.kind); }
  bool money_in() const { return !line.amount.is_negative(); }

 private:
  static const std::string& folded(std::optional<std::string>& kept, const std::string& text);

  mutable std::optional<std::string> counterparty_, purpose_, kind_;
};

}  // namespace kontor
