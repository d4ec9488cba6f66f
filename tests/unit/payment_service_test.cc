// Payment services: accounts of their own, whose lines have a fee in them, several currencies and rows that move
// nothing.
#include <gtest/gtest.h>

#include "tests/unit/expect_refusal.h"
#include "tests/unit/samples.h"

namespace kontor {
namespace {

StatementFile read_sample(const std::string& name) { return statement_readers().read(sample_bytes(name), name); }

std::string shown(const BankLine& line) {
  constexpr std::string_view kStates[] = {"", "pending ", "information "};
  return std::string(kStates[static_cast<std::size_t>(line.state)]) + line.amount.to_plain() +
         (line.fee.is_zero() ? "" : " with fee " + line.fee.to_plain());
}

std::vector<std::string> shown(const Statement& statement) {
  std::vector<std::string> lines;
  for (const BankLine& line : statement.lines) lines.push_back(shown(line));
  return lines;
}

using Shown = std::vector<std::string>;

TEST(PaymentServiceTest, TheFeeIsAPartOfTheAmount) {
  EXPECT_EQ(shown(read_sample("stripe.csv").statements[0]), (Shown{"116.96 with fee -2.04", "-19.00", "-97.96"}));
  EXPECT_EQ(shown(read_sample("revolut.csv").statements[0]),
            (Shown{"-40.50 with fee -0.50", "119.00", "pending -60.00", "information -90.00"}));
  EXPECT_EQ(shown(read_sample("revolut-business.csv").statements[0]), (Shown{"-700.20 with fee -0.20", "1000.00"}));
}

TEST(PaymentServiceTest, GrossAndFeeMakeTheNetOrTheFileIsRefused) {
  const auto read = [](std::string_view from, std::string_view to) {
    static_cast<void>(statement_readers().read(changed(sample_bytes("stripe.csv"), from, to), "stripe.csv"));
  };
  EXPECT_REFUSAL(read("\"2.04\"", "\"2.05\""), Fault::fee_differs);
  EXPECT_REFUSAL(read("\"119.00\"", "\"11.90\""), Fault::fee_differs);
}

TEST(PaymentServiceTest, AFeeInARowOfItsOwnIsNoPartOfAnotherLine) {
  EXPECT_EQ(shown(read_sample("wise.csv").statements[0]),
            (Shown{"-61.20 with fee -0.24", "-100.00", "-0.60", "1100.60"}));
}

TEST(PaymentServiceTest, EveryCurrencyIsAStatementAndAnExchangeTouchesTwo) {
  const StatementFile paypal = read_sample("paypal.csv");
  ASSERT_EQ(paypal.statements.size(), 2U);
  EXPECT_EQ(shown(paypal.statements[0]),
            (Shown{"115.69 with fee -3.31", "-20.00", "20.00", "-23.40", "information 50.00", "-1000.00"}));
  EXPECT_EQ(shown(paypal.statements[1]), (Shown{"-25.00", "25.00"}));
  const StatementFile wise = read_sample("wise-transfers.csv");
  EXPECT_EQ(shown(wise.statements[0]),
            (Shown{"-133.00 with fee -1.73", "-100.00 with fee -0.50", "information -11.00 with fee -1.00"}));
  EXPECT_EQ(shown(wise.statements[1]), (Shown{"2500.00", "107.00"}));
}

TEST(PaymentServiceTest, APayoutLeavesTheAccountAndCashNeverReachedIt) {
  EXPECT_EQ(shown(read_sample("sumup.csv").statements[0]),
            (Shown{"29.58 with fee -0.42", "-29.58", "information 3.50", "19.72 with fee -0.28"}));
}

TEST(PaymentServiceTest, ThePartsOfAnOrderAreOneLineAndAllOrdersMakeThePayout) {
  EXPECT_EQ(shown(read_sample("amazon.txt").statements[0]),
            (Shown{"-87.35", "81.35 with fee -18.65", "45.00", "-39.00"}));
  const std::string cut = changed(sample_bytes("amazon.txt"), "-39,00", "-38,00");
  EXPECT_REFUSAL(statement_readers().read(cut, "amazon.txt"), Fault::payout_differs);
}

TEST(PaymentServiceTest, TheWholeFileDecidesTheOrderOfDaysAndTheDecimalMark) {
  const StatementFile file = read_sample("paypal-en.csv");
  EXPECT_EQ(file.statements[0].lines[0].day, Day::of(2026, 6, 4)) << "because of 6/14/2026";
  const auto read = [](std::string_view bytes) { static_cast<void>(statement_readers().read(bytes, "paypal.csv")); };
  const std::string head = "Date,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID\n";
  EXPECT_REFUSAL(read(head + "06/04/2026,Jo,Payment,Completed,EUR,1.50,0.00,1.50,A1\n"), Fault::day_order_open);
  EXPECT_REFUSAL(read(head + "2026-04-06,Jo,Payment,Completed,EUR,\"1,500\",0,\"1,500\",A1\n"),
                 Fault::decimal_mark_open);
  EXPECT_EQ(statement_readers()
                .read(head + "2026-04-06,Jo,Payment,Completed,EUR,\"1,500\",0.00,\"1,500\",A1\n", "p")
                .statements[0]
                .lines[0]
                .amount.to_plain(),
            "1500.00");
}

TEST(PaymentServiceTest, TheLanguageOfTheHeaderDecidesTheOrderOfDays) {
  const std::string italian =
      "Data,Nome,Tipo,Stato,Valuta,Lordo,Tariffa,Netto,Codice transazione\n"
      "06/04/2026,Jo,Pagamento,Completata,EUR,\"1,50\",\"0,00\",\"1,50\",A1\n";
  EXPECT_EQ(statement_readers().read(italian, "p").statements[0].lines[0].day, Day::of(2026, 4, 6));
}

TEST(PaymentServiceTest, BalancesProveALineMissingWhateverTheOrder) {
  const std::string head = "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n";
  const std::string a = "TRANSFER,Current,2026-03-01 10:00:00,2026-03-01 10:00:00,A,100,0,EUR,COMPLETED,100\n";
  const std::string b = "TRANSFER,Current,2026-03-02 10:00:00,2026-03-02 10:00:00,B,20,0,EUR,COMPLETED,120\n";
  const std::string c = "TRANSFER,Current,2026-03-03 10:00:00,2026-03-03 10:00:00,C,-5,0,EUR,COMPLETED,115\n";
  const std::string d = "TRANSFER,Current,2026-03-03 11:00:00,2026-03-03 11:00:00,D,-7,0,EUR,COMPLETED,108\n";
  const std::string e = "TRANSFER,Current,2026-03-04 11:00:00,2026-03-04 11:00:00,E,-1,0,EUR,COMPLETED,107\n";
  const auto read = [](const std::string& text) { return statement_readers().read(text, "revolut.csv"); };
  EXPECT_TRUE(read(head + a + b + c + d + e).findings.empty());
  EXPECT_TRUE(read(head + a + b + d + c + e).findings.empty()) << "rows of one day in another order";
  EXPECT_REFUSAL(read(head + a + b + d + e), Fault::balance_chain_broken);
  EXPECT_REFUSAL(read(head + a + b + c + c + d + e), Fault::balance_chain_broken);
}

}  // namespace
}  // namespace kontor
