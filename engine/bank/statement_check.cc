#include "engine/bank/statement_check.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

enum class Chain { none, whole, reordered, broken, senseless };

// A line with a balance, and what moved since the one before: banks leave the balance out where another line follows.
struct Link {
  const BankLine* line = nullptr;
  Amount moved;

  Amount before() const { return *line->balance_after - moved; }
};
using Links = std::vector<Link>;

struct ChainResult {
  Chain state = Chain::none;
  Links in_time;                // oldest first
  const Link* wrong = nullptr;  // the first one that does not follow, in time
  Amount expected;
  std::optional<Amount> first, last;  // of a chain whose order is another one than that of the file
};

template <typename Iterator>
Links links_of(Iterator begin, Iterator end, Currency currency) {
  Links links;
  Amount moved(0, currency);
  for (; begin != end; ++begin) {
    if (begin->state != LineState::booked) continue;
    moved += begin->amount;
    if (!begin->balance_after) continue;
    links.push_back({&*begin, moved});
    moved = Amount(0, currency);
  }
  return links;
}

std::size_t followers(const Links& links) {
  std::size_t count = 0;
  for (std::size_t i = 1; i < links.size(); ++i)
    count += links[i].before() == *links[i - 1].line->balance_after ? 1U : 0U;
  return count;
}

// Some files are sorted by another day than the balances are. When every balance is left as often as it is reached, but
// for the first and the last, and all hang together, there is an order in which every line follows, so none is missing.
bool reorder(const Links& links, ChainResult& result) {
  std::map<std::int64_t, std::int64_t> degree;
  std::map<std::int64_t, std::int64_t> root;
  const auto root_of = [&](std::int64_t balance) {
    while (root.try_emplace(balance, balance).first->second != balance) balance = root[balance] = root[root[balance]];
    return balance;
  };
  for (const Link& link : links) {
    const std::int64_t from = link.before().minor_units(), to = link.line->balance_after->minor_units();
    ++degree[from];
    --degree[to];
    root[root_of(from)] = root_of(to);
  }
  std::optional<std::int64_t> first, last;
  for (const auto& [balance, left] : degree) {
    if (root_of(balance) != root_of(degree.begin()->first)) return false;
    if (left == 0) continue;
    std::optional<std::int64_t>& end = left > 0 ? first : last;
    if (end || left > 1 || left < -1) return false;
    end = balance;
  }
  const Currency currency = links.front().moved.currency();
  if (first && last) {
    result.first = Amount(*first, currency);
    result.last = Amount(*last, currency);
  }
  return true;
}

ChainResult chain_of(const Statement& statement) {
  ChainResult result;
  const std::vector<BankLine>& lines = statement.lines;
  Links down = links_of(lines.begin(), lines.end(), statement.currency);
  if (down.empty()) return result;
  Links up = links_of(lines.rbegin(), lines.rend(), statement.currency);
  const std::size_t links = down.size() - 1, with_up = followers(up), with_down = followers(down);
  const bool newest_first =
      with_up > with_down || (with_up == with_down && down.front().line->day > down.back().line->day);
  result.in_time = newest_first ? std::move(up) : std::move(down);
  const std::size_t best = std::max(with_up, with_down);
  result.state = best == links ? Chain::whole : best * 2 > links ? Chain::broken : Chain::senseless;
  if (result.state == Chain::whole) return result;
  if (reorder(result.in_time, result)) result.state = Chain::reordered;
  for (std::size_t i = 1; i < result.in_time.size() && result.wrong == nullptr; ++i) {
    const Amount& before = *result.in_time[i - 1].line->balance_after;
    if (result.in_time[i].before() == before) continue;
    result.wrong = &result.in_time[i];
    result.expected = before + result.in_time[i].moved;
  }
  return result;
}

struct Span {
  std::optional<Day> first, last;
  Amount sum;
};

Span booked_span(const Statement& statement) {
  Span span{std::nullopt, std::nullopt, Amount(0, statement.currency)};
  for (const BankLine& line : statement.lines) {
    if (line.state != LineState::booked) continue;
    span.first = span.first ? std::min(*span.first, line.day) : line.day;
    span.last = span.last ? std::max(*span.last, line.day) : line.day;
    span.sum += line.amount;
  }
  return span;
}

