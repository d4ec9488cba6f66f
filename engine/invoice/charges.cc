#include "engine/invoice/charges.h"

#include <algorithm>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/money/allotment.h"
#include "engine/money/wide.h"

namespace kontor {

namespace {

// The code under which the first line of a group is sold: where its share of a discount is posted.
const TaxCode& code_of(const TaxGroup& group, const std::vector<InvoiceLine>& lines, const TaxCodes& codes) {
  const auto line = std::find_if(lines.begin(), lines.end(), [&](const InvoiceLine& one) {
    return one.category == group.category && one.rate == group.rate;
  });
  return codes.at(line->tax_code);
}

class Taking {
 public:
  Taking(const StatedInvoice& stated, const std::vector<InvoiceLine>& lines, const std::vector<TaxGroup>& groups,
         const TaxCodes& codes)
      : stated_(stated), lines_(lines), groups_(groups), codes_(codes) {}

  std::vector<DocumentCharge> take() {
    for (const StatedCharge& one : stated_.charges) one.tax_code.empty() ? divide(one) : take_whole(one);
    return std::move(charges_);
  }

 private:
  void add(const StatedCharge& stated, const TaxCode& code, Amount base, Amount amount) {
    charges_.push_back(
        {stated.is_charge, stated.text, code.code, code.category, code.rate, stated.percent, base, amount});
  }

  Amount given(const StatedCharge& stated) const { return product(stated.amount, Decimal(1), stated_.currency); }

  void take_whole(const StatedCharge& stated) {
    const TaxCode& code = codes_.at(stated.tax_code);
    Amount base(0, stated_.currency);
    for (const InvoiceLine& line : lines_)
      if (line.tax_code == code.code) base += line.net;
    add(stated, code, base, stated.percent.is_zero() ? given(stated) : share_of(base, Rate(stated.percent)));
  }

  void divide(const StatedCharge& stated) {
    std::vector<Amount> parts;
    if (stated.percent.is_zero()) {
      std::vector<std::int64_t> weights;
      for (const TaxGroup& group : groups_) weights.push_back(std::max<std::int64_t>(0, group.base.minor_units()));
      if (std::all_of(weights.begin(), weights.end(), [](std::int64_t weight) { return weight == 0; })) return;
      parts = allot(given(stated), weights);
    } else {
      for (const TaxGroup& group : groups_) parts.push_back(share_of(group.base, Rate(stated.percent)));
    }
    for (std::size_t i = 0; i < parts.size(); ++i)
      if (!parts[i].is_zero()) add(stated, code_of(groups_[i], lines_, codes_), groups_[i].base, parts[i]);
  }

  const StatedInvoice& stated_;
  const std::vector<InvoiceLine>& lines_;
  const std::vector<TaxGroup>& groups_;
  const TaxCodes& codes_;
  std::vector<DocumentCharge> charges_;
};

void add_to_groups(const DocumentCharge& charge, std::vector<TaxGroup>& groups) {
  auto group = std::find_if(groups.begin(), groups.end(), [&](const TaxGroup& one) {
    return one.category == charge.category && one.rate == charge.rate;
  });
  if (group == groups.end()) {
    TaxGroup fresh;
    fresh.category = charge.category;
    fresh.rate = charge.rate;
    fresh.base = Amount(0, charge.amount.currency());
    group = groups.insert(groups.end(), std::move(fresh));
  }
  group->base += effect_of(charge);
}

}  // namespace

std::vector<DocumentCharge> take_charges(const StatedInvoice& stated, const std::vector<InvoiceLine>& lines,
                                         std::vector<TaxGroup>& groups, const TaxCodes& codes,
                                         const InvoicePlaces& places) {
  std::vector<DocumentCharge> charges = Taking(stated, lines, groups, codes).take();
  for (const StatedCharge& one : stated.charges) {
    const bool has_effect = std::any_of(charges.begin(), charges.end(), [&](const DocumentCharge& charge) {
      return charge.is_charge == one.is_charge && charge.text == one.text && !charge.amount.is_zero();
    });
    if (!has_effect) refuse(Fault::charge_without_amount, one.text, places.of(one.is_charge ? "charge" : "discount"));
  }
  for (const DocumentCharge& charge : charges) add_to_groups(charge, groups);
  return charges;
}

Amount effect_of(const DocumentCharge& charge) { return charge.is_charge ? charge.amount : -charge.amount; }

}  // namespace kontor
