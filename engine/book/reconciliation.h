// Bank reconciliation: what the bank says an account holds at the end of a day, what the ledger says, and every cent of
// what lies between.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/book/book.h"

namespace kontor {

// What statements say of the bank accounts behind one account of the chart, all in euros.
struct BankSide {
  std::string account;            // of the chart
  Day first;                      // the first day with a line, or the day after the first balance
  std::optional<Amount> opening;  // before every line; none when a balance is known of none or not of all
  Amount lines;                   // up to the day
  Amount lines_open;              // those of them that are not posted
  Amount closing;                 // at the end of the day; without a known balance the sum of the lines
  std::vector<std::int64_t> bank_accounts;
};

struct EntryWithoutLine {
  std::int64_t entry = 0;
  Day day;
  Amount amount;  // on the account
  std::string text;

  bool operator==(const EntryWithoutLine&) const = default;
};

// ledger = bank - missing - open - later - opening + without_line + rest.
struct Reconciliation {
  std::string account;
  Amount bank;
  Amount missing;       // stated by the bank, shown by no line
  Amount open;          // lines that are not posted
  Amount later;         // lines whose entry lies behind the day: their month was sealed
  Amount opening;       // of the bank's balance before the first line, what no entry brings into the ledger
  Amount without_line;  // entries that no line stands behind
  Amount rest;          // entries of another amount than their line; check names them
  Amount ledger;
  std::vector<EntryWithoutLine> entries;  // those of without_line, by day; of an opening too that is not the bank's
  bool opening_posted = false;            // something is posted before or on the first day of the statements

  // What leads from the bank's figure to the ledger's, in the order of the fields above; with the signs that add up.
  struct Cause {
    std::string_view name;
    Amount amount;
  };
  std::array<Cause, 6> causes() const {
    return {{{"missing", -missing},
             {"open", -open},
             {"later", -later},
             {"opening", -opening},
             {"without_line", without_line},
             {"rest", rest}}};
  }
  // What differs are lines that are missing, open or posted later, and nothing contradicts them. An opening nobody
  // posted is no contradiction: who keeps no balance sheet needs none.
  bool is_explained() const {
    return without_line.is_zero() && rest.is_zero() && (opening.is_zero() || !opening_posted);
  }
};

// The accounts of the chart that stand for banks, and what the banks say of them. Several bank accounts may be posted
// to one account of the chart.
class BankSides {
 public:
  void add(BankSide side);
  // The ledger is in euros: an account with another currency behind it cannot be compared.
  void leave_out(const std::string& account) { left_out_.insert(account); }
  // In the order of account numbers.
  std::vector<Reconciliation> reconcile_all(Book& book, Day last) const;

 private:
  std::map<std::string, BankSide> sides_;
  std::set<std::string> left_out_;
};

// At the end of the day. Where the figures fit at once it reads totals only; else the postings of the account.
Reconciliation reconcile(Book& book, const BankSide& bank, Day last);

}  // namespace kontor
