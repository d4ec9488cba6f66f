// MT940 statements and MT942 interim reports.
#include "engine/bank/mt940.h"

#include "engine/text/decode.h"
#include "engine/text/fold.h"
#include "tests/fuzz/target.h"

using namespace kontor;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::read([&] {
    const StatementFile file = read_mt940(fuzz::bytes_of(data, size), "fuzz.sta");
    for (const Statement& statement : file.statements)
      for (const BankLine& line : statement.lines) {
        fuzz::demand(line.amount.currency() == statement.currency, "one currency a statement");
        for (const std::string* text : {&line.purpose, &line.counterparty, &line.kind, &line.end_to_end})
          fuzz::demand(is_utf8(*text) && tidy(*text) == *text, "a text is tidy");
      }
  });
}
