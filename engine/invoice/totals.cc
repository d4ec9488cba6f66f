#include "engine/invoice/totals.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/base/ensure.h"
#include "engine/base/refusal.h"
#include "engine/invoice/charges.h"
#include "engine/money/wide.h"

namespace kontor {

namespace {

constexpr int kPriceScaleMax = 8;
const Decimal kHundred(100);

Decimal negated(const Decimal& number) { return Decimal(0) - number; }

Amount percent_of(Amount amount, const Decimal& percent) { return share_of(amount, Rate(percent)); }

InvoiceLine line_from(const StatedLine& stated, const TaxCodes& codes, Currency currency) {
  InvoiceLine line;
  line.text = stated.text;
  line.detail = stated.detail;
  line.unit = stated.unit;
  if (!stated.tax_code.empty()) {  // a delivery note may say none
    const TaxCode& code = codes.at(stated.tax_code);
    line.tax_code = code.code;
    line.category = code.category;
    line.rate = code.rate;
  }
  line.discount_percent = stated.discount_percent;
  line.quantity = stated.price.is_negative() ? negated(stated.quantity) : stated.quantity;
  line.price = stated.price.is_negative() ? negated(stated.price) : stated.price;
  const Amount full = product(line.quantity, line.price, currency);
  line.discount = stated.discount_amount.is_zero() ? percent_of(full, stated.discount_percent)
                                                   : product(stated.discount_amount, Decimal(1), currency);
  line.net = full - line.discount;
  return line;
}

// The amount that the discount leaves `net` of.
Amount before_discount(Amount net, const Decimal& percent) {
  const Decimal left = Decimal(100) - percent;
  const Decimal share(left.coefficient(), left.scale() + 2);
  return quotient(Decimal::of(net), share, net.currency().minor_digits())
      .to_amount(net.currency(), Rounding::half_away_from_zero);
}

// The shortest price with price x quantity = full, or the one with the most decimals where none is exact.
Decimal price_for(Amount full, const Decimal& quantity) {
  Decimal price;
  for (int scale = full.currency().minor_digits(); scale <= kPriceScaleMax; ++scale) {
    price = quotient(Decimal::of(full), quantity, scale);
    if (product(quantity, price, full.currency()) == full) return price;
  }
  return price;
}

bool same_group(const InvoiceLine& line, const TaxGroup& group) {
  return line.category == group.category && line.rate == group.rate;
}

Deduction deduction_from(const StatedDeduction& stated, const TaxCodes& codes) {
  const TaxCode& code = codes.at(stated.tax_code);
  return {stated.number, stated.date, code.code, code.category, code.rate, stated.net, stated.tax};
}

// The sums per category and rate, in the order in which they first appear.
std::vector<TaxGroup> groups_of(const std::vector<InvoiceLine>& lines, Currency currency) {
  std::vector<TaxGroup> groups;
  for (const InvoiceLine& line : lines) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const TaxGroup& one) { return same_group(line, one); });
    if (group == groups.end()) {
      TaxGroup fresh;
      fresh.category = line.category;
      fresh.rate = line.rate;
      fresh.base = Amount(0, currency);
      group = groups.insert(groups.end(), std::move(fresh));
    }
    group->base += line.net;
  }
  return groups;
}

bool same_group(const DocumentCharge& charge, const TaxGroup& group) {
  return charge.category == group.category && charge.rate == group.rate;
}

// Cents go one by one to the lines of the group, the largest first, until their nets are the base; in a group without
// lines, to its charge.
void spread_odd_cents(std::vector<InvoiceLine>& lines, std::vector<DocumentCharge>& charges, const TaxGroup& group) {
  std::vector<InvoiceLine*> own;
  Amount missing = group.base;
  DocumentCharge* last = nullptr;
  for (DocumentCharge& charge : charges)
    if (same_group(charge, group)) {
      missing -= effect_of(charge);
      last = &charge;
    }
  for (InvoiceLine& line : lines)
    if (same_group(line, group)) {
      own.push_back(&line);
      missing -= line.net;
    }
  std::stable_sort(own.begin(), own.end(),
                   [](const auto* a, const auto* b) { return absolute(a->net) > absolute(b->net); });
  if (own.empty() && last != nullptr) {
    last->amount += last->is_charge ? missing : -missing;
    return;
  }
  const Amount cent(missing.is_negative() ? -1 : 1, missing.currency());
  for (std::size_t i = 0; !missing.is_zero(); ++i, missing -= cent) own[i % own.size()]->net += cent;
}

