#include "engine/report/openings.h"

namespace kontor {

namespace {

bool is_result(const Account* account) {
  return account && (account->kind == AccountKind::income || account->kind == AccountKind::expense);
}

Day fiscal_year_start(Day day, unsigned first_month) {
  return Day::of(day.month() >= first_month ? day.year() : day.year() - 1, first_month, 1);
}

}  // namespace

std::map<std::string, Amount> openings_of(Book& book, const Period& period) {
  std::map<std::string, Amount> sums;
  const Day last = period.first.plus_days(-1);
  const Day start = fiscal_year_start(period.first, book.settings.fiscal_year_month);
  for (const AccountMovement& movement : book.storage.movements({Day::first(), last}))
    if (!is_result(book.chart.find(movement.account))) sums[movement.account] = movement.debit - movement.credit;
  if (start <= last)
    for (const AccountMovement& movement : book.storage.movements({start, last}))
      if (is_result(book.chart.find(movement.account))) sums[movement.account] = movement.debit - movement.credit;
  return sums;
}

}  // namespace kontor
