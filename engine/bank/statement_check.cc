#include "engine/bank/statement_check.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

using Lines = std::vector<const BankLine*>;

enum class Chain { none, whole, broken, senseless };

struct ChainResult {
  Chain state = Chain::none;
  bool newest_first = false;
  Lines in_time;                     // booked lines with a balance, oldest first
  const BankLine* wrong = nullptr;   // the first line that does not follow, in time
  const BankLine* before = nullptr;  // the line it should follow
};

bool follows(const BankLine& later, const BankLine& earlier) {
  return *later.balance_after == *earlier.balance_after + later.amount;
}

ChainResult chain_of(const Statement& statement) {
  ChainResult result;
  for (const BankLine& line : statement.lines)
    if (line.state == LineState::booked && line.balance_after) result.in_time.push_back(&line);
  if (result.in_time.empty()) return result;
  std::size_t links = 0;
  std::size_t down = 0;
  std::size_t up = 0;
  for (std::size_t i = 1; i < result.in_time.size(); ++i, ++links) {
    down += follows(*result.in_time[i], *result.in_time[i - 1]) ? 1U : 0U;
    up += follows(*result.in_time[i - 1], *result.in_time[i]) ? 1U : 0U;
  }
  result.newest_first = up > down || (up == down && result.in_time.front()->day > result.in_time.back()->day);
  if (result.newest_first) std::reverse(result.in_time.begin(), result.in_time.end());
  const std::size_t best = std::max(up, down);
  result.state = best == links ? Chain::whole : best * 2 > links ? Chain::broken : Chain::senseless;
  for (std::size_t i = 1; i < result.in_time.size() && result.wrong == nullptr; ++i)
    if (!follows(*result.in_time[i], *result.in_time[i - 1])) {
      result.wrong = result.in_time[i];
      result.before = result.in_time[i - 1];
    }
  return result;
}

// The balances at the end of each day, and the one before the first line. Only when the days go one way as well.
void add_chain(Statement& statement, const ChainResult& chain) {
  const Lines& lines = chain.in_time;
  const bool sorted =
      std::is_sorted(lines.begin(), lines.end(), [](const auto* a, const auto* b) { return a->day < b->day; });
  const BankLine& first = *lines.front();
  if (!sorted) return;
  statement.balances.push_back({first.day, *first.balance_after - first.amount, true, first.line});
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (i + 1 == lines.size() || lines[i + 1]->day != lines[i]->day)
      statement.balances.push_back({lines[i]->day, *lines[i]->balance_after, false, lines[i]->line});
}

Finding difference(const KnownBalance& stated, Amount expected, const std::string& file) {
  return {Fault::balance_differs,
          {file, stated.line, ""},
          stated.amount.to_plain(),
          {expected.to_plain(), (stated.amount - expected).to_plain()}};
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
    const Amount expected = *chain.before->balance_after + chain.wrong->amount;
    const Finding finding{Fault::balance_chain_broken,
                          {file, chain.wrong->line, ""},
                          chain.wrong->balance_after->to_plain(),
                          {expected.to_plain()}};
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
    const Amount last = *chain.in_time.back()->balance_after;
    const Amount first = *chain.in_time.front()->balance_after - chain.in_time.front()->amount;
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
