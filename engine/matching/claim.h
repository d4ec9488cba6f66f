// Payments of our own invoices, recognised by number and amount.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/matching/folded_line.h"
#include "engine/matching/invoice_number.h"
#include "engine/matching/proposal.h"
#include "engine/money/decimal.h"

namespace kontor {

// What is still open of one invoice, or of a debt to a customer (amounts negative): a cancellation or an overpayment
// that is to be paid back. A paid invoice is one too, because people pay twice.
struct Claim {
  std::int64_t item = 0;
  std::string number;
  std::string cancels;  // number of the invoice a cancellation cancels: people name that one
  std::string name;     // of the customer
  Amount gross;
  Amount settled;
  Decimal skonto_percent;
  std::optional<Day> skonto_last;

  Amount open() const { return gross - settled; }
};

class Claims {
 public:
  explicit Claims(std::vector<Claim> claims = {});

  // Binding: the text names the numbers, and the amount is what is open, or that less Skonto within its term.
  // Proposed: part of what is open; more than is open, or once more what was paid, which leaves a credit of the
  // customer; the exact amount from a customer of that name without a number. Asked: numbers are named but no amount
  // fits. Nothing: the line does not look like a payment of ours.
  std::optional<Proposal> payment(const FoldedLine& line) const;
  // A payment was posted: later lines see what is left.
  void settle(const ClaimPayment& payment);

 private:
  struct Known {
    Claim claim;
    InvoiceNumber number;
    InvoiceNumber cancels;
    std::string name;  // folded
  };
  std::vector<const Known*> named_in(const FoldedLine& line) const;  // paid ones too
  std::optional<Proposal> by_name(const FoldedLine& line) const;
  std::optional<Proposal> paid_again(const FoldedLine& line, const std::vector<const Known*>& named) const;

  std::vector<Known> known_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_digits_;
  std::unordered_map<std::int64_t, std::vector<std::size_t>> by_open_;  // cents -> claims; kept by settle
};

}  // namespace kontor
