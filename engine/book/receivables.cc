#include "engine/book/receivables.h"

#include <algorithm>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

constexpr std::size_t kNamed = 3;

// Some of the open invoices; the one with this amount alone if there is one.
std::string open_invoices(const std::vector<OpenItem>& items, Amount amount) {
  std::string names;
  std::size_t named = 0;
  for (const OpenItem& item : items) {
    if (item.open().is_negative()) continue;
    if (item.open() == amount) return item.number;
    if (named++ < kNamed) names += (names.empty() ? "" : ", ") + item.number;
  }
  return named > kNamed ? names + " …" : names;
}

}  // namespace

Amount receivables_by_hand(const Book& book) {
  Amount sum;
  if (!book.chart.has_role("receivables")) return sum;
  const std::string& account = book.chart.with_role("receivables");
  for (const AccountMovement& movement : book.storage.movements(Period::ever()))
    if (movement.account == account) sum += movement.debit - movement.credit;
  for (const OpenItem& item : book.storage.open_items()) sum -= item.open();
  return sum;
}

void demand_invoice_named(const Book& book, const std::vector<Posting>& postings) {
  if (!book.chart.has_role("receivables")) return;
  const std::string& account = book.chart.with_role("receivables");
  Amount moved;
  for (const Posting& posting : postings)
    if (posting.account == account) moved += posting.amount;
  if (!moved.is_negative()) return;
  const std::string names = open_invoices(book.storage.open_items(), -moved);
  if (names.empty() || !(receivables_by_hand(book) + moved).is_negative()) return;
  refuse(Fault::receivable_of_invoice, account, {}, {names});
}

}  // namespace kontor
