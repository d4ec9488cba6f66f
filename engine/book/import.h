// Statement files into the book: each line once, whatever is imported when. See engine/bank/identity.h for the
// contract.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/bank/identity.h"
#include "engine/book/book.h"

namespace kontor {

// The answer to "is this the same line in other words?" (engine/bank/identity.h, rule 5).
enum class SimilarLines {
  ask,    // left out and told; the same file may be imported again with an answer
  known,  // they are the lines the book has
  fresh,  // they are lines of their own
};

struct StatementImport {
  const StatementFile& content;
  std::string hash;     // hex SHA-256 of the bytes of the file
  std::string account;  // IBAN or name of a [[bank]], for files that do not say; may be empty
  SimilarLines similar = SimilarLines::ask;
  bool unbalanced = false;  // takes a file whose balances do not follow from its lines
  bool tells_fates = false;
};

// What became of one line of the file (engine/bank/identity.h).
struct LineFate {
  const BankLines* lines = nullptr;  // of a statement in the content that was imported
  std::size_t at = 0;                // among them
  Familiarity familiarity = Familiarity::fresh;
  std::string file;    // where the known or similar line came from; empty for new ones
  int line_there = 0;  // its line in that file
};

struct ImportResult {
  bool repeated = false;  // this very file was imported before
  // Booked lines of the file; the three add up to all of them.
  std::int64_t lines_new = 0;
  std::int64_t lines_known = 0;
  std::int64_t lines_asked = 0;
  std::int64_t lines_late = 0;    // of the new ones, on days an earlier file had covered
  std::int64_t lines_sealed = 0;  // of the new ones, on days that are sealed
  std::vector<LineFate> fates;    // one per line that is not pending, in the order of the file, if they were asked for
  Findings findings;
};

// One act: all of the file or nothing. Lines are numbered by day, whichever way the bank sorts them.
//  - Lines of a notification (camt.054) count as pending: the statement brings the entry they explain.
//  - Booked lines become open; lines without effect on the balance stand aside, as do pending ones, which go when their
//    booking comes (same amount, within ten days) or the account is two weeks past them.
//  - Balances are kept for the proof: of the file, or of each day where lines carry them. What a CSV says about today
//    is the balance before today's lines, because the day is not over.
// Refuses bank_account_unknown, bank_account_ambiguous, bank_account_differs, line_in_future
// (engine/book/future_lines.h), and balance_differs unless `unbalanced`. Findings: line_similar, line_missing (in the
// book, not in a file that covers its day), line_late, line_sealed, notification_only.
ImportResult import_statement(Book& book, const StatementImport& request);

// The same within an act the caller began: for a rehearsal of several files that is rolled back.
ImportResult import_within_act(Book& book, const StatementImport& request);

}  // namespace kontor
