#include "engine/book/bank_sheet.h"

#include <algorithm>
#include <utility>

namespace kontor {

namespace {

// An opening balance is the one of the evening before.
Day evening_of(const KnownBalance& balance) { return balance.opening ? balance.day.plus_days(-1) : balance.day; }

// One sheet, walked from balance to balance.
class SheetProof {
 public:
  SheetProof(const BankSheet& sheet, Currency currency, const Period& period, const FileNames& files)
      : sheet_(sheet), period_(period), files_(files), zero_(0, currency) {
    out_.currency = currency;
    out_.sum = zero_;
  }

  AccountProof run() {
    for (auto day = sheet_.days.lower_bound(period_.first); day != sheet_.days.end() && day->first <= period_.last;
         ++day) {
      out_.sum += day->second.sum;
      out_.lines += day->second.lines;
      out_.lines_open += day->second.lines_open;
    }
    walk();
    note_unproven();
    note_days();
    return std::move(out_);
  }

 private:
  Amount moved(Day after, Day to) const {
    Amount sum = zero_;
    for (auto day = sheet_.days.upper_bound(after); day != sheet_.days.end() && day->first <= to; ++day)
      sum += day->second.sum;
    return sum;
  }

  // The stated balance that follows from the one before; else the one imported last.
  static const StatedBalance& pick(const std::vector<StatedBalance>& stated, const std::optional<Amount>& expected) {
    for (const StatedBalance& each : stated)
      if (expected && each.amount == *expected) return each;
    return stated.back();
  }

  void walk() {
    std::optional<Day> before;
    Amount amount = zero_;
    for (const auto& [evening, stated] : sheet_.balances) {
      const std::optional<Amount> expected = before ? std::optional(amount + moved(*before, evening)) : std::nullopt;
      const StatedBalance& found = pick(stated, expected);
      if (expected && found.amount != *expected) note_gap(before->plus_days(1), evening, found, *expected);
      if (period_.first <= evening && evening <= period_.last) stated_.emplace(evening, found);
      amount = found.amount;
      before = evening;
      note_ends(evening, amount);
    }
  }

  void note_gap(Day from, Day to, const StatedBalance& stated, Amount expected) {
    if (to < period_.first || from > period_.last) return;
    out_.gaps.push_back({from, to, stated.amount - expected, name_of(stated.file)});
  }

  std::string name_of(std::int64_t id) const {
    const auto file = files_.find(id);
    return file == files_.end() ? "" : file->second;
  }

  // The latest balance before the day counts; before the first balance of all it is reckoned backwards.
  void note_ends(Day evening, Amount amount) {
    const Day start = period_.first.plus_days(-1);
    if (evening <= period_.last) out_.proven_to = evening;
    if (evening > period_.last && out_.proven_to) out_.proven_to = period_.last;
    if (evening <= start || !out_.opening)
      out_.opening = evening <= start ? amount + moved(evening, start) : amount - moved(start, evening);
    if (evening <= period_.last || !out_.closing)
      out_.closing =
          evening <= period_.last ? amount + moved(evening, period_.last) : amount - moved(period_.last, evening);
  }

  void note_unproven() {
    const bool any = !sheet_.balances.empty();
    const Day first = any ? sheet_.balances.begin()->first : period_.last;
    const Day last = any ? sheet_.balances.rbegin()->first : period_.last;
    note_unproven({period_.first, std::min(first, period_.last)});
    if (any) note_unproven({std::max(last.plus_days(1), period_.first), period_.last});
  }

  void note_unproven(const Period& days) {
    UnprovenDays unproven;
    for (auto day = sheet_.days.lower_bound(days.first); day != sheet_.days.end() && day->first <= days.last; ++day) {
      if (unproven.lines == 0) unproven.from = day->first;
      unproven.to = day->first;
      unproven.lines += day->second.lines;
    }
    if (unproven.lines > 0) out_.unproven.push_back(unproven);
  }

