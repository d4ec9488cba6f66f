// All open bank lines at once: what is decided is posted, the rest becomes proposals and questions for a person.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/book/book.h"
#include "engine/matching/matcher.h"
#include "engine/text/wording.h"

namespace kontor {

// The bank accounts of the settings, as rules name them.
std::vector<OwnAccount> own_accounts(const ClientSettings& settings);
// The IBAN of the account a line lies on.
std::string own_iban(const Book& book, const LineRecord& line);
// The rules with the open items and earlier decisions of the book as they are now.
std::unique_ptr<Matcher> matcher_for(Book& book, Rules rules);

// A line that waits for a person, with what could be said about it.
struct WaitingLine {
  LineRecord line;
  Proposal proposal;
  std::string why;  // in words
};

struct Assignment {
  std::int64_t lines = 0;  // open before
  std::int64_t posted = 0;
  std::vector<WaitingLine> proposed;
  std::vector<WaitingLine> asked;
};

struct AssignRequest {
  Rules rules;
  bool dry_run = false;                             // tells what would happen and changes nothing
  std::function<void(std::int64_t)> progress = {};  // called with the number of lines done
};

// One act over all open lines, in the order of days (8,192 at a time); doing it again changes nothing. A line that may
// not be posted (sealed period, a tax code outside its time) is asked about, with the finding as reason. `wording`
// gives the words that stay with each decision.
Assignment assign(Book& book, AssignRequest request, const Wording& wording);

// The proposal for one line.
WaitingLine propose(const Book& book, Matcher& matcher, LineRecord line, const Wording& wording);

}  // namespace kontor
