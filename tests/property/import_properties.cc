// However a statement is cut into files, repeated and shuffled: the same book.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

#include "engine/bank/identity.h"

namespace kontor {
namespace {

// Few days, amounts and texts, so that equal lines are the rule.
std::vector<BankLine> random_statement() {
  const auto count = *rc::gen::inRange<std::size_t>(1, 40);
  std::vector<BankLine> lines(count);
  for (BankLine& line : lines) {
    line.day = Day::of(2026, 3, static_cast<unsigned>(*rc::gen::inRange(1, 9)));
    line.amount = Amount(*rc::gen::inRange(-3, 4) * 100);
    line.counterparty = *rc::gen::element<std::string>("Anna", "BVG", "");
    line.purpose = *rc::gen::element<std::string>("Kurs", "Einzelfahrt", "Rechnung 1", "Rechnung 10", "");
    line.end_to_end = *rc::gen::element<std::string>("", "", "E1", "E2");
  }
  std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
  return lines;
}

using Kind = std::tuple<int, std::int64_t, std::string, std::string>;
using Kinds = std::map<Kind, int>;

Kinds kinds_of(const std::vector<BankLine>& lines) {
  Kinds kinds;
  for (const BankLine& line : lines)
    ++kinds[{line.day.number(), line.amount.minor_units(), identifying_text(line), line.end_to_end}];
  return kinds;
}

// Takes a file into the known lines, as an import does.
void take(std::vector<BankLine>& known, const std::vector<BankLine>& file) {
  const BankLines of_file(file), of_book(known);
  const Comparison comparison = compare(all_of(of_file), {all_of(of_book), std::vector<bool>(known.size(), true)});
  std::vector<BankLine> fresh;
  for (std::size_t i = 0; i < file.size(); ++i) {
    RC_ASSERT(comparison.matches[i].familiarity != Familiarity::similar);
    if (comparison.matches[i].familiarity == Familiarity::fresh) fresh.push_back(file[i]);
  }
  known.insert(known.end(), fresh.begin(), fresh.end());
}

// Whole days, as banks export them.
std::vector<BankLine> days(const std::vector<BankLine>& lines, Day first, Day last) {
  std::vector<BankLine> cut;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(cut),
               [&](const BankLine& line) { return first <= line.day && line.day <= last; });
  return cut;
}

RC_GTEST_PROP(ImportProperty, CutRepeatedAndShuffledFilesMakeTheSameBook, ()) {
  const std::vector<BankLine> statement = random_statement();
  std::vector<std::vector<BankLine>> files{statement};
  const auto cuts = *rc::gen::inRange(1, 6);
  for (int i = 0; i < cuts; ++i) {
    const auto first = static_cast<unsigned>(*rc::gen::inRange(1, 9));
    const auto last = static_cast<unsigned>(*rc::gen::inRange<int>(static_cast<int>(first), 9));
    files.push_back(days(statement, Day::of(2026, 3, first), Day::of(2026, 3, last)));
  }
  files.push_back(files[*rc::gen::inRange<std::size_t>(0, files.size())]);
  std::vector<BankLine> known;
  for (; !files.empty();) {
    const auto at = *rc::gen::inRange<std::size_t>(0, files.size());
    take(known, files[at]);
    files.erase(files.begin() + static_cast<std::ptrdiff_t>(at));
  }
  RC_ASSERT(kinds_of(known) == kinds_of(statement));
}

// A file made at noon holds the first rows of a day; the whole day comes later, or came before.
RC_GTEST_PROP(ImportProperty, AHalfDayIsCompletedByTheWholeDay, ()) {
  const std::vector<BankLine> statement = random_statement();
  const auto half = static_cast<std::ptrdiff_t>(*rc::gen::inRange<std::size_t>(0, statement.size() + 1));
  const std::vector<BankLine> morning(statement.begin(), statement.begin() + half);
  for (const bool morning_first : {true, false}) {
    std::vector<BankLine> known;
    take(known, morning_first ? morning : statement);
    take(known, morning_first ? statement : morning);
    RC_ASSERT(kinds_of(known) == kinds_of(statement));
  }
}

}  // namespace
}  // namespace kontor
