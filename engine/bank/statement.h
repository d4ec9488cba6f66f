// What a bank statement says, whatever file it came in. Every reader of engine/bank turns bytes into these.
#pragma once

#include <string>
#include <vector>

#include "engine/bank/bank_lines.h"
#include "engine/base/finding.h"
#include "engine/calendar/day.h"
#include "engine/money/amount.h"
#include "engine/money/currency.h"

namespace kontor {

// A balance the file states: at the end of `day`, or before its first line when `opening`.
struct KnownBalance {
  Day day;
  Amount amount;
  bool opening = false;
  int line = 0;

  bool operator==(const KnownBalance&) const = default;
};

// The lines of one account in one file, in the order of the file.
struct Statement {
  std::string account;  // IBAN without blanks, or the number the file gives; empty when the file does not say
  std::string account_name;
  Currency currency;
  BankLines lines;
  std::vector<KnownBalance> balances;
};

// All of one file. `format` names the reader and profile: "csv/sparkasse-camt", "camt.053.001.08".
struct StatementFile {
  std::string file;
  std::string format;
  std::vector<Statement> statements;
  // Of a profile: the name of the bank, the bank codes (Bankleitzahlen) its accounts begin with, and whether it is a
  // payment service, whose accounts have no IBAN. For files that name no account.
  std::string bank = {};
  std::vector<std::string> bank_codes = {};
  bool is_service = false;
  Findings findings;  // worth telling, not worth refusing
};

}  // namespace kontor