// Turns lines with gross prices and gross "nets" into net ones.
void take_tax_out(std::vector<InvoiceLine>& lines, std::vector<DocumentCharge>& charges,
                  std::vector<TaxGroup>& groups) {
  for (TaxGroup& group : groups) {
    const NetAndTax split = split_gross(group.base, group.rate);
    group.base = split.net;
    group.tax = split.tax;
  }
  std::vector<Amount> full_gross;
  for (InvoiceLine& line : lines) {
    full_gross.push_back(line.net + line.discount);
    line.net = split_gross(line.net, line.rate).net;
  }
  for (DocumentCharge& charge : charges) {
    charge.base = split_gross(charge.base, charge.rate).net;
    charge.amount = split_gross(charge.amount, charge.rate).net;
  }
  for (const TaxGroup& group : groups) spread_odd_cents(lines, charges, group);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    InvoiceLine& line = lines[i];
    Amount full = line.net;
    if (line.discount_percent.is_zero() && !line.discount.is_zero())
      full = split_gross(full_gross[i], line.rate).net;
    else if (line.discount_percent == kHundred)
      full = split_gross(line.discount, line.rate).net;
    else if (!line.discount_percent.is_zero())
      full = before_discount(line.net, line.discount_percent);
    line.discount = full - line.net;
    line.price = price_for(full, line.quantity);
  }
}

void demand_one_kind_of_price(const StatedInvoice& stated, const InvoicePlaces& places) {
  for (std::size_t i = 1; i < stated.lines.size(); ++i)
    if (stated.lines[i].price_is_gross != stated.lines.front().price_is_gross)
      refuse(Fault::invoice_prices_mixed, std::to_string(i + 1),
             places.of_line(i, stated.lines[i].price_is_gross ? "gross_price" : "price"));
}

std::vector<InvoiceLine> lines_from(const StatedInvoice& stated, const TaxCodes& codes, const InvoicePlaces& places) {
  std::vector<InvoiceLine> lines;
  Findings findings;
  for (std::size_t i = 0; i < stated.lines.size(); ++i) {
    if (stated.lines[i].quantity.is_zero())
      findings.push_back({Fault::invoice_quantity_zero, places.of_line(i, "quantity"), stated.lines[i].text, {}});
    try {
      lines.push_back(line_from(stated.lines[i], codes, stated.currency));
    } catch (const Refusal& refusal) {
      for (Finding finding : refusal.findings()) {
        finding.where = places.of_line(i, stated.lines[i].price_is_gross ? "gross_price" : "price");
        findings.push_back(std::move(finding));
      }
    }
  }
  if (!findings.empty()) throw Refusal(std::move(findings));
  return lines;
}

// The customer pays the tax of the whole supply: of it, not of the rest, the tax of the advances is taken off, so that
// all invoices together show it to the cent.
void take_deductions_off(Invoice& invoice) {
  for (const Deduction& deduction : invoice.deductions) {
    const auto group = std::find_if(invoice.groups.begin(), invoice.groups.end(), [&](const TaxGroup& one) {
      return one.category == deduction.category && one.rate == deduction.rate;
    });
    if (group == invoice.groups.end())
      refuse(Fault::deduction_without_line, deduction.number, {}, {deduction.tax_code});
    group->base -= deduction.net;
    group->tax -= deduction.tax;
  }
}

void sum_up(Invoice& invoice) {
  invoice.net = invoice.tax = Amount(0, invoice.currency);
  for (const TaxGroup& group : invoice.groups) {
    invoice.net += group.base;
    invoice.tax += group.tax;
  }
  invoice.gross = invoice.net + invoice.tax;
}

