// CAMT statements: what banks put into entries beyond day, amount and name.
#include "engine/bank/camt.h"

#include <gtest/gtest.h>

#include "tests/unit/expect_refusal.h"
#include "tests/unit/samples.h"
#include "tests/unit/statements.h"

namespace kontor {
namespace {

struct Balances {
  std::string opening, day_opening, closing, day_closing;
};

std::string balance(const std::string& code, const std::string& amount, const std::string& day) {
  return "<Bal><Tp><CdOrPrtry><Cd>" + code + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">" + amount +
         "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>" + day + "</Dt></Dt></Bal>";
}

std::string statement(const Balances& balances, const std::string& entries) {
  return "<Stmt><Id>S</Id><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>" +
         balance("PRCD", balances.opening, balances.day_opening) +
         balance("CLBD", balances.closing, balances.day_closing) + entries + "</Stmt>";
}

std::string entry(const std::string& amount, const std::string& sign, const std::string& day, const std::string& more) {
  return "<Ntry><Amt Ccy=\"EUR\">" + amount + "</Amt><CdtDbtInd>" + sign + "</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>" +
         day + "</Dt></BookgDt>" + more + "</Ntry>";
}

std::string detail(const std::string& inside) { return "<NtryDtls><TxDtls>" + inside + "</TxDtls></NtryDtls>"; }

StatementFile read(const std::string& statements) {
  return read_camt("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt>" + statements +
                       "</BkToCstmrStmt></Document>",
                   "auszug.xml");
}

const Balances kNothing{"10.00", "2026-03-01", "10.00", "2026-03-31"};

// The only line of a statement; its balances do not matter.
BankLine line_of(const std::string& entry) { return read(statement(kNothing, entry)).statements.at(0).lines.at(0); }

const std::string kReturn =
    "<RtrInf><Rsn><Cd>MD06</Cd></Rsn></RtrInf><AmtDtls><InstdAmt><Amt Ccy=\"EUR\">119.00</Amt></InstdAmt></AmtDtls>";

TEST(CamtTest, AReturnKeepsItsReasonAndTheFeeInsideIt) {
  const BankLine line = line_of(entry("122.00", "DBIT", "2026-03-05", detail(kReturn)));
  EXPECT_EQ(line.return_reason, "MD06");
  EXPECT_EQ(line.amount, Amount(-12200));
  EXPECT_EQ(line.amount_original, Amount(-11900));
  EXPECT_EQ(line.charges, Amount(300)) << "the bank named none: the difference";
}

TEST(CamtTest, ChargesAreKeptAndNeverAdded) {
  const std::string old = "<Chrgs><Amt Ccy=\"EUR\">2.00</Amt></Chrgs><Chrgs><Amt Ccy=\"EUR\">0.50</Amt></Chrgs>";
  const std::string total =
      "<Chrgs><TtlChrgsAndTaxAmt Ccy=\"EUR\">2.50</TtlChrgsAndTaxAmt><Rcrd><Amt Ccy=\"EUR\">2.50</Amt></Rcrd></Chrgs>";
  const std::string records =
      "<Chrgs><Rcrd><Amt Ccy=\"EUR\">2.00</Amt></Rcrd><Rcrd><Amt Ccy=\"EUR\">0.50</Amt></Rcrd></Chrgs>";
  for (const std::string& charges : {old, total, records}) {
    EXPECT_EQ(line_of(entry("122.00", "DBIT", "2026-03-05", charges)).charges, Amount(250));
    const BankLine line = line_of(entry("122.00", "DBIT", "2026-03-05", detail(charges + kReturn)));
    EXPECT_EQ(line.charges, Amount(250));
    EXPECT_EQ(line.amount, Amount(-12200));
  }
  EXPECT_EQ(line_of(entry("1.00", "DBIT", "2026-03-05", "<Chrgs><Amt Ccy=\"EUR\">0.00</Amt></Chrgs>")).charges,
            std::nullopt);
}

TEST(CamtTest, AForeignPaymentKeepsItsAmountAndRate) {
  const BankLine line =
      line_of(entry("100.00", "DBIT", "2026-03-05",
                    detail("<AmtDtls><InstdAmt><Amt Ccy=\"USD\">110.00</Amt></InstdAmt><CntrValAmt><Amt "
                           "Ccy=\"EUR\">100.00</Amt><CcyXchg><SrcCcy>USD</SrcCcy><XchgRate>1.1</XchgRate></CcyXchg>"
                           "</CntrValAmt></AmtDtls>")));
  EXPECT_EQ(line.amount_original, Amount(-11000, Currency::from_code("USD")));
  EXPECT_EQ(line.exchange_rate, Decimal(11, 1));
}

TEST(CamtTest, AReversalIsNotTurnedRound) {
  EXPECT_EQ(line_of(entry("5.00", "DBIT", "2026-03-05", "<RvslInd>true</RvslInd>")).amount, Amount(-500));
}

TEST(CamtTest, EntriesThatAreNotBookedAreNotPosted) {
  const auto state = [](const std::string& status) {
    return line_of(changed(entry("5.00", "DBIT", "2026-03-05", ""), "<Sts>BOOK</Sts>", status)).state;
  };
  EXPECT_EQ(state("<Sts>PDNG</Sts>"), LineState::pending);
  EXPECT_EQ(state("<Sts><Cd>FUTR</Cd></Sts>"), LineState::pending);
  EXPECT_EQ(state("<Sts><Cd>INFO</Cd></Sts>"), LineState::information);
  EXPECT_EQ(state("<Sts><Cd>BOOK</Cd></Sts>"), LineState::booked);
  EXPECT_EQ(state(" "), LineState::booked) << "some banks leave it out";
  EXPECT_REFUSAL(state("<Sts><Prtry>VIELLEICHT</Prtry></Sts>"), Fault::statement_word_unknown);
}

TEST(CamtTest, StatementsOfOneAccountAreOne) {
  const std::string monday =
      statement({"10.00", "2026-03-01", "15.00", "2026-03-02"}, entry("5.00", "CRDT", "2026-03-02", ""));
  const std::string tuesday =
      statement({"15.00", "2026-03-02", "12.00", "2026-03-03"}, entry("3.00", "DBIT", "2026-03-03", ""));
  const StatementFile file = read(monday + tuesday);
  ASSERT_EQ(file.statements.size(), 1U);
  EXPECT_EQ(file.statements[0].lines.size(), 2U);
  EXPECT_EQ(file.statements[0].balances.size(), 3U) << "the opening of Tuesday is the closing of Monday";
  const StatementFile twice = read(monday + monday + tuesday);
  EXPECT_EQ(twice.statements[0].lines.size(), 2U);
  EXPECT_EQ(twice.findings.front().fault, Fault::statement_repeated);
  const StatementFile newest_first = read(tuesday + monday);
  EXPECT_EQ(newest_first.statements[0].lines.front().amount, Amount(500));
}

TEST(CamtTest, ANotificationDoesNotDoubleTheStatement) {
  const BankLine batch = bank_line({"2026-03-05", "300.00", "", "Sammelgutschrift"});
  const StatementFile notification = statement_of({batch}, "camt.054.001.08");
  const StatementFile whole =
      statement_of({batch, bank_line({"2026-03-06", "-9.00", "Bank", "Entgelt"})}, "camt.053.001.08");
  for (const bool notification_first : {true, false}) {
    const auto firm = firm_with_bank();
    if (notification_first) {
      const ImportResult announced = import_into(*firm, notification);
      EXPECT_EQ(announced.lines_new, 0);
      EXPECT_EQ(announced.findings.front().fault, Fault::notification_only);
      ASSERT_EQ(lines_in(*firm).size(), 1U);
      EXPECT_EQ(lines_in(*firm)[0].line.state, LineState::pending);
    }
    EXPECT_EQ(import_into(*firm, whole).lines_new, 2);
    if (!notification_first) import_into(*firm, notification);
    EXPECT_EQ(lines_in(*firm).size(), 2U) << "the announced line has gone with its booking";
  }
}

}  // namespace
}  // namespace kontor
