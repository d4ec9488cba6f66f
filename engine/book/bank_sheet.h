// What is known of one bank account in one currency: its balances and its lines, day by day.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/book/proof.h"
#include "engine/book/reconciliation.h"

namespace kontor {

// A balance at the end of a day.
struct StatedBalance {
  Amount amount;
  std::int64_t file = 0;
};

struct DayOfLines {
  Amount sum;
  Amount sum_open;
  std::int64_t lines = 0;
  std::int64_t lines_open = 0;
};

struct BankSheet {
  std::map<Day, std::vector<StatedBalance>> balances;
  std::map<Day, DayOfLines> days;
};

using BankSheets = std::map<Currency, BankSheet>;

BankSheets sheets_of(Book& book, std::int64_t bank_account);

using FileNames = std::map<std::int64_t, std::string>;

// Walks the sheet from balance to balance. Leaves iban, account and ledger to the caller.
AccountProof prove_sheet(const BankSheet& sheet, Currency currency, const Period& period, const FileNames& files);

struct SheetEnd {
  std::optional<Amount> closing;  // as prove_sheet found it
  Day last;
};

// The sheet, in euros, as the ledger is compared with it.
BankSide bank_side(const BankAccountRecord& bank, const BankSheet& sheet, const SheetEnd& end);

// Whether the balances and lines say something about the period: one lies in it, or balances lie on both sides.
bool covers(const BankSheet& sheet, const Period& period);

}  // namespace kontor
