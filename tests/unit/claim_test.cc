// Payments of our own invoices: numbers as customers write them, amounts with Skonto, part and over payments.
#include "engine/matching/claim.h"

#include <gtest/gtest.h>

#include "engine/matching/name.h"
#include "engine/text/fold.h"
#include "tests/unit/match_world.h"

namespace kontor {
namespace {

Claim claim(std::int64_t item, const std::string& number, const std::string& gross) {
  Claim claim;
  claim.item = item;
  claim.number = number;
  claim.name = "Müller & Söhne GmbH";
  claim.gross = eur(gross);
  return claim;
}

Claim with_skonto(Claim claim) {
  claim.skonto_percent = Decimal::from_plain("2");
  claim.skonto_last = Day::of(2026, 3, 7);
  return claim;
}

std::optional<Proposal> payment(const Claims& claims, const BankLine& line) {
  return claims.payment(FoldedLine(line, "DE1"));
}

TEST(InvoiceNumberTest, SignsBlanksZerosAndLettersMakeNoDifference) {
  const InvoiceNumber number("RE-2026-0012");
  for (const char* text : {"RE-2026-0012", "Rechnung re 2026 0012 vielen Dank", "RE20260012", "RE 2026 12", "RE2026/12",
                           "RG.NR.RE - 2026 - 0012", "Rechnung 2026-0012", "20260012", "RE-2026-0012 12.03.2026",
                           "SVWZ+RE-2026-0012EREF+NOTPROVIDED"})
    EXPECT_TRUE(number.is_in(fold(text))) << text;
  for (const char* text : {"RE-2026-00121", "RE-2026-0013", "RE-2025-0012", "12", "2026", "RE-2026", "RE-120260012",
                           "12026-0012", "PRE 2026 1 2", "20260012345"})
    EXPECT_FALSE(number.is_in(fold(text))) << text;
}

TEST(InvoiceNumberTest, ANumberWithoutDigitsIsNeverRecognised) {
  EXPECT_FALSE(InvoiceNumber("ABC").is_in("abc"));
  EXPECT_FALSE(InvoiceNumber("").is_in("rechnung"));
}

TEST(NameTest, WordsCountNotTheirOrderNorTheCutOfTheBank) {
  EXPECT_TRUE(same_name("lena lux", "lux, lena"));
  EXPECT_TRUE(same_name("mueller & soehne gmbh", "mueller und soehne gmbh"));
  EXPECT_TRUE(same_name("agentur himmelblau werbegesellschaft mbh", "agentur himmelblau werbegese"));
  EXPECT_FALSE(same_name("mueller gmbh", "huber gmbh"));
  EXPECT_FALSE(same_name("yoga lux gmbh", "yoga sun gmbh"));
  EXPECT_FALSE(same_name("", "lena lux"));
}

TEST(ClaimTest, NumberAndAmountAreBinding) {
  const Claims claims({claim(1, "RE-2026-0012", "1190.00"), claim(2, "RE-2026-0013", "1190.00")});
  const auto paid = payment(claims, bank_line("1190.00", "Müller", "RE 2026 13"));
  ASSERT_TRUE(paid);
  EXPECT_EQ(paid->standing, Standing::binding);
  EXPECT_EQ(paid->payments, (std::vector<ClaimPayment>{{2, "RE-2026-0013", eur("1190.00"), Amount()}}));
}

TEST(ClaimTest, OnePaymentForSeveralInvoicesWhenTheSumFits) {
  const Claims claims({claim(1, "RE-2026-0012", "100.00"), claim(2, "RE-2026-0013", "50.00")});
  const auto paid = payment(claims, bank_line("150.00", "Müller", "RE-2026-0012, RE-2026-0013"));
  ASSERT_TRUE(paid);
  EXPECT_EQ(paid->standing, Standing::binding);
  EXPECT_EQ(paid->payments.size(), 2U);
  const auto differs = payment(claims, bank_line("97.00", "Müller", "RE-2026-0012, RE-2026-0013"));
  ASSERT_TRUE(differs);
  EXPECT_EQ(differs->standing, Standing::asked);
  EXPECT_EQ(differs->why.key, "payments_differ");
}

TEST(ClaimTest, SkontoHoldsWithinItsTermAndIsAskedAfterIt) {
  const Claims claims({with_skonto(claim(1, "RE-2026-0012", "1190.00"))});
  BankLine line = bank_line("1166.20", "Müller", "RE-2026-0012");
  line.day = Day::of(2026, 3, 7);
  const auto in_time = payment(claims, line);
  ASSERT_TRUE(in_time);
  EXPECT_EQ(in_time->standing, Standing::binding);
  EXPECT_EQ(in_time->payments.front(), (ClaimPayment{1, "RE-2026-0012", eur("1190.00"), eur("23.80")}));
  line.day = Day::of(2026, 3, 8);
  const auto late = payment(claims, line);
  ASSERT_TRUE(late);
  EXPECT_EQ(late->standing, Standing::proposed);
  EXPECT_EQ(late->why.key, "payment_skonto_late");
  EXPECT_EQ(late->payments.front().amount, eur("1166.20"));
}

TEST(ClaimTest, TwoInvoicesWithSkontoInOnePayment) {
  const Claims claims({with_skonto(claim(1, "RE-2026-0012", "1190.00")), claim(2, "RE-2026-0013", "50.00")});
  const auto paid = payment(claims, bank_line("1216.20", "Müller", "2026-0012 und 2026-0013"));
  ASSERT_TRUE(paid);
  EXPECT_EQ(paid->standing, Standing::binding);
  EXPECT_EQ(paid->payments[0].discount, eur("23.80"));
  EXPECT_EQ(paid->payments[1].discount, Amount());
}

TEST(ClaimTest, PartAndOverPaymentsAreNeverPostedInSilence) {
  const Claims claims({claim(1, "RE-2026-0012", "1190.00")});
  const auto part = payment(claims, bank_line("500.00", "Müller", "RE-2026-0012"));
  ASSERT_TRUE(part);
  EXPECT_EQ(part->standing, Standing::proposed);
  EXPECT_EQ(part->payments.front().amount, eur("500.00"));
  const auto over = payment(claims, bank_line("1200.00", "Müller", "RE-2026-0012"));
  ASSERT_TRUE(over);
  EXPECT_EQ(over->standing, Standing::proposed);
  EXPECT_EQ(over->payments.front().amount, eur("1190.00"));
  EXPECT_EQ(over->credit, eur("10.00"));
}

TEST(ClaimTest, TheAmountAloneIsNothingAndWithTheNameAProposal) {
  Claims claims({claim(1, "RE-2026-0012", "1190.00")});
  EXPECT_FALSE(payment(claims, bank_line("1190.00", "Huber KG", "Danke")));
  const auto named = payment(claims, bank_line("1190.00", "MUELLER & SOEHNE GMBH", "Danke"));
  ASSERT_TRUE(named);
  EXPECT_EQ(named->standing, Standing::proposed);
  const Claims two({claim(1, "RE-2026-0012", "1190.00"), claim(2, "RE-2026-0013", "1190.00")});
  EXPECT_EQ(payment(two, bank_line("1190.00", "Müller & Söhne GmbH", "Danke"))->standing, Standing::asked);
}

TEST(ClaimTest, AShortNumberNeedsTheNameToo) {
  const Claims claims({claim(1, "12", "1190.00")});
  EXPECT_EQ(payment(claims, bank_line("1190.00", "Huber KG", "12 Monate"))->standing, Standing::proposed);
  EXPECT_EQ(payment(claims, bank_line("1190.00", "Müller & Söhne GmbH", "Rechnung 12"))->standing, Standing::binding);
  EXPECT_FALSE(payment(claims, bank_line("47.00", "Huber KG", "12 Monate")));
}

TEST(ClaimTest, ACancelledInvoiceIsPaidBackByEitherNumber) {
  Claim refund = claim(3, "ST-2026-0002", "-119.00");
  refund.cancels = "RE-2026-0012";
  const Claims claims({refund});
  for (const char* purpose : {"Erstattung ST-2026-0002", "Rückzahlung RE-2026-0012"}) {
    const auto paid = payment(claims, bank_line("-119.00", "Müller", purpose));
    ASSERT_TRUE(paid) << purpose;
    EXPECT_EQ(paid->standing, Standing::binding);
    EXPECT_EQ(paid->payments.front().amount, eur("-119.00"));
  }
}

TEST(ClaimTest, MoneyThatGoesOutPaysNoInvoiceOfOurs) {
  const Claims claims({claim(1, "RE-2026-0012", "1190.00")});
  EXPECT_FALSE(payment(claims, bank_line("-47.60", "Telekom", "Rechnung 2026-0012")));
}

TEST(ClaimTest, WhatIsPaidTwiceIsProposedAsACredit) {
  Claims claims({claim(1, "RE-2026-0012", "1190.00")});
  const BankLine line = bank_line("1190.00", "Müller & Söhne GmbH", "RE-2026-0012");
  claims.settle(payment(claims, line)->payments.front());
  const auto again = payment(claims, line);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->standing, Standing::proposed);
  EXPECT_EQ(again->why.key, "payment_again");
  EXPECT_EQ(again->payments, (std::vector<ClaimPayment>{{1, "RE-2026-0012", Amount(), Amount()}}));
  EXPECT_EQ(again->credit, eur("1190.00"));
  EXPECT_FALSE(payment(claims, bank_line("1190.00", "Müller & Söhne GmbH", "ohne Nummer")));
  EXPECT_FALSE(payment(claims, bank_line("-1190.00", "Müller & Söhne GmbH", "RE-2026-0012")));
}

TEST(ClaimTest, AnOldNumberWithTheAmountOfANewInvoicePaysTheNewOne) {
  Claims claims({claim(1, "RE-2026-0012", "1190.00"), claim(2, "RE-2026-0013", "1190.00")});
  claims.settle({1, "RE-2026-0012", eur("1190.00"), Amount()});
  const auto paid = payment(claims, bank_line("1190.00", "Müller & Söhne GmbH", "RE-2026-0012"));
  ASSERT_TRUE(paid);
  EXPECT_EQ(paid->standing, Standing::proposed);
  EXPECT_EQ(paid->payments.front().number, "RE-2026-0013");
}

TEST(ClaimTest, ACreditIsPaidBackByTheNumberOfItsInvoice) {
  Claim paid_too_much = claim(3, "RE-2026-0012", "-50.00");
  const Claims claims({paid_too_much, claim(4, "RE-2026-0014", "119.00")});
  const auto back = payment(claims, bank_line("-50.00", "Müller & Söhne GmbH", "Rückzahlung RE-2026-0012"));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->standing, Standing::binding);
  EXPECT_EQ(back->payments.front().amount, eur("-50.00"));
  const auto less = payment(claims, bank_line("69.00", "Müller & Söhne GmbH", "RE-2026-0014 abzgl. RE-2026-0012"));
  ASSERT_TRUE(less);
  EXPECT_EQ(less->standing, Standing::binding);
  EXPECT_EQ(less->payments.size(), 2U);
  EXPECT_EQ(payment(claims, bank_line("-60.00", "Müller & Söhne GmbH", "RE-2026-0012"))->standing, Standing::asked);
}

}  // namespace
}  // namespace kontor
