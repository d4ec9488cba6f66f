// Ten thousand random months: whatever is lost, doubled, swapped or altered on the way from the bank into the book, the
// proof finds it between the two balances around it, and says nothing about months that are whole.
#include <gtest/gtest.h>

#include <iostream>
#include <map>
#include <random>
#include <set>

#include "engine/book/proof.h"
#include "tests/unit/statements.h"

namespace kontor {
namespace {

constexpr int kMonths = 10000;
constexpr int kMonthsInOneBook = 50;

enum class Harm { none, deleted, doubled, swapped, altered };
constexpr std::string_view kHarms[] = {"whole", "deleted", "doubled", "swapped", "altered"};

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  // From 0 to below `sides`; the same on every machine.
  std::size_t throw_of(std::size_t sides) { return static_cast<std::size_t>(engine_() % sides); }

 private:
  std::mt19937_64 engine_;
};

struct Gap {
  Day from, to;
  Amount difference;
  bool operator==(const Gap&) const = default;
};

// What the bank knows of a month, and what came of it.
struct Month {
  Period days;
  std::vector<BankLine> lines;
  std::vector<KnownBalance> balances;  // at the evenings the bank states, the last day among them
  std::vector<Gap> gaps;               // that the harm must show
};

BankLine random_line(Dice& dice, const Period& month) {
  BankLine line;
  line.day = month.first.plus_days(
      static_cast<int>(dice.throw_of(static_cast<std::size_t>(days_between(month.first, month.last)) + 1)));
  const auto cents = static_cast<std::int64_t>(dice.throw_of(200000)) + 1;
  line.amount = Amount(dice.throw_of(3) == 0 ? cents : -cents);
  line.counterparty = "Partner " + std::to_string(dice.throw_of(12));
  line.purpose = "Zweck " + std::to_string(dice.throw_of(4));
  return line;
}

Month random_month(Dice& dice, const Period& days, Amount opening) {
  Month month{days, {}, {}, {}};
  for (std::size_t count = 4 + dice.throw_of(30); count > 0; --count) month.lines.push_back(random_line(dice, days));
  std::stable_sort(month.lines.begin(), month.lines.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
  std::set<Day> evenings{days.last};
  const bool daily = dice.throw_of(2) == 0;  // a file with running balances states every evening
  for (const BankLine& line : month.lines)
    if (daily || dice.throw_of(8) == 0) evenings.insert(line.day);
  month.balances.push_back({days.first, opening, true, 1});
  for (const Day evening : evenings) {
    Amount sum = opening;
    for (const BankLine& line : month.lines)
      if (line.day <= evening) sum += line.amount;
    month.balances.push_back({evening, sum, false, 1});
  }
  return month;
}

// The days between the two balances around a day.
Period between_balances(const Month& month, Day day) {
  Day from = month.days.first;
  for (std::size_t i = 1; i < month.balances.size(); ++i) {
    if (day <= month.balances[i].day) return {from, month.balances[i].day};
    from = month.balances[i].day.plus_days(1);
  }
  return {from, month.days.last};
}

// `missing` is what the bank moved on the day and the lines do not show.
void expect_gap(Month& month, Day day, Amount missing) {
  const Period days = between_balances(month, day);
  for (Gap& gap : month.gaps)
    if (gap.from == days.first) {
      gap.difference += missing;
      return;
    }
  month.gaps.push_back({days.first, days.last, missing});
}

bool swap_lines(Month& month, Dice& dice) {
  for (int tries = 0; tries < 50; ++tries) {
    BankLine& one = month.lines[dice.throw_of(month.lines.size())];
    BankLine& other = month.lines[dice.throw_of(month.lines.size())];
    if (one.amount == other.amount ||
        between_balances(month, one.day).first == between_balances(month, other.day).first)
      continue;
    expect_gap(month, one.day, one.amount - other.amount);
    expect_gap(month, other.day, other.amount - one.amount);
    std::swap(one.amount, other.amount);
    return true;
  }
  return false;  // one balance in the whole month
}

Harm harm(Month& month, Harm wanted, Dice& dice) {
  const std::size_t at = dice.throw_of(month.lines.size());
  BankLine& line = month.lines[at];
  switch (wanted) {
    case Harm::none:
      return wanted;
    case Harm::swapped:
      if (swap_lines(month, dice)) return wanted;
      [[fallthrough]];
    case Harm::deleted:
      expect_gap(month, line.day, line.amount);
      month.lines.erase(month.lines.begin() + static_cast<std::ptrdiff_t>(at));
      return Harm::deleted;
    case Harm::doubled:
      expect_gap(month, line.day, -line.amount);
      month.lines.insert(month.lines.begin() + static_cast<std::ptrdiff_t>(at), BankLine(line));
      return wanted;
    case Harm::altered: {
      const Amount more(static_cast<std::int64_t>(dice.throw_of(5000)) + 1);
      expect_gap(month, line.day, -more);
      line.amount += more;
      return wanted;
    }
  }
  return wanted;
}

std::vector<Gap> gaps_in(Firm& firm, const Period& month, const VatForm& form) {
  Book book = firm.book();
  const Proof proof = prove(book, month, [&](const Period&) -> const VatForm& { return form; });
  std::vector<Gap> gaps;
  for (const AccountProof& account : proof.accounts)
    for (const BalanceGap& gap : account.gaps) gaps.push_back({gap.from, gap.to, gap.difference});
  return gaps;
}

TEST(MonthProofProperty, EveryHarmIsFoundBetweenItsBalancesAndNoWholeMonthIsBlamed) {
  const VatForm form = VatForm::from_toml(template_text("tax/de-ustva-2026.toml"), "de-ustva-2026.toml");
  Dice dice(20260301);
  // The last month of a book is in the past: no bank states the future.
  const int first_year = firm_with_bank()->book().today.year() - (kMonthsInOneBook - 1) / 12;
  std::map<Harm, int> made, found;
  int to_the_day = 0, harmed = 0;
  for (int book = 0; book < kMonths / kMonthsInOneBook; ++book) {
    const auto firm = firm_with_bank();
    Amount opening(static_cast<std::int64_t>(dice.throw_of(1000000)));
    for (int i = 0; i < kMonthsInOneBook; ++i) {
      Month month =
          random_month(dice, Period::of_month(first_year + i / 12, static_cast<unsigned>(i % 12 + 1)), opening);
      opening = month.balances.back().amount;
      const Harm done = harm(month, static_cast<Harm>(dice.throw_of(5)), dice);
      StatementFile file = statement_of(month.lines, "camt.053.001.08");
      file.statements[0].balances = month.balances;
      import_into(*firm, file);
      const std::vector<Gap> gaps = gaps_in(*firm, month.days, form);
      std::sort(month.gaps.begin(), month.gaps.end(), [](const Gap& a, const Gap& b) { return a.from < b.from; });
      ASSERT_EQ(gaps, month.gaps) << "book " << book << ", month " << month.days.first.to_iso() << ", "
                                  << kHarms[static_cast<std::size_t>(done)];
      ++made[done];
      found[done] += gaps.empty() == (done == Harm::none) ? 1 : 0;
      for (const Gap& gap : gaps) {
        ++harmed;
        to_the_day += gap.from == gap.to ? 1 : 0;
      }
    }
  }
  for (const auto& [kind, count] : made) {
    EXPECT_EQ(found[kind], count);
    std::cout << kHarms[static_cast<std::size_t>(kind)] << ": " << count << " months, " << found[kind]
              << (kind == Harm::none ? " without alarm\n" : " found\n");
  }
  std::cout << "gaps: " << harmed << ", " << to_the_day << " of them narrowed to one day, the others to the days "
            << "between two stated balances\n";
}

}  // namespace
}  // namespace kontor
