// The consistency checks of a book: each compares one thing the store says with what the entries themselves say.
// A new check is one file here and one line in the list of verify.cc.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/book/book.h"
#include "engine/system/archive.h"

namespace kontor {

// What the canonical bytes of all entries say, read once and trusted by the checks because their chain holds.
struct Evidence {
  struct PostingSeen {
    std::int64_t entry = 0;
    std::string account;
    int day = 0;
    Amount amount;

    bool operator==(const PostingSeen&) const = default;
  };
  std::int64_t entries = 0;
  std::vector<PostingSeen> postings;                            // by entry and place
  std::vector<std::pair<std::int64_t, TaxFact>> facts;          // by entry and place
  std::map<std::string, AccountMovement> movements;             // by account
  std::map<std::pair<std::string, std::string>, TaxTotal> tax;  // by code and account
  std::map<std::int64_t, std::int64_t> reversed_by;             // entry -> the entry that reverses it
  std::set<std::int64_t> with_facts;                            // entries that touch VAT
};

// Reads the entries in order: numbers without gaps, each hash over the one before and the bytes, every entry readable
// and balanced. The first bad entry is named; later links are not blamed for it.
Evidence check_chain(Book& book, Findings& findings);

// The rest runs on a chain that holds.
void check_postings(Book& book, const Evidence& evidence, Findings& findings);          // rows equal the bytes
void check_tax_facts(Book& book, const Evidence& evidence, Findings& findings);         // rows equal the bytes
void check_totals(Book& book, const Evidence& evidence, Findings& findings);            // per account and per code
void check_tax_accounts(Book& book, const Evidence& evidence, Findings& findings);      // balances equal the facts
void check_tax_without_code(Book& book, const Evidence& evidence, Findings& findings);  // tax that no box would show
void check_reversals(Book& book, const Evidence& evidence, Findings& findings);
void check_bank_lines(Book& book, const Evidence& evidence, Findings& findings);  // posted lines have their entry
void check_open_items(Book& book, const Evidence& evidence, Findings& findings);  // settlements, shares, receivables
void check_invoices(Book& book, const Evidence& evidence, Findings& findings);    // entry and item of each invoice

// Every document the book knows, and whatever else lies in the archive under a hash, is hashed again; one at a time and
// in pieces. Returns how many there are. Rests on no chain.
std::int64_t check_documents(Book& book, const Archive& archive, Findings& findings);

}  // namespace kontor
