#include "engine/book/checks/check.h"

namespace kontor {

namespace {

void check_item(Book& book, const OpenItem& item, Findings& findings) {
  Amount settled, lost, shares;
  for (const Settlement& settlement : book.storage.settlements(item.id)) {
    settled += settlement.amount;
    lost += settlement.lost;
  }
  if (lost != item.lost)
    findings.push_back({Fault::item_differs, {}, item.number, {item.lost.to_plain(), lost.to_plain()}});
  for (const ItemShare& share : item.shares) shares += share.net + share.tax;
  if (settled != item.settled)
    findings.push_back({Fault::item_differs, {}, item.number, {item.settled.to_plain(), settled.to_plain()}});
  if (!item.shares.empty() && shares != item.gross)
    findings.push_back({Fault::item_differs, {}, item.number, {item.gross.to_plain(), shares.to_plain()}});
}

// Claims of ours posted without an item of their own, by hand or from the year before, make the account differ rightly.
bool only_items_move(const std::string& account, const std::set<std::int64_t>& of_items, const Evidence& evidence) {
  for (const Evidence::PostingSeen& posting : evidence.postings)
    if (posting.account == account && !of_items.contains(posting.entry)) return false;
  return true;
}

}  // namespace

void check_open_items(Book& book, const Evidence& evidence, Findings& findings) {
  std::set<std::int64_t> entries;
  Amount open;
  bool any_claim = false;
  std::int64_t id = 1;
  while (const std::optional<OpenItem> item = book.storage.item(id++)) {
    check_item(book, *item, findings);
    open += item->open();
    any_claim = any_claim || (!item->open().is_zero() && !item->open().is_negative());
    entries.insert(item->entry);
    for (const Settlement& settlement : book.storage.settlements(item->id)) entries.insert(settlement.entry);
  }
  if (!book.chart.has_role("receivables")) return;
  const std::string& account = book.chart.with_role("receivables");
  const auto found = evidence.movements.find(account);
  const Amount balance = found == evidence.movements.end() ? Amount() : found->second.debit - found->second.credit;
  if (balance != open && only_items_move(account, entries, evidence))
    findings.push_back({Fault::item_differs, {}, account, {balance.to_plain(), open.to_plain()}});
  else if (balance < open && any_claim)
    findings.push_back({Fault::receivables_differ, {}, account, {balance.to_plain(), open.to_plain()}});
}

}  // namespace kontor
