#include "engine/book/settle.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/money/allotment.h"

namespace kontor {

namespace {

bool income_waits(const Book& book, const OpenItem& item) {
  return item.advance || book.settings.tax.profit == ProfitMethod::cash;
}

bool tax_waits(const Book& book, const OpenItem& item, const TaxCode& code) {
  const bool later = item.advance || book.settings.tax.vat == VatMethod::received;
  return later && code.treatment == TaxTreatment::included;
}

// What counts when it is received. Supplies of the recapitulative statement count when they are done (§ 18b UStG).
bool fact_waits(const Book& book, const OpenItem& item, const TaxCode& code) {
  return item.advance || (book.settings.tax.vat != VatMethod::agreed && code.zm.empty());
}

// Where income waits. A balance sheet shows advances that are only asked for on an account of their own.
const std::string& income_clearing(const Book& book, const OpenItem& item) {
  const bool balance_sheet = item.advance && book.settings.tax.profit == ProfitMethod::accrual;
  return book.chart.with_role(balance_sheet ? "advance_clearing" : "revenue_deferred");
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
  void note(TaxFact fact) {
    if (!fact.base.is_zero() || !fact.tax.is_zero()) entry_.facts.push_back(std::move(fact));
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

void release(const Book& book, const OpenItem& item, const ItemShare& share, NetAndTax part, Day day,
             EntryBuilder& builder) {
  const TaxCode& code = book.codes.at(share.tax_code);
  if (income_waits(book, item)) {
    builder.post(income_clearing(book, item), part.net);
    builder.post(share.account, -part.net);
  }
  if (tax_waits(book, item, code)) {
    builder.post(book.chart.with_role("deferred_tax." + code.code), part.tax);
    builder.post(book.chart.with_role("output_tax." + code.code), -part.tax);
  }
  if (fact_waits(book, item, code)) builder.note({code.code, share.account, day, part.net, part.tax});
}

// VAT id of the customer: the statement of the period in which a fee changes says for whom (§ 18a (10) UStG).
std::string customer_of(const Book& book, const OpenItem& item) {
  const std::optional<InvoiceRecord> invoice = book.storage.invoice(item.number);
  return invoice ? invoice->vat_id : "";
}

void grant(const Book& book, const OpenItem& item, std::size_t i, NetAndTax part, Day day, EntryBuilder& builder) {
  const ItemShare& share = item.shares[i];
  const std::string account = discount_account(book, share);
  builder.post(account, part.net);
  if (!part.tax.is_zero()) builder.post(book.chart.with_role("output_tax." + share.tax_code), part.tax);
  TaxFact fact{share.tax_code, account, day, -part.net, -part.tax};
  if (!book.codes.at(share.tax_code).zm.empty()) fact.vat_id = customer_of(book, item);
  builder.note(std::move(fact));
}

// Losses have accounts by rate, because the form shows what they take off its boxes (box 50).
std::string loss_account(const Book& book, const std::string& code) {
  const std::string role = "bad_debts." + code;
  return book.chart.with_role(book.chart.has_role(role) ? role : "bad_debts");
}

// A part of a share that goes out of the books, or with opposite signs comes back into them on another account.
struct LossPart {
  const OpenItem& item;
  std::size_t share;
  NetAndTax part;
  std::string account;  // of the loss, or of what came in after all
};

void lose(const Book& book, const LossPart& loss, Day day, EntryBuilder& builder) {
  const std::string& name = loss.item.shares[loss.share].tax_code;
  const TaxCode& code = book.codes.at(name);
  builder.post(income_waits(book, loss.item) ? income_clearing(book, loss.item) : loss.account, loss.part.net);
  if (!loss.part.tax.is_zero())
    builder.post(book.chart.with_role((tax_waits(book, loss.item, code) ? "deferred_tax." : "output_tax.") + name),
                 loss.part.tax);
  if (fact_waits(book, loss.item, code)) return;
  TaxFact fact{name, loss.account, day, -loss.part.net, -loss.part.tax};
  if (!code.zm.empty()) fact.vat_id = customer_of(book, loss.item);
  builder.note(std::move(fact));
}

NetAndTax difference(NetAndTax after, NetAndTax before) { return {after.net - before.net, after.tax - before.tax}; }

// Money for what was written off.
void bring_back(const Book& book, const ItemPayment& payment, Day day, EntryBuilder& builder) {
  const OpenItem& item = payment.item;
  const Amount paid = item.settled - item.lost;
  const std::vector<NetAndTax> before = settled_parts(item, paid + item.open());
  const std::vector<NetAndTax> after = settled_parts(item, paid + payment.amount);
  for (std::size_t i = 0; i < item.shares.size(); ++i)
    lose(book,
         {item, i, difference(before[i], after[i]),
          income_waits(book, item) ? item.shares[i].account : book.chart.with_role("bad_debts_recovered")},
         day, builder);
}

bool brings_back(const ItemPayment& payment) {
  return !payment.item.lost.is_zero() && absolute(payment.amount) > absolute(payment.item.open());
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
    builder.post(income_waits(book, item) ? income_clearing(book, item) : share.account, -share.net);
    if (!share.tax.is_zero())
      builder.post(book.chart.with_role((tax_waits(book, item, code) ? "deferred_tax." : "output_tax.") + code.code),
                   -share.tax);
    if (!fact_waits(book, item, code)) builder.note({code.code, share.account, item.day, share.net, share.tax});
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
    if (brings_back(payment)) {
      builder.post(book.chart.with_role("receivables"), payment.amount - payment.item.open());
      bring_back(book, payment, origin.day, builder);
    }
    const Amount paid = payment.item.settled - payment.item.lost;
    const std::vector<NetAndTax> before = settled_parts(payment.item, paid);
    const std::vector<NetAndTax> after = settled_parts(payment.item, paid + payment.amount);
    for (std::size_t i = 0; i < payment.item.shares.size(); ++i)
      release(book, payment.item, payment.item.shares[i], difference(after[i], before[i]), origin.day, builder);
    if (payment.discount.is_zero()) continue;
    const std::vector<NetAndTax> granted = discount_parts(book, payment.item, payment.discount);
    for (std::size_t i = 0; i < granted.size(); ++i) grant(book, payment.item, i, granted[i], origin.day, builder);
  }
  return builder.take();
}

Settlement settlement_of(const ItemPayment& payment, Day day) {
  const Amount back = brings_back(payment) ? payment.amount - payment.item.open() : Amount();
  return {payment.item.id, 0, day, payment.amount - back, payment.discount, -back};
}

EntryRecord loss_entry(const Book& book, const OpenItem& item, Day day) {
  EntryBuilder builder;
  builder.entry().day = day;
  builder.post(book.chart.with_role("receivables"), -item.open());
  const std::vector<NetAndTax> before = settled_parts(item, item.settled - item.lost);
  const std::vector<NetAndTax> after = settled_parts(item, item.gross - item.lost);
  for (std::size_t i = 0; i < item.shares.size(); ++i)
    lose(book, {item, i, difference(after[i], before[i]), loss_account(book, item.shares[i].tax_code)}, day, builder);
  return builder.take();
}

}  // namespace kontor
