#include "engine/bank/statement_check.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <unordered_map>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

enum class Chain { none, whole, reordered, broken, senseless };

// A line with a balance, and what moved since the one before: banks leave the balance out where another line follows.
struct Link {
  std::size_t at = 0;  // of the line
  Amount balance;
  Amount moved;

  Amount before() const { return balance - moved; }
};
using Links = std::vector<Link>;

struct ChainResult {
  Chain state = Chain::none;
  Links in_time;                // oldest first
  const Link* wrong = nullptr;  // the first one that does not follow, in time
  Amount expected;
  std::optional<Amount> first, last;  // of a chain whose order is another one than that of the file
};

enum class Direction { down, up };

Links links_of(const Statement& statement, Direction direction) {
  const std::size_t size = statement.lines.size();
  Links links;
  Amount moved(0, statement.currency);
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t at = direction == Direction::down ? i : size - 1 - i;
    const LineOutline line = statement.lines.outline(at);
    if (line.state != LineState::booked) continue;
    moved += line.amount;
    if (!line.balance_after) continue;
    if (links.empty()) links.reserve(size - i);
    links.push_back({at, *line.balance_after, moved});
    moved = Amount(0, statement.currency);
  }
  return links;
}

Day day_of(const Statement& statement, const Link& link) { return statement.lines.outline(link.at).day; }

std::size_t followers(const Links& links) {
  std::size_t count = 0;
  for (std::size_t i = 1; i < links.size(); ++i) count += links[i].before() == links[i - 1].balance ? 1U : 0U;
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
    const std::int64_t from = link.before().minor_units(), to = link.balance.minor_units();
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
  result.in_time = links_of(statement, Direction::down);
  if (result.in_time.empty()) return result;
  const std::size_t links = result.in_time.size() - 1, with_down = followers(result.in_time);
  const bool falls = day_of(statement, result.in_time.front()) > day_of(statement, result.in_time.back());
  result.in_time = {};  // one order at a time: a statement may have millions of lines
  result.in_time = links_of(statement, Direction::up);
  const std::size_t with_up = followers(result.in_time);
  const bool newest_first = with_up > with_down || (with_up == with_down && falls);
  if (!newest_first) result.in_time = links_of(statement, Direction::down);
  const std::size_t best = std::max(with_up, with_down);
  result.state = best == links ? Chain::whole : best * 2 > links ? Chain::broken : Chain::senseless;
  if (result.state == Chain::whole) return result;
  if (reorder(result.in_time, result)) result.state = Chain::reordered;
  for (std::size_t i = 1; i < result.in_time.size() && result.wrong == nullptr; ++i) {
    const Amount before = result.in_time[i - 1].balance;
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
  for (const LineOutline& line : statement.lines.outlines()) {
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
  const auto earlier = [&](const Link& a, const Link& b) { return day_of(statement, a) < day_of(statement, b); };
  if (!std::is_sorted(links.begin(), links.end(), earlier)) return;
  const LineOutline first = statement.lines.outline(links.front().at);
  const Day first_day = *booked_span(statement).first;
  statement.balances.push_back({std::min(first_day, first.day), links.front().before(), true, first.line});
  for (std::size_t i = 0; i < links.size(); ++i) {
    const LineOutline line = statement.lines.outline(links[i].at);
    if (i + 1 == links.size() || day_of(statement, links[i + 1]) != line.day)
      statement.balances.push_back({line.day, links[i].balance, false, line.line});
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

// References that say nothing: empty words of the banks, nothing but zeros.
bool is_no_reference(std::string_view reference) {
  constexpr auto kNoReference =
      std::to_array<std::string_view>({"NONREF", "NOTPROVIDED", "NOREF", "KEINE", "Bankreferenz"});
  return reference.size() < 4 || reference.find_first_not_of("0/ -") == std::string_view::npos ||
         std::find(kNoReference.begin(), kNoReference.end(), reference) != kNoReference.end();
}

// Lines by the hashes of their references.
struct HashedLine {
  std::uint32_t hash;
  std::uint32_t at;
  auto operator<=>(const HashedLine&) const = default;
};

// Of lines whose references have one hash: those that really have one reference.
void add_repeated(const BankLines& lines, std::span<const HashedLine> alike, std::vector<std::size_t>& out) {
  std::unordered_map<std::string, std::vector<std::size_t>> by_reference;
  for (const HashedLine& each : alike) by_reference[lines[each.at].reference].push_back(each.at);
  for (const auto& [reference, all] : by_reference)
    if (all.size() > 1) out.insert(out.end(), all.begin(), all.end());
}

}  // namespace

void settle_balances(Statement& statement, StatedBalances stated, const std::string& file, Findings& findings) {
  const ChainResult chain = chain_of(statement);
  if (chain.state == Chain::broken || chain.state == Chain::senseless) {
    const Finding finding{Fault::balance_chain_broken,
                          {file, statement.lines.outline(chain.wrong->at).line, ""},
                          chain.wrong->balance.to_plain(),
                          {chain.expected.to_plain()}};
    if (chain.state == Chain::broken) throw Refusal(finding);
    findings.push_back(finding);
    statement.lines.clear_balances();
  }
  const auto line_of = [&](const Link& link) { return statement.lines.outline(link.at).line; };
  if (!has_one_currency(statement, stated)) return;
  const Span span = booked_span(statement);
  if (stated.opening && span.first) stated.opening->day = *span.first;
  if (stated.closing && stated.closing_is_last && span.last)
    stated.closing->day = std::max(stated.closing->day, *span.last);
  if (chain.state == Chain::whole) {
    const Amount last = chain.in_time.back().balance;
    const Amount first = chain.in_time.front().before();
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
    statement.balances.push_back({*span.first, *chain.first, true, line_of(chain.in_time.front())});
    statement.balances.push_back({*span.last, *chain.last, false, line_of(chain.in_time.back())});
    return;
  } else if (stated.opening && stated.closing && stated.closing_is_last) {
    const Amount expected = stated.opening->amount + span.sum;
    if (expected != stated.closing->amount) findings.push_back(difference(*stated.closing, expected, file));
  }
  if (chain.state != Chain::whole && stated.opening) statement.balances.push_back(*stated.opening);
  const bool in_chain = chain.state == Chain::whole && stated.closing_is_last && !statement.balances.empty();
  if (stated.closing && !in_chain) statement.balances.push_back(*stated.closing);
}

std::vector<std::size_t> lines_with_repeated_reference(const BankLines& lines) {
  std::vector<HashedLine> hashed;
  for (std::size_t at = 0; at < lines.size(); ++at)
    if (const std::uint32_t hash = lines.outline(at).reference; hash != 0)
      hashed.push_back({hash, static_cast<std::uint32_t>(at)});
  std::sort(hashed.begin(), hashed.end());
  std::vector<std::size_t> repeated;
  for (auto begin = hashed.begin(), end = begin; begin != hashed.end(); begin = end) {
    end = std::find_if(begin, hashed.end(), [&](const HashedLine& line) { return line.hash != begin->hash; });
    if (end - begin > 1) add_repeated(lines, {begin, end}, repeated);
  }
  return repeated;
}

void settle_references(Statement& statement) {
  BankLine line;
  for (std::size_t at = 0; at < statement.lines.size(); ++at) {
    if (statement.lines.outline(at).reference == 0) continue;
    statement.lines.read(at, line);
    if (is_no_reference(line.reference)) statement.lines.clear_reference(at);
  }
  for (const std::size_t at : lines_with_repeated_reference(statement.lines)) statement.lines.clear_reference(at);
}

}  // namespace kontor
