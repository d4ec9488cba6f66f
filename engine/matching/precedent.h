// What people decided before for the same counterparty.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/matching/folded_line.h"
#include "engine/matching/proposal.h"

namespace kontor {

// A decision of a person on a line with one counter account.
struct Precedent {
  std::string counterparty;          // as on the statement
  std::string counterparty_account;  // IBAN; may be empty
  bool money_in = false;
  Day day;
  std::string account;
  std::string tax_code;
};

class Precedents {
 public:
  void add(const Precedent& precedent);

  // Proposed, when all decisions for this counterparty and direction agree; asked, with the accounts, when they do not;
  // nothing without any. Name and account together count before the account alone, and that before the name alone:
  // behind one account of a payment service stand many counterparties.
  std::optional<Proposal> proposal(const FoldedLine& line) const;

 private:
  struct Vote {
    std::string account;
    std::string tax_code;
    std::size_t count = 0;
    Day last;
  };
  void add_vote(std::string key, const Precedent& precedent);

  std::unordered_map<std::string, std::vector<Vote>> votes_;
};

}  // namespace kontor