void grant_skonto(Invoice& invoice, const StatedSkonto& stated) {
  invoice.skonto = Skonto{stated.days, invoice.date.plus_days(stated.days), stated.percent,
                          percent_of(invoice.gross, stated.percent)};
}

}  // namespace

Invoice add_up(const StatedInvoice& stated, const TaxCodes& codes, const InvoicePlaces& places) {
  demand_one_kind_of_price(stated, places);
  Invoice invoice;
  invoice.kind = stated.kind;
  invoice.preceding_number = stated.preceding_number;
  invoice.preceding_date = stated.preceding_date;
  invoice.date = stated.date;
  invoice.due = stated.kind == InvoiceKind::credit_note ? stated.date : stated.due;
  invoice.delivered = stated.delivered;
  invoice.period = stated.period;
  invoice.language = stated.language;
  invoice.currency = stated.currency;
  invoice.order = stated.order;
  invoice.buyer_reference = stated.buyer_reference.empty() ? stated.buyer.leitweg_id : stated.buyer_reference;
  invoice.introduction = stated.introduction;
  invoice.closing = stated.closing;
  invoice.buyer = stated.buyer;
  invoice.lines = lines_from(stated, codes, places);
  invoice.groups = groups_of(invoice.lines, invoice.currency);
  invoice.charges = take_charges(stated, invoice.lines, invoice.groups, codes, places);
  if (!stated.lines.empty() && stated.lines.front().price_is_gross)
    take_tax_out(invoice.lines, invoice.charges, invoice.groups);
  else
    for (TaxGroup& group : invoice.groups) group.tax = share_of(group.base, group.rate);
  for (const StatedDeduction& one : stated.deductions) invoice.deductions.push_back(deduction_from(one, codes));
  take_deductions_off(invoice);
  sum_up(invoice);
  if (stated.skonto) grant_skonto(invoice, *stated.skonto);
  return invoice;
}

Invoice cancellation_of(const Invoice& invoice, Day date) {
  ensure(!has_preceding(invoice.kind) && !invoice.number.empty(), "only issued invoices are cancelled");
  Invoice out = invoice;
  out.kind = InvoiceKind::cancellation;
  out.number.clear();
  out.preceding_number = invoice.number;
  out.preceding_date = invoice.date;
  out.date = out.due = date;
  out.introduction.clear();
  out.closing.clear();
  out.skonto.reset();
  for (InvoiceLine& line : out.lines) {
    line.quantity = negated(line.quantity);
    line.discount = -line.discount;
    line.net = -line.net;
  }
  for (DocumentCharge& charge : out.charges) {
    charge.base = -charge.base;
    charge.amount = -charge.amount;
  }
  for (Deduction& deduction : out.deductions) {
    deduction.net = -deduction.net;
    deduction.tax = -deduction.tax;
  }
  for (TaxGroup& group : out.groups) {
    group.base = -group.base;
    group.tax = -group.tax;
  }
  sum_up(out);
  return out;
}

std::vector<CodeShare> shares_of(const Invoice& invoice) {
  std::vector<CodeShare> shares;
  for (const TaxGroup& group : invoice.groups) {
    const std::size_t first = shares.size();
    const auto add = [&](const std::string& code, Amount net) {
      auto share =
          std::find_if(shares.begin(), shares.end(), [&](const CodeShare& one) { return one.tax_code == code; });
      if (share == shares.end())
        share = shares.insert(shares.end(), {code, Amount(0, invoice.currency), Amount(0, invoice.currency)});
      share->net += net;
    };
    for (const InvoiceLine& line : invoice.lines)
      if (same_group(line, group)) add(line.tax_code, line.net);
    for (const DocumentCharge& charge : invoice.charges)
      if (same_group(charge, group)) add(charge.tax_code, effect_of(charge));
    Amount rest = group.tax;
    for (const Deduction& deduction : invoice.deductions)
      if (deduction.category == group.category && deduction.rate == group.rate) rest += deduction.tax;
    for (std::size_t i = first; i < shares.size(); ++i) {
      shares[i].tax = i + 1 < shares.size() ? share_of(shares[i].net, group.rate) : rest;
      rest -= shares[i].tax;
    }
  }
  return shares;
}

}  // namespace kontor
