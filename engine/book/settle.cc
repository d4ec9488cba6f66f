#include "engine/book/settle.h"

#include <algorithm>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/money/allotment.h"

namespace kontor {

namespace {

bool income_waits(const Book& book) { return book.settings.tax.profit == ProfitMethod::cash; }

bool tax_waits(const Book& book, const TaxCode& code) {
  return book.settings.tax.vat == VatMethod::received && code.treatment == TaxTreatment::included;
}

// What counts when it is received. Supplies of the recapitulative statement count when they are done (§ 18b UStG).
bool fact_waits(const Book& book, const TaxCode& code) {
  return book.settings.tax.vat != VatMethod::agreed && code.zm.empty();
}

class EntryBuilder {
 public:
  void post(const std::string& account, Amount amount) {
    for (Posting& posting : entry_.postings)
      if (posting.account == account) {
        posting.amount += amount;
        return;
      }
    entry_.postings.push_back({account, amount});
  }
  void note(const std::string& code, const std::string& account, Day day, NetAndTax share) {
    if (!share.net.is_zero() || !share.tax.is_zero())
      entry_.facts.push_back({code, account, day, share.net, share.tax});
  }
  EntryRecord take() {
    std::erase_if(entry_.postings, [](const Posting& posting) { return posting.amount.is_zero(); });
    return std::move(entry_);
  }
  EntryRecord& entry() { return entry_; }

 private:
  EntryRecord entry_;
};

bool same_signs(const OpenItem& item) {
  return std::all_of(item.shares.begin(), item.shares.end(), [&](const ItemShare& share) {
    return share.net.is_negative() == item.gross.is_negative() && share.tax.is_negative() <= item.gross.is_negative();
  });
}

// For items that also hold shares of the other sign: each part is rounded by itself, the first net takes the rest.
std::vector<NetAndTax> mixed_parts_of(const OpenItem& item, Amount settled) {
  std::vector<NetAndTax> parts;
  Amount rest = settled;
  const Fraction fraction{settled, item.gross};
  for (const ItemShare& share : item.shares) {
    parts.push_back({part_of(share.net, fraction), part_of(share.tax, fraction)});
    rest -= parts.back().net + parts.back().tax;
  }
  parts.front().net += rest;
  return parts;
}

// Skonto lessens every share by its part; the tax in it is corrected (§ 17 (1) UStG).
std::vector<NetAndTax> discount_parts(const Book& book, const OpenItem& item, Amount discount) {
  std::vector<std::int64_t> weights;
  for (const ItemShare& share : item.shares) weights.push_back(absolute(share.net + share.tax).minor_units());
  std::vector<NetAndTax> parts;
  const std::vector<Amount> amounts = allot(discount, weights);
  for (std::size_t i = 0; i < item.shares.size(); ++i) {
    const TaxCode& code = book.codes.at(item.shares[i].tax_code);
    parts.push_back(code.treatment == TaxTreatment::included ? split_gross(amounts[i], code.rate)
                                                             : NetAndTax{amounts[i], Amount()});
  }
  return parts;
}

std::string discount_account(const Book& book, const ItemShare& share) {
  const std::string role = "discount_granted." + share.tax_code;
  return book.chart.has_role(role) ? book.chart.with_role(role) : share.account;
}

void release(const Book& book, const ItemShare& share, NetAndTax part, Day day, EntryBuilder& builder) {
  const TaxCode& code = book.codes.at(share.tax_code);
  if (income_waits(book)) {
    builder.post(book.chart.with_role("revenue_deferred"), part.net);
    builder.post(share.account, -part.net);
  }
  if (tax_waits(book, code)) {
    builder.post(book.chart.with_role("deferred_tax." + code.code), part.tax);
    builder.post(book.chart.with_role("output_tax." + code.code), -part.tax);
  }
  if (fact_waits(book, code)) builder.note(code.code, share.account, day, part);
}

void grant(const Book& book, const ItemShare& share, NetAndTax part, Day day, EntryBuilder& builder) {
  const std::string account = discount_account(book, share);
  builder.post(account, part.net);
  if (!part.tax.is_zero()) builder.post(book.chart.with_role("output_tax." + share.tax_code), part.tax);
  builder.note(share.tax_code, account, day, {-part.net, -part.tax});
}

}  // namespace

OpenItem credit_item(const OpenItem& claim, Amount credit, Day day) {
  OpenItem item;
  item.party = claim.party;
  item.party_name = claim.party_name;
  item.number = claim.number;
  item.day = day;
  item.due = day;
  item.gross = -credit;
  return item;
}

std::vector<NetAndTax> settled_parts(const OpenItem& item, Amount settled) {
  if (item.shares.empty()) return {};
  if (!same_signs(item)) return mixed_parts_of(item, settled);
  std::vector<std::int64_t> weights;
  for (const ItemShare& share : item.shares) {
    weights.push_back(absolute(share.net).minor_units());
    weights.push_back(absolute(share.tax).minor_units());
  }
  const std::vector<Amount> amounts = allot(settled, weights);
  std::vector<NetAndTax> parts;
  for (std::size_t i = 0; i < item.shares.size(); ++i) parts.push_back({amounts[2 * i], amounts[2 * i + 1]});
  return parts;
}

EntryRecord claim_entry(const Book& book, const OpenItem& item) {
  EntryBuilder builder;
  builder.entry().day = item.day;
  builder.post(book.chart.with_role("receivables"), item.gross);
  for (const ItemShare& share : item.shares) {
    const TaxCode& code = book.codes.at(share.tax_code);
    builder.post(income_waits(book) ? book.chart.with_role("revenue_deferred") : share.account, -share.net);
    if (!share.tax.is_zero())
      builder.post(book.chart.with_role((tax_waits(book, code) ? "deferred_tax." : "output_tax.") + code.code),
                   -share.tax);
    if (!fact_waits(book, code)) builder.note(code.code, share.account, item.day, {share.net, share.tax});
  }
  return builder.take();
}

EntryRecord settlement_entry(const Book& book, const PaymentOrigin& origin, const std::vector<ItemPayment>& payments) {
  EntryBuilder builder;
  builder.entry().day = origin.day;
  builder.entry().text = origin.text;
  builder.entry().voucher = origin.voucher;
  builder.entry().origin = origin.origin;
  builder.post(origin.bank_account, origin.credit);
  builder.post(book.chart.with_role("receivables"), -origin.credit);
  for (const ItemPayment& payment : payments) {
    builder.post(origin.bank_account, payment.amount - payment.discount);
    builder.post(book.chart.with_role("receivables"), -payment.amount);
    const std::vector<NetAndTax> before = settled_parts(payment.item, payment.item.settled);
    const std::vector<NetAndTax> after = settled_parts(payment.item, payment.item.settled + payment.amount);
    for (std::size_t i = 0; i < payment.item.shares.size(); ++i)
      release(book, payment.item.shares[i], {after[i].net - before[i].net, after[i].tax - before[i].tax}, origin.day,
              builder);
    if (payment.discount.is_zero()) continue;
    const std::vector<NetAndTax> granted = discount_parts(book, payment.item, payment.discount);
    for (std::size_t i = 0; i < granted.size(); ++i)
      grant(book, payment.item.shares[i], granted[i], origin.day, builder);
  }
  return builder.take();
}

}  // namespace kontor
