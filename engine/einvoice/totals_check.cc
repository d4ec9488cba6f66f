#include "engine/einvoice/totals_check.h"

#include <optional>
#include <string_view>

#include "engine/einvoice/profile.h"

namespace kontor {

namespace {

constexpr int kCents = 2;

Decimal or_zero(const std::optional<Decimal>& number) { return number.value_or(Decimal(0)); }

Decimal absolute(const Decimal& number) { return number.is_negative() ? Decimal(0) - number : number; }

class TotalsCheck {
 public:
  TotalsCheck(const CoreInvoice& invoice, const std::string& file) : invoice_(invoice), file_(file) {}

  Findings run() {
    const CoreTotals& totals = invoice_.totals;
    if (!invoice_.lines.empty()) expect(totals.lines, sum_of_lines(), "BT-106", "BR-CO-10");
    expect_allowances();
    if (totals.lines)
      expect(totals.net, *totals.lines - or_zero(totals.allowances) + or_zero(totals.charges), "BT-109", "BR-CO-13");
    if (!invoice_.groups.empty()) expect(totals.tax, sum_of_groups(), "BT-110", "BR-CO-14");
    if (totals.net) expect(totals.gross, *totals.net + or_zero(totals.tax), "BT-112", "BR-CO-15");
    if (totals.gross && tells_payments())
      expect(totals.due,
             *totals.gross - or_zero(totals.prepaid) + or_zero(totals.rounding) + or_zero(totals.third_party), "BT-115",
             "BR-CO-16");
    for (const CoreTaxGroup& group : invoice_.groups) expect_tax(group);
    return std::move(findings_);
  }

 private:
  // MINIMUM names no prepaid amount (BT-113), the extension of XRechnung adds payments of third parties (BG-DEX-09).
  bool tells_payments() const {
    const std::string_view profile = profile_of(invoice_.specification);
    return profile != "MINIMUM" && (profile != "XRECHNUNG EXTENSION" || invoice_.totals.third_party);
  }

  void expect(const std::optional<Decimal>& stated, const Decimal& computed, std::string_view term,
              std::string_view rule) {
    if (!stated || *stated == computed.rounded(kCents, Rounding::half_away_from_zero)) return;
    findings_.push_back({Fault::einvoice_totals_differ,
                         {file_, 0, std::string(term)},
                         stated->to_plain(),
                         {"terms/" + std::string(term),
                          computed.rounded(kCents, Rounding::half_away_from_zero).to_plain(), std::string(rule)}});
  }

  Decimal sum_of_lines() const {
    Decimal sum;
    for (const CoreLine& line : invoice_.lines) sum = sum + or_zero(line.net);
    return sum;
  }

  Decimal sum_of_groups() const {
    Decimal sum;
    for (const CoreTaxGroup& group : invoice_.groups) sum = sum + or_zero(group.tax);
    return sum;
  }

  // A profile without lines has no allowances of the document either, only their sums.
  void expect_allowances() {
    if (invoice_.allowances.empty()) return;
    Decimal allowances, charges;
    for (const CoreAllowance& one : invoice_.allowances) {
      Decimal& sum = one.is_charge ? charges : allowances;
      sum = sum + or_zero(one.amount);
    }
    expect(invoice_.totals.allowances, allowances, "BT-107", "BR-CO-11");
    expect(invoice_.totals.charges, charges, "BT-108", "BR-CO-12");
  }

  void expect_tax(const CoreTaxGroup& group) {
    if (!group.base || !group.tax || !group.rate) return;
    const Amount tax = share_of(*group.base, *group.rate);
    if (absolute(Decimal::of(tax) - *group.tax) >= Decimal(1))
      expect(group.tax, Decimal::of(tax), "BT-117", "BR-CO-17");
  }

  // The point of a percentage moves by two digits.
  static Amount share_of(const Decimal& base, const Decimal& rate) {
    const Decimal percent = rate.without_trailing_zeros();
    return product(base, Decimal(percent.coefficient(), percent.scale() + 2), kEuro);
  }

  const CoreInvoice& invoice_;
  const std::string& file_;
  Findings findings_;
};

}  // namespace

Findings check_totals(const CoreInvoice& invoice, const std::string& file) { return TotalsCheck(invoice, file).run(); }

}  // namespace kontor