  std::map<Day, ProofDay> days_with_lines_or_balance() const {
    std::map<Day, ProofDay> days;
    for (auto day = sheet_.days.lower_bound(period_.first); day != sheet_.days.end() && day->first <= period_.last;
         ++day) {
      ProofDay& moved = days[day->first];
      moved.lines = day->second.lines;
      moved.lines_open = day->second.lines_open;
      moved.sum = day->second.sum;
    }
    for (const auto& [evening, stated] : stated_) {
      ProofDay& day = days.try_emplace(evening, ProofDay{}).first->second;
      if (day.lines == 0) day.sum = zero_;
      day.stated = stated.amount;
      day.file = name_of(stated.file);
    }
    return days;
  }

  DayState state_of(const ProofDay& day) const {
    const bool in_gap = std::any_of(out_.gaps.begin(), out_.gaps.end(),
                                    [&](const BalanceGap& gap) { return gap.from <= day.day && day.day <= gap.to; });
    if (in_gap) return DayState::gap;
    const bool enclosed = !sheet_.balances.empty() && sheet_.balances.begin()->first < day.day &&
                          day.day <= sheet_.balances.rbegin()->first;
    if (!enclosed && day.lines > 0) return DayState::unproven;
    return day.stated ? DayState::confirmed : DayState::follows;
  }

  void note_days() {
    std::optional<Amount> balance = out_.opening;
    for (auto& [date, day] : days_with_lines_or_balance()) {
      day.day = date;
      day.opening = balance;
      if (balance) day.closing = *balance + day.sum;
      day.state = state_of(day);
      balance = day.stated ? day.stated : day.closing;
      out_.days.push_back(std::move(day));
    }
  }

  const BankSheet& sheet_;
  const Period& period_;
  const FileNames& files_;
  Amount zero_;
  std::map<Day, StatedBalance> stated_;  // of the period, those that count
  AccountProof out_;
};

}  // namespace

BankSheets sheets_of(Book& book, std::int64_t bank_account) {
  BankSheets sheets;
  for (const BalanceRecord& record : book.storage.balances())
    if (record.bank_account == bank_account)
      sheets[record.balance.amount.currency()].balances[evening_of(record.balance)].push_back(
          {record.balance.amount, record.file});
  book.storage.each_movement(bank_account, [&](const BankStore::LineMovement& line) {
    DayOfLines& day = sheets[line.amount.currency()]
                          .days
                          .try_emplace(line.day, DayOfLines{Amount(0, line.amount.currency()),
                                                            Amount(0, line.amount.currency()), 0, 0})
                          .first->second;
    day.sum += line.amount;
    if (line.open) day.sum_open += line.amount;
    ++day.lines;
    day.lines_open += line.open ? 1 : 0;
  });
  return sheets;
}

AccountProof prove_sheet(const BankSheet& sheet, Currency currency, const Period& period, const FileNames& files) {
  return SheetProof(sheet, currency, period, files).run();
}

BankSide bank_side(const BankAccountRecord& bank, const BankSheet& sheet, const SheetEnd& end) {
  BankSide side;
  side.account = bank.account;
  side.bank_accounts = {bank.id};
  side.first = sheet.days.empty() ? end.last : sheet.days.begin()->first;
  Amount before_balance;
  for (const auto& [day, sum] : sheet.days) {
    if (!sheet.balances.empty() && day <= sheet.balances.begin()->first) before_balance += sum.sum;
    if (day > end.last) continue;
    side.lines += sum.sum;
    side.lines_open += sum.sum_open;
  }
  side.closing = end.closing.value_or(side.lines);
  if (sheet.balances.empty()) return side;
  const auto& [evening, stated] = *sheet.balances.begin();
  side.opening = stated.back().amount - before_balance;
  side.first = std::min(side.first, evening.plus_days(1));
  return side;
}

bool covers(const BankSheet& sheet, const Period& period) {
  const auto day = sheet.days.lower_bound(period.first);
  if (day != sheet.days.end() && day->first <= period.last) return true;
  if (sheet.balances.empty()) return false;
  const auto balance = sheet.balances.lower_bound(period.first);
  return balance != sheet.balances.end() &&
         (balance->first <= period.last || sheet.balances.begin()->first < period.first);
}

}  // namespace kontor
