#include "engine/matching/folded_line.h"

#include "engine/text/fold.h"

namespace kontor {

FoldedLine::FoldedLine(const BankLine& bank_line, std::string_view own)
    : line(bank_line),
      own_account(own),
      counterparty(fold(bank_line.counterparty)),
      purpose(fold(bank_line.purpose)),
      kind(fold(bank_line.kind)) {}

}  // namespace kontor