// The balances at the end of each day, and the one before the first line. Only when the days go one way as well.
void add_chain(Statement& statement, const ChainResult& chain) {
  const Links& links = chain.in_time;
  const auto earlier = [](const Link& a, const Link& b) { return a.line->day < b.line->day; };
  if (!std::is_sorted(links.begin(), links.end(), earlier)) return;
  const BankLine& first = *links.front().line;
  const Day first_day = *booked_span(statement).first;
  statement.balances.push_back({std::min(first_day, first.day), links.front().before(), true, first.line});
  for (std::size_t i = 0; i < links.size(); ++i) {
    const BankLine& line = *links[i].line;
    if (i + 1 == links.size() || links[i + 1].line->day != line.day)
      statement.balances.push_back({line.day, *line.balance_after, false, line.line});
  }
}

Finding difference(const KnownBalance& stated, Amount expected, const std::string& file) {
  return {Fault::balance_differs,
          {file, stated.line, ""},
          stated.amount.to_plain(),
          {expected.to_plain(), (stated.amount - expected).to_plain()}};
}

bool has_one_currency(const Statement& statement, const StatedBalances& stated) {
  const auto fits = [&](const std::optional<KnownBalance>& balance) {
    return !balance || balance->amount.currency() == statement.currency;
  };
  return fits(stated.opening) && fits(stated.closing);
}

}  // namespace

void settle_balances(Statement& statement, StatedBalances stated, const std::string& file, Findings& findings) {
  const ChainResult chain = chain_of(statement);
  if (chain.state == Chain::broken || chain.state == Chain::senseless) {
    const BankLine& wrong = *chain.wrong->line;
    const Finding finding{Fault::balance_chain_broken,
                          {file, wrong.line, ""},
                          wrong.balance_after->to_plain(),
                          {chain.expected.to_plain()}};
    if (chain.state == Chain::broken) throw Refusal(finding);
    findings.push_back(finding);
    for (BankLine& line : statement.lines) line.balance_after.reset();
  }
  if (!has_one_currency(statement, stated)) return;
  const Span span = booked_span(statement);
  if (stated.opening && span.first) stated.opening->day = *span.first;
  if (stated.closing && stated.closing_is_last && span.last)
    stated.closing->day = std::max(stated.closing->day, *span.last);
  if (chain.state == Chain::whole) {
    const Amount last = *chain.in_time.back().line->balance_after;
    const Amount first = *chain.in_time.front().line->balance_after - chain.in_time.front().line->amount;
    const bool tells = chain.in_time.size() > 1;
    if (stated.opening && stated.opening->amount != first) {
      if (tells) throw Refusal(difference(*stated.opening, first, file));
      findings.push_back(difference(*stated.opening, first, file));
      return;
    }
    if (stated.closing && stated.closing_is_last && stated.closing->amount != last) {
      if (tells) throw Refusal(difference(*stated.closing, last, file));
      findings.push_back(difference(*stated.closing, last, file));
      return;
    }
    add_chain(statement, chain);
  } else if (chain.state == Chain::reordered && chain.first && chain.last && span.first) {
    statement.balances.push_back({*span.first, *chain.first, true, chain.in_time.front().line->line});
    statement.balances.push_back({*span.last, *chain.last, false, chain.in_time.back().line->line});
    return;
  } else if (stated.opening && stated.closing && stated.closing_is_last) {
    const Amount expected = stated.opening->amount + span.sum;
    if (expected != stated.closing->amount) findings.push_back(difference(*stated.closing, expected, file));
  }
  if (chain.state != Chain::whole && stated.opening) statement.balances.push_back(*stated.opening);
  const bool in_chain = chain.state == Chain::whole && stated.closing_is_last && !statement.balances.empty();
  if (stated.closing && !in_chain) statement.balances.push_back(*stated.closing);
}

void settle_references(Statement& statement) {
  constexpr auto kNoReference =
      std::to_array<std::string_view>({"NONREF", "NOTPROVIDED", "NOREF", "KEINE", "Bankreferenz"});
  std::unordered_map<std::string_view, int> count;
  for (const BankLine& line : statement.lines)
    if (!line.reference.empty()) ++count[line.reference];
  std::vector<bool> clear(statement.lines.size());
  for (std::size_t i = 0; i < statement.lines.size(); ++i) {
    const std::string& reference = statement.lines[i].reference;
    if (reference.empty()) continue;
    const bool says_nothing = reference.size() < 4 || reference.find_first_not_of("0/ -") == std::string::npos ||
                              std::find(kNoReference.begin(), kNoReference.end(), reference) != kNoReference.end();
    clear[i] = says_nothing || count[reference] > 1;
  }
  for (std::size_t i = 0; i < clear.size(); ++i)
    if (clear[i]) statement.lines[i].reference.clear();
}

}  // namespace kontor
