// What holds for every invoice, whatever stands in its lines.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

#include "engine/base/refusal.h"
#include "engine/invoice/charges.h"
#include "engine/invoice/totals.h"
#include "tests/unit/invoice_firm.h"

namespace kontor {
namespace {

const std::vector<std::string> kCodes{"U19", "U7", "IGL_B2C19", "KU19", "EU_SL", "U0"};

StatedLine any_line(bool gross) {
  StatedLine line;
  line.text = *rc::gen::element<std::string>("Beratung", "Öl \"kalt\" & <gepresst>", "C:\\Pfad");
  line.detail = *rc::gen::element<std::string>("", "zwei\nZeilen");
  line.unit = *rc::gen::element<std::string>("HUR", "H87", "KMT");
  line.quantity =
      Decimal(*rc::gen::distinctFrom(rc::gen::inRange<std::int64_t>(-100'000, 100'000), 0), *rc::gen::inRange(0, 4));
  line.price = Decimal(*rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000), *rc::gen::inRange(0, 7));
  line.price_is_gross = gross;
  line.tax_code = *rc::gen::elementOf(kCodes);
  line.discount_percent = *rc::gen::element(Decimal(0), Decimal(0), Decimal(5), Decimal(33333, 3), Decimal(100));
  return line;
}

StatedCharge any_charge() {
  StatedCharge charge;
  charge.is_charge = *rc::gen::arbitrary<bool>();
  charge.text = *rc::gen::element<std::string>("Versand", "Treuerabatt \"Öl\"");
  if (*rc::gen::arbitrary<bool>()) charge.tax_code = *rc::gen::elementOf(kCodes);
  if (*rc::gen::arbitrary<bool>())
    charge.percent = Decimal(*rc::gen::inRange<std::int64_t>(1, 100'000), 3);
  else
    charge.amount = Decimal(*rc::gen::inRange<std::int64_t>(1, 100'000), 2);
  return charge;
}

StatedInvoice any_invoice(bool gross) {
  StatedInvoice stated;
  stated.buyer.name = "Bäckerei Krume GmbH";
  stated.date = stated.due = Day::of(2026, 3, 31);
  stated.period = Period::of_month(2026, 3);
  stated.language = "de-DE";
  const int count = *rc::gen::inRange(1, 12);
  for (int i = 0; i < count; ++i) stated.lines.push_back(any_line(gross));
  const int charges = *rc::gen::inRange(0, 4);
  for (int i = 0; i < charges; ++i) stated.charges.push_back(any_charge());
  return stated;
}

Invoice added_up(const StatedInvoice& stated) {
  static const TaxCodes codes = test_tax_codes();
  try {
    return add_up(stated, codes, {});
  } catch (const Refusal& refusal) {
    RC_PRE(refusal.findings().front().fault != Fault::charge_without_amount);
    throw;
  }
}

Amount sum_of_lines(const Invoice& invoice, const TaxGroup& group) {
  Amount sum;
  for (const InvoiceLine& line : invoice.lines)
    if (line.category == group.category && line.rate == group.rate) sum += line.net;
  for (const DocumentCharge& charge : invoice.charges)
    if (charge.category == group.category && charge.rate == group.rate) sum += effect_of(charge);
  return sum;
}

void assert_sums(const Invoice& invoice) {
  Amount net, tax, lines;
  for (const TaxGroup& group : invoice.groups) {
    RC_ASSERT(sum_of_lines(invoice, group) == group.base);
    net += group.base;
    tax += group.tax;
  }
  for (const InvoiceLine& line : invoice.lines) lines += line.net;
  for (const DocumentCharge& charge : invoice.charges) lines += effect_of(charge);
  RC_ASSERT(invoice.net == net);
  RC_ASSERT(invoice.net == lines);
  RC_ASSERT(invoice.tax == tax);
  RC_ASSERT(invoice.gross == net + tax);
}

RC_GTEST_PROP(InvoiceProperty, NetPricesAddUpAndTaxIsBaseTimesRate, ()) {
  const Invoice invoice = added_up(any_invoice(false));
  assert_sums(invoice);
  for (const TaxGroup& group : invoice.groups) RC_ASSERT(group.tax == share_of(group.base, group.rate));
  for (const InvoiceLine& line : invoice.lines)
    RC_ASSERT(product(line.quantity, line.price, kEuro) - line.discount == line.net);
}

RC_GTEST_PROP(InvoiceProperty, GrossPricesKeepThePromiseAndTaxIsWithinACent, ()) {
  StatedInvoice stated = any_invoice(true);
  stated.charges.clear();
  const Amount lines = added_up(stated).gross;
  stated.charges.push_back(any_charge());
  stated.charges.front().percent = Decimal();
  stated.charges.front().amount = Decimal(*rc::gen::inRange<std::int64_t>(1, 100'000), 2);
  const Invoice invoice = added_up(stated);
  assert_sums(invoice);
  Amount promised;
  for (const StatedLine& line : stated.lines) {
    const Amount full = product(line.quantity, line.price, kEuro);
    promised += full - share_of(full, Rate(line.discount_percent));
  }
  RC_ASSERT(lines == promised);
  const Amount charge = product(stated.charges.front().amount, Decimal(1), kEuro);
  RC_ASSERT(invoice.gross == promised + (stated.charges.front().is_charge ? charge : -charge));
  for (const TaxGroup& group : invoice.groups)
    RC_ASSERT(absolute(group.tax - share_of(group.base, group.rate)).minor_units() <= 1);
}

RC_GTEST_PROP(InvoiceProperty, SharesAndCancellationsAddUpToo, ()) {
  Invoice invoice = added_up(any_invoice(*rc::gen::arbitrary<bool>()));
  Amount net, tax;
  for (const CodeShare& share : shares_of(invoice)) {
    net += share.net;
    tax += share.tax;
  }
  RC_ASSERT(net == invoice.net);
  RC_ASSERT(tax == invoice.tax);
  invoice.number = "RE-1";
  const Invoice cancellation = cancellation_of(invoice, invoice.date);
  assert_sums(cancellation);
  RC_ASSERT(cancellation.gross == -invoice.gross);
}

RC_GTEST_PROP(InvoiceProperty, ACanonicalFileReadsBackAsTheSameInvoice, ()) {
  static const InvoiceTables tables = test_invoice_tables();
  static const TaxCodes codes = test_tax_codes();
  const StatedInvoice stated = any_invoice(*rc::gen::arbitrary<bool>());
  const InvoiceFileSources sources{tables.units, codes, [](const std::string&) { return std::nullopt; }, "de-DE", 14};
  const std::string text = invoice_file_text(stated);
  const InvoiceFile file = read_invoice_file(text, "rechnung.toml", sources);
  RC_ASSERT(file.findings.empty());
  RC_ASSERT(file.stated == stated);
  RC_ASSERT(invoice_file_text(file.stated) == text);
}

}  // namespace
}  // namespace kontor
