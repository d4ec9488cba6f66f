// Totals as EN 16931 has them, by example.
#include "engine/invoice/totals.h"

#include <gtest/gtest.h>

#include "tests/unit/expect_refusal.h"
#include "tests/unit/invoice_firm.h"

namespace kontor {
namespace {

StatedLine line(std::string_view quantity, std::string_view price, const std::string& tax_code = "U19",
                std::string_view discount = "0") {
  StatedLine stated;
  stated.text = "Leistung";
  stated.quantity = Decimal::from_plain(quantity);
  stated.unit = "HUR";
  stated.price = Decimal::from_plain(price);
  stated.tax_code = tax_code;
  stated.discount_percent = Decimal::from_plain(discount);
  return stated;
}

StatedLine gross(StatedLine stated) {
  stated.price_is_gross = true;
  return stated;
}

Invoice totals(std::vector<StatedLine> lines, std::vector<StatedCharge> charges = {}) {
  StatedInvoice stated;
  stated.date = Day::of(2026, 3, 31);
  stated.due = Day::of(2026, 4, 14);
  stated.lines = std::move(lines);
  stated.charges = std::move(charges);
  static const TaxCodes codes = test_tax_codes();
  return add_up(stated, codes, {});
}

TEST(InvoiceTotals, ALineIsQuantityTimesPriceRoundedOnce) {
  EXPECT_EQ(totals({line("3", "9.345")}).net, eur("28.04")) << "28.035: a half is rounded up";
  EXPECT_EQ(totals({line("0.333", "0.333333")}).net, eur("0.11"));
  EXPECT_EQ(totals({line("-3", "9.345")}).net, eur("-28.04")) << "away from zero for both signs";
}

TEST(InvoiceTotals, TaxIsRoundedOncePerCategoryAndRate) {
  const Invoice invoice = totals({line("1", "0.13"), line("1", "0.13"), line("1", "0.13"), line("1", "1.00", "U7")});
  ASSERT_EQ(invoice.groups.size(), 2U);
  EXPECT_EQ(invoice.groups[0].base, eur("0.39"));
  EXPECT_EQ(invoice.groups[0].tax, eur("0.07")) << "by line it would be 3 x 0.02";
  EXPECT_EQ(invoice.tax, eur("0.14"));
  EXPECT_EQ(invoice.gross, eur("1.53"));
}

TEST(InvoiceTotals, ANegativeMidpointIsRoundedAwayFromZero) {
  const Invoice invoice = totals({line("-1", "7612.50")});
  EXPECT_EQ(invoice.tax, eur("-1446.38")) << "-1446.375";
  EXPECT_EQ(invoice.gross, eur("-9058.88"));
}

TEST(InvoiceTotals, ADiscountIsRoundedByItself) {
  const Invoice invoice = totals({line("12.5", "48.00", "U19", "5"), line("1", "10.01", "U19", "12.5")});
  EXPECT_EQ(invoice.lines[0].discount, eur("30.00"));
  EXPECT_EQ(invoice.lines[0].net, eur("570.00"));
  EXPECT_EQ(invoice.lines[1].discount, eur("1.25"));
  EXPECT_EQ(invoice.lines[1].net, eur("8.76"));
}

TEST(InvoiceTotals, ANegativePriceBecomesANegativeQuantity) {
  const InvoiceLine taken_off = totals({line("2", "100.00"), line("1", "-50.00")}).lines[1];
  EXPECT_EQ(taken_off.quantity, Decimal(-1));
  EXPECT_EQ(taken_off.price, Decimal::from_plain("50.00"));
  EXPECT_EQ(taken_off.net, eur("-50.00"));
}

TEST(InvoiceTotals, GrossPricesKeepWhatWasPromised) {
  const Invoice invoice = totals({gross(line("1", "9.99"))});
  EXPECT_EQ(invoice.gross, eur("9.99")) << "no net amount leads to it: 8.39 makes 9.98, 8.40 makes 10.00";
  EXPECT_EQ(invoice.net, eur("8.39"));
  EXPECT_EQ(invoice.tax, eur("1.60"));
  EXPECT_EQ(invoice.lines[0].price, Decimal::from_plain("8.39"));
}

TEST(InvoiceTotals, GrossLinesAddUpToTheirBase) {
  const Invoice invoice = totals(
      {gross(line("3", "9.99")), gross(line("1", "0.50")), gross(line("7", "1.11", "U7")), gross(line("1", "4.99"))});
  EXPECT_EQ(invoice.gross, eur("43.23"));
  Amount standard;
  for (const InvoiceLine& one : invoice.lines)
    if (one.tax_code == "U19") standard += one.net;
  EXPECT_EQ(standard, invoice.groups[0].base);
  for (const InvoiceLine& one : invoice.lines)
    EXPECT_EQ(product(one.quantity, one.price, kEuro) - one.discount, one.net) << one.price.to_plain();
}

TEST(InvoiceTotals, GrossPricesWithDiscounts) {
  const Invoice invoice = totals({gross(line("2", "119.00", "U19", "10")), gross(line("1", "11.90", "U19", "100"))});
  EXPECT_EQ(invoice.gross, eur("214.20"));
  EXPECT_EQ(invoice.lines[0].net, eur("180.00"));
  EXPECT_EQ(invoice.lines[0].discount, eur("20.00"));
  EXPECT_EQ(invoice.lines[0].price, Decimal::from_plain("100.00"));
  EXPECT_EQ(invoice.lines[1].net, eur("0.00"));
  EXPECT_EQ(invoice.lines[1].discount, eur("10.00"));
}

StatedCharge reduction(std::string_view percent, std::string_view amount, const std::string& code = "") {
  return {false, "Rabatt", code, Decimal::from_plain(percent), Decimal::from_plain(amount)};
}

StatedCharge postage(std::string_view amount, const std::string& code = "") {
  return {true, "Versand", code, Decimal(), Decimal::from_plain(amount)};
}

TEST(InvoiceTotals, APercentageIsTakenOfTheLinesOfEachRate) {
  const Invoice invoice = totals({line("1", "100.10"), line("1", "50.05", "U7")}, {reduction("5", "0")});
  ASSERT_EQ(invoice.charges.size(), 2U);
  EXPECT_EQ(invoice.charges[0].amount, eur("5.01")) << "5.005: a half is rounded up";
  EXPECT_EQ(invoice.charges[1].amount, eur("2.50")) << "2.5025";
  EXPECT_EQ(invoice.groups[0].base, eur("95.09"));
  EXPECT_EQ(invoice.groups[1].base, eur("47.55"));
  EXPECT_EQ(invoice.net, eur("142.64"));
}

TEST(InvoiceTotals, AnAmountIsDividedByTheSumsOfTheRates) {
  const Invoice invoice = totals({line("1", "200.00"), line("1", "100.00", "U7")}, {reduction("0", "10.00")});
  ASSERT_EQ(invoice.charges.size(), 2U);
  EXPECT_EQ(invoice.charges[0].amount, eur("6.67"));
  EXPECT_EQ(invoice.charges[1].amount, eur("3.33"));
}

TEST(InvoiceTotals, AChargeMayBringARateOfItsOwn) {
  const Invoice invoice = totals({line("1", "10.00", "U7")}, {postage("4.90", "U19")});
  ASSERT_EQ(invoice.groups.size(), 2U);
  EXPECT_EQ(invoice.groups[1].base, eur("4.90"));
  EXPECT_EQ(invoice.groups[1].tax, eur("0.93"));
  const std::vector<CodeShare> shares = shares_of(invoice);
  ASSERT_EQ(shares.size(), 2U);
  EXPECT_EQ(shares[1], (CodeShare{"U19", eur("4.90"), eur("0.93")}));
}

TEST(InvoiceTotals, ChargesOfGrossPricesAreGross) {
  const Invoice invoice =
      totals({gross(line("1", "119.00"))}, {reduction("10", "0"), postage("4.90"), postage("1.07", "U7")});
  EXPECT_EQ(invoice.gross, eur("113.07"));
  EXPECT_EQ(invoice.charges[0].amount, eur("10.00"));
  EXPECT_EQ(invoice.charges[1].amount, eur("4.12"));
  EXPECT_EQ(invoice.charges[2].amount, eur("1.00"));
}

TEST(InvoiceTotals, ADiscountOfALineMayBeAnAmount) {
  StatedLine reduced = line("2", "50.00");
  reduced.discount_amount = Decimal::from_plain("12.50");
  EXPECT_EQ(totals({reduced}).net, eur("87.50"));
  reduced = gross(line("1", "119.00"));
  reduced.discount_amount = Decimal::from_plain("11.90");
  const Invoice invoice = totals({reduced});
  EXPECT_EQ(invoice.gross, eur("107.10"));
  EXPECT_EQ(invoice.lines[0].discount, eur("10.00"));
  EXPECT_EQ(invoice.lines[0].price, Decimal::from_plain("100.00"));
}

TEST(InvoiceTotals, CodesOfOneGroupShareItsTax) {
  const Invoice invoice = totals({line("1", "0.13"), line("1", "0.13", "IGL_B2C19"), line("1", "5.00", "U7")});
  const std::vector<CodeShare> shares = shares_of(invoice);
  ASSERT_EQ(shares.size(), 3U);
  EXPECT_EQ(shares[0], (CodeShare{"U19", eur("0.13"), eur("0.02")}));
  EXPECT_EQ(shares[1], (CodeShare{"IGL_B2C19", eur("0.13"), eur("0.03")}));
  EXPECT_EQ(shares[2], (CodeShare{"U7", eur("5.00"), eur("0.35")}));
}

TEST(InvoiceTotals, ACancellationIsTheOppositeToTheCent) {
  Invoice invoice = totals({line("-1", "7612.50"), line("9", "9999.99", "U7", "3"), line("3", "0.335")});
  invoice.number = "RE-1";
  const Invoice cancellation = cancellation_of(invoice, Day::of(2026, 4, 2));
  EXPECT_EQ(cancellation.gross, -invoice.gross);
  EXPECT_EQ(cancellation.tax, -invoice.tax);
  EXPECT_EQ(cancellation.preceding_number, "RE-1");
  EXPECT_EQ(cancellation.preceding_date, Day::of(2026, 3, 31));
  for (const InvoiceLine& one : cancellation.lines)
    EXPECT_EQ(product(one.quantity, one.price, kEuro) - one.discount, one.net);
}

TEST(InvoiceTotals, WhatCannotBeAddedUpIsRefused) {
  EXPECT_REFUSAL(totals({line("1", "1.00"), gross(line("1", "1.00"))}), Fault::invoice_prices_mixed);
  EXPECT_REFUSAL(totals({line("0", "1.00")}), Fault::invoice_quantity_zero);
  EXPECT_REFUSAL(totals({line("1", "1.00")}, {postage("0")}), Fault::charge_without_amount);
  EXPECT_REFUSAL(totals({line("1", "1.00")}, {reduction("5", "0", "U7")}), Fault::charge_without_amount);
  EXPECT_REFUSAL(totals({line("9000000000000", "9000000000000")}), Fault::amount_overflow);
  EXPECT_REFUSAL(totals({line("1", "92233720368547758.07"), line("1", "0.01")}), Fault::amount_overflow);
}

}  // namespace
}  // namespace kontor
