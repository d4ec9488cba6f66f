// CAMT.052, .053 and .054 statements.
#include "engine/bank/camt.h"

#include "engine/text/decode.h"
#include "engine/text/fold.h"
#include "tests/fuzz/target.h"

using namespace kontor;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::read([&] {
    const StatementFile file = read_camt(fuzz::bytes_of(data, size), "fuzz.xml");
    for (const Statement& statement : file.statements)
      for (const BankLine& line : statement.lines)
        fuzz::demand(is_utf8(line.purpose) && tidy(line.purpose) == line.purpose, "a purpose is tidy");
  });
}
