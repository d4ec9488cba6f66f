// What a file says about itself, held against its own lines: running balances, opening and closing balance, and which
// of the bank's references really name one line.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/bank/statement.h"

namespace kontor {

struct StatedBalances {
  std::optional<KnownBalance> opening;
  std::optional<KnownBalance> closing;
  bool closing_is_last = true;  // false: a balance of some later day, which the lines need not reach
};

// Puts the balances into the statement and compares them with the booked lines.
//  - Running balances decide the order of the lines (newest or oldest first). When most of them follow from the line
//    before and one does not, and no other order of the lines mends it, a row was lost or changed: refuses
//    balance_chain_broken with the row and both figures. Lines without a balance move the next one that has it.
//    When they hardly ever follow, they are no running balances (masked or filtered files): a finding.
//  - A whole chain that does not begin with the opening balance, or whose last balance is not the closing one: refuses
//    balance_differs.
//  - Opening + lines is not closing without a chain to say why: the finding balance_differs. An import should refuse
//  it.
// Days: an opening balance stands before the first line, at latest; a closing one not before the last line.
void settle_balances(Statement& statement, StatedBalances stated, const std::string& file, Findings& findings);

// The lines whose reference another one of them has as well.
std::vector<std::size_t> lines_with_repeated_reference(const BankLines& lines);

// Clears references that are no reference (empty words of the banks, nothing but zeros) or name several lines.
void settle_references(Statement& statement);

}  // namespace kontor
