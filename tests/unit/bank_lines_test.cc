// Lines of statements far longer than memory should hold.
#include "engine/bank/bank_lines.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>

#include "engine/bank/statement_check.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/statements.h"

namespace kontor {
namespace {

// Every field filled, long and short by turns.
BankLine full_line(int number) {
  BankLine line = bank_line({"2026-03-05", "119.00", "Anna Grün " + std::to_string(number), "Kurs RE-7"});
  line.purpose = std::string(static_cast<std::size_t>(number) * 37 % 400, 'x');
  line.state = number % 3 == 0 ? LineState::pending : LineState::booked;
  line.day_value = line.day.plus_days(number);
  line.amount = Amount(number, Currency::from_code("CHF"));
  line.fee = Amount(-number);
  line.counterparty_account = kIban;
  line.counterparty_bank = "BYLADEM1001";
  line.kind = "Gutschrift";
  line.reference = "R-" + std::to_string(number);
  line.end_to_end = "E2E";
  line.mandate = "M-1";
  line.creditor = "DE98ZZZ09999999999";
  line.balance_after = Amount(number * 7, line.amount.currency());
  line.amount_original = Amount(500, Currency::from_code("USD"));
  line.exchange_rate = Decimal::from_plain("1.1000");
  line.return_reason = "AC04";
  line.charges = Amount(300);
  line.line = number + 2;
  return line;
}

BankLine line_of(int number) {
  return number % 2 == 0 ? full_line(number) : bank_line({"2026-03-05", "-3.20", "", "Einzelfahrt"});
}

TEST(BankLinesTest, LinesOnDiskAreTheLinesThatWereAdded) {
  for (const std::size_t in_memory : {std::size_t{0}, std::size_t{700}, SpilledBytes::kInMemory}) {
    const auto texts = std::make_shared<SpilledBytes>(in_memory);
    BankLines lines(texts);
    for (int i = 0; i < 2000; ++i) lines.push_back(line_of(i));
    EXPECT_EQ(texts->is_spilled(), in_memory < SpilledBytes::kInMemory);
    ASSERT_EQ(lines.size(), 2000U);
    int number = 0;
    for (const BankLine& line : lines) EXPECT_EQ(line, line_of(number++));
    for (int i = 1999; i >= 0; i -= 7) EXPECT_EQ(lines[static_cast<std::size_t>(i)], line_of(i));
  }
}

TEST(BankLinesTest, WhatWasReadIntoALineBeforeLeavesNoTrace) {
  const BankLines lines(std::vector<BankLine>{full_line(2), line_of(1)});
  BankLine line;
  lines.read(0, line);
  lines.read(1, line);
  EXPECT_EQ(line, line_of(1));
}

TEST(BankLinesTest, LinesCanBeAddedWhileOthersAreRead) {
  BankLines lines(std::make_shared<SpilledBytes>(300));
  for (int i = 0; i < 300; ++i) {
    lines.push_back(full_line(i));
    EXPECT_EQ(lines.back(), full_line(i));
    EXPECT_EQ(lines[static_cast<std::size_t>(i / 2)], full_line(i / 2));
  }
}

TEST(BankLinesTest, AChangedLineStaysInItsPlaceAndACopyDoesNotChangeWithIt) {
  BankLines lines(std::vector<BankLine>{full_line(1), full_line(2), full_line(3)});
  const BankLines copy = lines;
  lines.replace(1, full_line(9));
  EXPECT_EQ(lines[1], full_line(9));
  EXPECT_EQ(lines[2], full_line(3));
  EXPECT_EQ(copy[1], full_line(2));
}

TEST(BankLinesTest, ClearedReferencesAndBalancesAreGone) {
  BankLines lines(std::vector<BankLine>{full_line(1), full_line(2)});
  lines.clear_reference(0);
  lines.clear_balances();
  EXPECT_EQ(lines[0].reference, "");
  EXPECT_EQ(lines.outline(0).reference, 0U);
  EXPECT_EQ(lines[1].reference, "R-2");
  EXPECT_FALSE(lines[1].balance_after);
}

TEST(BankLinesTest, StatementsAreJoinedWhereverTheirTextsLie) {
  const auto shared = std::make_shared<SpilledBytes>(100);
  BankLines first(shared), second(shared);
  first.push_back(full_line(1));
  second.push_back(full_line(2));
  first.append(second);
  first.append(BankLines(std::vector<BankLine>{full_line(3)}));
  ASSERT_EQ(first.size(), 3U);
  for (int i = 1; i <= 3; ++i) EXPECT_EQ(first[static_cast<std::size_t>(i - 1)], full_line(i));
}

TEST(BankLinesTest, OnlyEqualReferencesAreRepeatedOnes) {
  std::vector<BankLine> all;
  for (int i = 0; i < 3000; ++i) all.push_back(full_line(i));
  all[5].reference = all[17].reference = all[2999].reference;
  all[6].reference.clear();
  all[7].reference.clear();
  std::vector<std::size_t> repeated = lines_with_repeated_reference(BankLines(all));
  std::sort(repeated.begin(), repeated.end());
  EXPECT_EQ(repeated, (std::vector<std::size_t>{5, 17, 2999}));
}

TEST(SpilledBytesTest, AMissingFolderForTemporaryFilesIsRefusedByName) {
  const char* before = std::getenv("TMPDIR");
  const std::string kept = before ? before : "";
  ::setenv("TMPDIR", "/no/such/folder", 1);
  SpilledBytes bytes(10);
  bytes.add("in memory");
  EXPECT_REFUSAL(bytes.add("one more than fits"), Fault::file_unwritable);
  before ? ::setenv("TMPDIR", kept.c_str(), 1) : ::unsetenv("TMPDIR");
}

TEST(SpilledBytesTest, AFolderWithoutRoomIsRefused) {
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{4096, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);
  SpilledBytes bytes(0);
  bytes.add(std::string(3000, 'a'));
  bytes.add(std::string(3000, 'b'));
  EXPECT_REFUSAL(bytes.add("c"), Fault::file_unwritable);
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, ignored);
}

}  // namespace
}  // namespace kontor
