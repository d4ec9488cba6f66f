#include "engine/book/payment.h"

#include <algorithm>
#include <utility>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

// A paid invoice takes money that comes in once more: nothing of it is open, so all becomes a credit, unless it was
// written off.
OpenItem paid_item(Book& book, const std::string& number, Amount money) {
  const std::optional<InvoiceRecord> invoice = book.storage.invoice(number);
  if (!invoice) refuse(Fault::invoice_unknown, number);
  std::optional<OpenItem> item = book.storage.item(invoice->item);
  if (!item || money.is_negative() || item->gross.is_negative()) refuse(Fault::invoice_settled, number);
  return *std::move(item);
}

// A credit of the customer; it has no shares of VAT.
bool is_credit(const OpenItem& item) { return item.open().is_negative() && item.shares.empty(); }

std::vector<OpenItem> items_of_number(Book& book, const std::string& number, Amount money) {
  std::vector<OpenItem> items = book.storage.open_items();
  std::erase_if(items, [&](const OpenItem& item) { return item.number != number; });
  const auto against = [&](const OpenItem& item) { return item.open().is_negative() != money.is_negative(); };
  if (!std::all_of(items.begin(), items.end(), against)) std::erase_if(items, against);
  if (items.empty()) items.push_back(paid_item(book, number, money));
  return items;
}

std::vector<OpenItem> items_of_numbers(Book& book, Amount money, const std::vector<std::string>& numbers) {
  std::vector<OpenItem> items;
  for (const std::string& number : numbers)
    for (OpenItem& item : items_of_number(book, number, money)) {
      const bool twice =
          std::any_of(items.begin(), items.end(), [&](const OpenItem& one) { return one.id == item.id; });
      if (!twice) items.push_back(std::move(item));
    }
  // Paid too much once, and now again: what comes in is no payment of what is owed to the customer.
  if (numbers.size() == 1 && !money.is_negative() && std::all_of(items.begin(), items.end(), is_credit))
    return {paid_item(book, numbers.front(), money)};
  return items;
}

const Decimal kSkontoUsual(5);  // percent

void demand_plausible_skonto(const OpenItem& item, Amount missing) {
  const Decimal most = std::max(item.skonto_percent, kSkontoUsual);
  const Amount largest = share_of(item.gross, Rate(most));
  if (absolute(missing) <= absolute(largest)) return;
  const Decimal percent(quotient(Decimal::of(missing), Decimal::of(item.gross), 3).coefficient(), 1);
  refuse(Fault::skonto_too_large, missing.to_plain(), {},
         {percent.to_plain() + " %", item.gross.to_plain(), most.to_plain() + " %"});
}

}  // namespace

ClaimPayment payment_of(const Book& book, const InvoicePart& part) {
  if (!book.storage.invoice(part.number)) refuse(Fault::invoice_unknown, part.number);
  for (const OpenItem& item : book.storage.open_items()) {
    const bool is_it = item.number == part.number && item.open().is_negative() == part.amount.is_negative();
    if (is_it && absolute(part.amount) <= absolute(item.open())) return {item.id, item.number, part.amount, Amount()};
  }
  refuse(Fault::invoice_settled, part.number);
}

Proposal payment_by_number(Book& book, Amount money, const InvoicePayment& payment) {
  Proposal proposal;
  Amount left = money;
  const std::vector<OpenItem> items = items_of_numbers(book, money, payment.invoices);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool last = i + 1 == items.size();
    const Amount payable = items[i].payable();
    const bool enough = absolute(left) >= absolute(payable);
    const bool whole = !last || payment.rest_is_skonto || enough;
    const Amount settled = whole ? payable : left;
    const Amount missing = last && payment.rest_is_skonto && !enough ? settled - left : Amount();
    if (!missing.is_zero()) demand_plausible_skonto(items[i], missing);
    left -= settled - missing;
    proposal.payments.push_back({items[i].id, items[i].number, settled, missing});
  }
  if (left.is_zero()) return proposal;
  if (!payment.rest_account.empty())
    proposal.parts = {{payment.rest_account, -left, payment.rest_tax_code}};
  else if (!left.is_negative() && !money.is_negative())
    proposal.credit = left;
  return proposal;
}

}  // namespace kontor
