// Claims and payments: what the tax profile puts off becomes final on payment, to the cent.
#include "engine/book/settle.h"

#include <gtest/gtest.h>

#include "tests/unit/firm.h"

namespace kontor {
namespace {

constexpr TaxProfile kSoll{ProfitMethod::accrual, VatMethod::agreed};
constexpr TaxProfile kIst{ProfitMethod::cash, VatMethod::received};

OpenItem claim_of(Amount net, Amount tax, const std::string& code = "U19", const std::string& account = "8400") {
  OpenItem item;
  item.number = "RE-2026-0001";
  item.day = Day::of(2026, 1, 20);
  item.due = Day::of(2026, 2, 3);
  item.gross = net + tax;
  item.shares = {{code, account, net, tax}};
  return item;
}

// Puts the claim into the book and returns it as it is stored.
OpenItem open(Firm& firm, OpenItem item) {
  Book book = firm.book();
  Transaction act(firm.storage());
  EntryRecord entry = claim_entry(book, item);
  entry.text = "Rechnung " + item.number;
  item.entry = record(book, std::move(entry));
  item.id = firm.storage().add_item(item);
  act.commit();
  return item;
}

void pay(Firm& firm, OpenItem& item, Day day, Amount amount, Amount discount = Amount()) {
  Book book = firm.book();
  Transaction act(firm.storage());
  const std::int64_t entry =
      record(book, settlement_entry(book, {day, "1200", "Zahlung", "", "manual"}, {{item, amount, discount}}));
  firm.storage().settle({item.id, entry, day, amount, discount});
  act.commit();
  item = *firm.storage().item(item.id);
}

TEST(SettleTest, ReceivedFeesPartPaymentAndSkontoOnTheRest) {
  Firm firm(kIst);
  OpenItem item = open(firm, claim_of(eur("2000.00"), eur("380.00")));
  EXPECT_EQ(firm.box("2026-01", "81"), "0");
  pay(firm, item, Day::of(2026, 2, 10), eur("1190.00"));
  EXPECT_EQ(firm.box("2026-02", "81"), "1000");
  EXPECT_EQ(firm.box("2026-02", "83"), "190.00");
  pay(firm, item, Day::of(2026, 3, 5), eur("1190.00"), eur("47.60"));
  EXPECT_EQ(firm.box("2026-03", "81"), "960");
  EXPECT_EQ(firm.box("2026-03", "83"), "182.40");
  EXPECT_EQ(firm.eur_line("2026", "112"), "1960.00");
  EXPECT_EQ(firm.eur_line("2026", "140"), "372.40");
  EXPECT_TRUE(item.open().is_zero());
  EXPECT_TRUE(firm.storage().open_items().empty());
  for (const char* waiting : {"1400", "1390", "1766"}) EXPECT_TRUE(firm.balance(waiting).is_zero()) << waiting;
  EXPECT_EQ(firm.balance("1200"), eur("2332.40"));
}

TEST(SettleTest, AgreedFeesCountWithTheInvoiceAndSkontoIsAChange) {
  Firm firm(kSoll);
  OpenItem item = open(firm, claim_of(eur("2000.00"), eur("380.00")));
  EXPECT_EQ(firm.box("2026-01", "81"), "2000");
  pay(firm, item, Day::of(2026, 2, 10), eur("1190.00"));
  pay(firm, item, Day::of(2026, 3, 5), eur("1190.00"), eur("47.60"));
  EXPECT_EQ(firm.box("2026-02", "81"), "0");
  EXPECT_EQ(firm.box("2026-03", "81"), "-40");
  EXPECT_EQ(firm.box("2026-03", "83"), "-7.60");
}

TEST(SettleTest, ManyPartPaymentsNeverLoseACent) {
  Firm firm(kIst);
  OpenItem item = open(firm, claim_of(eur("33.33"), eur("6.33")));
  for (int part = 0; part < 5; ++part) pay(firm, item, Day::of(2026, 2, 10), eur("7.77"));
  pay(firm, item, Day::of(2026, 3, 1), eur("0.81"));
  EXPECT_EQ(firm.eur_line("2026", "112"), "33.33");
  EXPECT_EQ(firm.eur_line("2026", "140"), "6.33");
  EXPECT_TRUE(firm.balance("1390").is_zero());
}

TEST(SettleTest, AReversedPaymentOpensTheClaimAgain) {
  Firm firm(kIst);
  OpenItem item = open(firm, claim_of(eur("100.00"), eur("19.00")));
  pay(firm, item, Day::of(2026, 2, 10), eur("119.00"));
  Book book = firm.book();
  reverse(book, {2, "Rücklastschrift", Day::of(2026, 2, 12)});
  EXPECT_EQ(firm.storage().item(item.id)->open(), eur("119.00"));
  EXPECT_EQ(firm.box("2026-02", "81"), "0");
  EXPECT_EQ(firm.eur_line("2026", "112"), "0.00");
}

TEST(SettleTest, SuppliesForTheRecapitulativeStatementCountWhenTheyAreDone) {
  Firm firm(kIst);
  open(firm, claim_of(eur("800.00"), Amount(), "EU_SL", "8336"));
  EXPECT_EQ(firm.box("2026-01", "21"), "800") << "received fees make no difference (§ 18b UStG)";
}

}  // namespace
}  // namespace kontor
