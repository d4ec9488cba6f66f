// When is a line of a file one that the book has already? The rule is a contract, because it decides what is never
// imported twice and what is never lost.
//
//  1. A line is (account, day, amount, text, n-th of its kind). The text is counterparty and purpose, folded, without
//     blanks; the booking kind where both are empty. The account is the caller's: lines of one account are compared.
//  2. Equal lines are counted. A file that shows k of a kind brings the book to max(k, known): two equal payments on
//     one day stay two, the same rows in an overlapping file add nothing, and the order of files does not matter.
//  3. The bank's own reference goes before the text. Two different references keep lines of one text apart, if the
//     references of this bank have proved to stay the same from one file to the next. Two different end-to-end
//     references always keep them apart.
//  4. Another format words the same line differently (CSV yesterday, CAMT today). There a line is known when day and
//     amount are equal and the end-to-end reference is, or one purpose contains the other and the parties agree. Other
//     IBANs are other lines.
//  5. What is left over on both sides, with day and amount alone in common, is `similar`: it may be the same line in
//     other words. Nobody guesses; a person is asked. Within one format that is only so when the file covers the whole
//     day and the known line is not in it.
//  6. A bank may move a line to another day: it is shown without a booking day first, or is put back to its value day.
//     What is new by now is known all the same when a line with its reference and amount, alone of its kind on both
//     sides and not in this file, lies at most kDaysMoved days away. It keeps the day under which it came first.
// Nothing else is looked at: no running balance, no place in the file, no latest day.
#pragma once

#include <string>
#include <vector>

#include "engine/bank/bank_line.h"
#include "engine/bank/line_list.h"

namespace kontor {

// Known lines so many days before the first line and after the last one belong into a comparison (rule 6).
inline constexpr int kDaysMoved = 7;

// What a book has already.
struct KnownLines {
  LineList lines;
  std::vector<bool> of_format;  // one per line: whether it came from a file of the format that is compared
};

enum class Familiarity : std::uint8_t { fresh, known, similar };

struct Match {
  Familiarity familiarity = Familiarity::fresh;
  std::uint32_t known = 0;  // number of the other line; of no meaning for fresh ones
};

struct Comparison {
  std::vector<Match> matches;  // one per line of the file
  // Known lines on days the file covers from morning to night, which are not in it.
  std::vector<std::size_t> missing;
};

// `lines` are those of one account in one file. Lines of another currency are other lines. Pending lines are nobody's
// business here: leave them out on both sides. Texts are read day by day, and only of days and amounts that both sides
// have.
Comparison compare(const LineList& lines, const KnownLines& known);

// The folded text of rule 1.
std::string identifying_text(const BankLine& line);

}  // namespace kontor
