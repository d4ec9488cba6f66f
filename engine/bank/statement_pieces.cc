#include "engine/bank/statement_pieces.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "engine/bank/statement_check.h"

namespace kontor {

namespace {

using Pieces = std::vector<Statement>;

const KnownBalance* balance_of(const Statement& piece, bool opening) {
  const auto found = std::find_if(piece.balances.begin(), piece.balances.end(),
                                  [&](const KnownBalance& balance) { return balance.opening == opening; });
  return found == piece.balances.end() ? nullptr : &*found;
}

bool is_same(BankLine a, const BankLine& b) {
  a.line = b.line;
  return a == b;
}

bool is_same(KnownBalance a, const KnownBalance& b) {
  a.line = b.line;
  return a == b;
}

template <typename Values>
bool are_same(const Values& a, const Values& b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](const auto& x, const auto& y) { return is_same(x, y); });
}

// Without both balances nothing proves that a statement is the same one and not another one like it.
bool repeats(const Statement& a, const Statement& b) {
  return balance_of(a, true) != nullptr && balance_of(a, false) != nullptr && !a.lines.empty() &&
         are_same(a.balances, b.balances) && are_same(a.lines, b.lines);
}

void drop_repeated(Pieces& pieces, StatementFile& file) {
  Pieces kept;
  kept.reserve(pieces.size());
  for (Statement& piece : pieces) {
    const bool known = std::any_of(kept.begin(), kept.end(), [&](const Statement& k) { return repeats(piece, k); });
    if (known)
      file.findings.push_back({Fault::statement_repeated,
                               {file.file, piece.lines.front().line, ""},
                               balance_of(piece, false)->day.to_iso(),
                               {std::to_string(piece.lines.size())}});
    else
      kept.push_back(std::move(piece));
  }
  pieces = std::move(kept);
}

void put_in_time(Pieces& pieces) {
  const KnownBalance* first = balance_of(pieces.front(), false);
  const KnownBalance* last = balance_of(pieces.back(), false);
  if (first != nullptr && last != nullptr && first->day > last->day) std::reverse(pieces.begin(), pieces.end());
}

struct Days {
  int first = std::numeric_limits<int>::max();
  int last = std::numeric_limits<int>::min();

  void add(const Statement& piece) {
    for (const LineOutline& line : piece.lines.outlines()) {
      if (line.state != LineState::booked) continue;
      first = std::min(first, line.day.number());
      last = std::max(last, line.day.number());
    }
  }
};

// Whether every line before the balance lies before its moment, and every line behind it later.
bool parts_days(const KnownBalance& balance, const Days& before, const Days& behind) {
  const int day = balance.day.number();
  return balance.opening ? before.last < day && behind.first >= day : before.last <= day && behind.first > day;
}

Statement joined(Pieces pieces) {
  std::vector<Days> behind(pieces.size() + 1);
  for (std::size_t i = pieces.size(); i > 0; --i) {
    behind[i - 1] = behind[i];
    behind[i - 1].add(pieces[i - 1]);
  }
  Statement whole;
  whole.account = pieces.front().account;
  whole.account_name = pieces.front().account_name;
  whole.currency = pieces.front().currency;
  Days before;
  std::optional<Amount> reached;  // the closing balance of the piece before
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    Statement& piece = pieces[i];
    const Days until = before;
    before.add(piece);
    for (const KnownBalance& balance : piece.balances) {
      if (balance.opening && reached == balance.amount) continue;
      const bool stands =
          balance.opening ? parts_days(balance, until, behind[i]) : parts_days(balance, before, behind[i + 1]);
      if (stands) whole.balances.push_back(balance);
    }
    const KnownBalance* closing = balance_of(piece, false);
    reached = closing == nullptr ? std::nullopt : std::optional(closing->amount);
    if (i == 0)
      whole.lines = std::move(piece.lines);
    else
      whole.lines.append(std::exchange(piece.lines, BankLines()));
  }
  return whole;
}

}  // namespace

void join_statements(StatementFile& file) {
  std::vector<Pieces> accounts;
  for (Statement& statement : file.statements) {
    const auto found = std::find_if(accounts.begin(), accounts.end(), [&](const Pieces& pieces) {
      return pieces.front().account == statement.account && pieces.front().currency == statement.currency;
    });
    (found == accounts.end() ? accounts.emplace_back() : *found).push_back(std::move(statement));
  }
  file.statements.clear();
  for (Pieces& pieces : accounts) {
    drop_repeated(pieces, file);
    put_in_time(pieces);
    file.statements.push_back(pieces.size() == 1 ? std::move(pieces.front()) : joined(std::move(pieces)));
    settle_references(file.statements.back());
  }
}

}  // namespace kontor
