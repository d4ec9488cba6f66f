#include "engine/book/offset.h"

#include <algorithm>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/book/post.h"
#include "engine/book/settle.h"

namespace kontor {

namespace {

// The first open item under a number, on the side of claims or of debts.
std::optional<OpenItem> open_item(Book& book, const std::string& number, bool owed_to_customer) {
  for (OpenItem& item : book.storage.open_items())
    if (item.number == number && item.open().is_negative() == owed_to_customer) return std::move(item);
  return std::nullopt;
}

struct Pair {
  OpenItem claim;
  OpenItem credit;
};

Pair demand_pair(Book& book, const OffsetRequest& request) {
  std::optional<OpenItem> claim = open_item(book, request.invoice, false);
  if (!claim)
    refuse(book.storage.invoice(request.invoice) ? Fault::invoice_settled : Fault::invoice_unknown, request.invoice);
  std::optional<OpenItem> credit = open_item(book, request.credit, true);
  if (!credit) refuse(Fault::credit_missing, request.credit);
  if (claim->party_name.empty() || claim->party != credit->party || claim->party_name != credit->party_name)
    refuse(Fault::offset_other_customer, request.invoice, {}, {claim->party_name, request.credit, credit->party_name});
  const Day first = std::max(claim->day, credit->day);
  if (request.day < first) refuse(Fault::offset_too_early, request.day.to_iso(), {}, {first.to_iso()});
  return {*std::move(claim), *std::move(credit)};
}

}  // namespace

Offset set_off(Book& book, const OffsetRequest& request) {
  Transaction act(book.storage);
  const auto [claim, credit] = demand_pair(book, request);
  const Amount amount = std::min(claim.open(), -credit.open());
  const std::string& account = book.chart.with_role("receivables");
  EntryRecord entry = settlement_entry(
      book,
      {request.day, account, claim.number + " / " + credit.number + " " + claim.party_name, claim.number, "offset"},
      {{claim, amount, Amount()}, {credit, -amount, Amount()}});
  // Both sides lie on one account: seen in the journal all the same, where nothing else moves.
  entry.postings.insert(entry.postings.begin(), {{account, amount}, {account, -amount}});
  const std::int64_t number = record(book, std::move(entry));
  book.storage.settle({claim.id, number, request.day, amount, Amount()});
  book.storage.settle({credit.id, number, request.day, -amount, Amount()});
  act.commit();
  return {number, amount, claim.open() - amount, -credit.open() - amount};
}

}  // namespace kontor
