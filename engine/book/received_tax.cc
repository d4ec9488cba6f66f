#include "engine/book/received_tax.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "engine/book/settle.h"

namespace kontor {

namespace {

using TaxByAccount = std::map<std::string, Amount>;

Amount settled_to(const std::vector<Settlement>& settlements, Day day) {
  Amount settled;
  for (const Settlement& settlement : settlements)
    if (settlement.day <= day) settled += settlement.amount;
  return settled;
}

struct Moment {
  Day day;
  bool is_end;  // of the period; else the evening before it
};

// Adds the tax of the item that nobody has paid by then; at the beginning of the period it counts against.
void add_unpaid_at(Book& book, const OpenItem& item, const std::vector<Settlement>& settlements, Moment moment,
                   TaxByAccount& unpaid) {
  if (item.day > moment.day) return;
  const std::vector<NetAndTax> paid = settled_parts(item, settled_to(settlements, moment.day));
  for (std::size_t i = 0; i < item.shares.size(); ++i) {
    const ItemShare& share = item.shares[i];
    if (book.codes.at(share.tax_code).treatment != TaxTreatment::included) continue;
    const Amount left = share.tax - paid[i].tax;
    unpaid[book.chart.with_role("output_tax." + share.tax_code)] += moment.is_end ? left : -left;
  }
}

TaxByAccount unpaid_in(Book& book, const Period& period) {
  TaxByAccount unpaid;
  for (const InvoiceRecord& invoice : book.storage.invoices()) {
    const std::optional<OpenItem> item = book.storage.item(invoice.item);
    if (!item || item->day > period.last) continue;
    const std::vector<Settlement> settlements = book.storage.settlements(item->id);
    add_unpaid_at(book, *item, settlements, {period.first.plus_days(-1), false}, unpaid);
    add_unpaid_at(book, *item, settlements, {period.last, true}, unpaid);
  }
  return unpaid;
}

}  // namespace

ReceivedMovements received_movements(Book& book, const Period& period) {
  ReceivedMovements out{book.storage.movements(period), Amount()};
  const TaxProfile& tax = book.settings.tax;
  if (tax.profit != ProfitMethod::cash || tax.vat != VatMethod::agreed) return out;
  for (const auto& [account, amount] : unpaid_in(book, period)) {
    out.tax_unpaid += amount;
    if (amount.is_zero()) continue;
    auto found =
        std::find_if(out.movements.begin(), out.movements.end(),
                     [&, number = account](const AccountMovement& movement) { return movement.account == number; });
    if (found == out.movements.end()) found = out.movements.insert(found, {account, Amount(), Amount()});
    found->credit -= amount;
  }
  return out;
}

}  // namespace kontor
