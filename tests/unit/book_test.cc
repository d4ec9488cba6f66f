// A book proves itself: append-only, gapless, chained, sealed, and every change from outside is found.
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "engine/book/canonical.h"
#include "engine/book/close.h"
#include "engine/book/verify.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/firm.h"
#include "tests/unit/tamper.h"

namespace kontor {
namespace {

constexpr TaxProfile kIst{ProfitMethod::cash, VatMethod::received};

// A firm with three entries.
std::unique_ptr<Firm> busy_firm() {
  auto firm = std::make_unique<Firm>(kIst);
  firm->post("2026-01-05", {"4920:119.00@V19", "1200:-119.00"});
  firm->post("2026-02-05", {"1200:238.00", "8400:-238.00@U19"});
  firm->post("2026-02-07", {"1800:50.00", "1200:-50.00"});
  return firm;
}

std::vector<Fault> faults_of(Firm& firm) {
  Book book = firm.book();
  std::vector<Fault> faults;
  for (const Finding& finding : verify(book).findings) faults.push_back(finding.fault);
  return faults;
}

TEST(Book, KeepsTextWithoutWhatWouldActOnATerminal) {
  Firm firm(kIst);
  StatedEntry stated{Day::of(2026, 3, 5),
                     "rot \x1b[31mund\nneu",
                     "R\xfc"
                     "cklage",
                     "manual",
                     {{"1200", eur("5.00"), ""}, {"8200", eur("-5.00"), ""}}};
  const Book book = firm.book();
  EXPECT_EQ(preview(book, stated).text, "rot [31mund neu");
  EXPECT_EQ(preview(book, stated).voucher, "Rücklage") << "typed on a terminal of the old kind";
  stated.text = "\x1b\n";
  EXPECT_REFUSAL(preview(book, stated), Fault::entry_without_text);
}

TEST(BookTest, AnHonestBookHasNoFindings) {
  const auto firm = busy_firm();
  EXPECT_TRUE(faults_of(*firm).empty());
  struct stat status {};
  ASSERT_EQ(stat(firm->book_path().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST(BookTest, EveryKindOfTamperingIsFound) {
  const std::vector<std::pair<std::string, Fault>> attacks{
      {"DROP TRIGGER entry_stays; UPDATE entry SET bytes = replace(bytes, '119', '911') WHERE number = 1",
       Fault::chain_broken},
      {"DROP TRIGGER entry_kept; DELETE FROM entry WHERE number = 2", Fault::chain_broken},
      {"DROP TRIGGER posting_stays; UPDATE posting SET cents = cents + 1 WHERE entry = 2", Fault::chain_broken},
      {"DROP TRIGGER posting_kept; DELETE FROM posting WHERE entry = 3 AND account = '1800'", Fault::chain_broken},
      {"DROP TRIGGER fact_stays; UPDATE tax_fact SET tax = 0 WHERE code = 'V19'", Fault::chain_broken},
      {"UPDATE total SET debit = debit + 100 WHERE account = '1200'", Fault::totals_differ},
      {"UPDATE tax_total SET tax = tax + 1 WHERE code = 'V19'", Fault::totals_differ},
  };
  for (const auto& [sql, fault] : attacks) {
    const auto firm = busy_firm();
    tamper(firm->book_path(), sql);
    const std::vector<Fault> found = faults_of(*firm);
    ASSERT_FALSE(found.empty()) << sql;
    EXPECT_EQ(found.front(), fault) << sql;
  }
}

TEST(BookTest, TheStoreItselfRefusesToChangeAnEntry) {
  const auto firm = busy_firm();
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(firm->book_path().c_str(), &database), SQLITE_OK);
  for (const char* sql : {"UPDATE entry SET day = 0", "DELETE FROM entry", "UPDATE posting SET cents = 1",
                          "DELETE FROM posting", "DELETE FROM tax_fact"})
    EXPECT_NE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sql;
  sqlite3_close(database);
}

TEST(BookTest, ARefusedEntryLeavesNoGapAndNoTrace) {
  const auto firm = busy_firm();
  EXPECT_REFUSAL(firm->post("2026-03-01", {"4920:10.00", "1200:-9.99"}), Fault::entry_unbalanced);
  EXPECT_REFUSAL(firm->post("2026-03-01", {"4999:10.00", "1200:-10.00"}), Fault::account_unknown);
  EXPECT_EQ(firm->post("2026-03-01", {"4920:10.00", "1200:-10.00"}), 4);
  EXPECT_TRUE(faults_of(*firm).empty());
}

TEST(BookTest, ACodeThatIsUsuallyThereIsMissedAloud) {
  const auto told = [](Firm& firm, std::vector<TaxedPosting> postings) {
    const Book book = firm.book();
    const Findings findings = left_out_tax_codes(book, {Day::of(2026, 3, 1), "Erlös", "", "manual", postings});
    return findings.empty() ? "" : findings.front().value + " " + findings.front().details.front();
  };
  Firm firm(kIst);
  EXPECT_EQ(told(firm, {{"1200", eur("119.00"), ""}, {"8400", eur("-119.00"), ""}}), "8400 U19");
  EXPECT_EQ(told(firm, {{"1200", eur("119.00"), ""}, {"8400", eur("-119.00"), "U19"}}), "");
  EXPECT_EQ(told(firm, {{"1200", eur("119.00"), ""}, {"8400", eur("-100.00"), ""}, {"1776", eur("-19.00"), ""}}), "")
      << "tax by hand";
  EXPECT_EQ(told(firm, {{"1800", eur("50.00"), ""}, {"1200", eur("-50.00"), ""}}), "") << "no VAT on private money";
  Firm small({ProfitMethod::cash, VatMethod::exempt});
  EXPECT_EQ(told(small, {{"1200", eur("119.00"), ""}, {"8400", eur("-119.00"), ""}}), "");
}

TEST(BookTest, TaxWithoutACodeIsToldUntilItIsReversed) {
  Firm firm({ProfitMethod::cash, VatMethod::received});
  firm.post("2026-03-20", {"4920:100.00", "1576:19.00", "1200:-119.00"});
  Book book = firm.book();
  const Verification verification = verify(book);
  ASSERT_EQ(verification.findings.size(), 1U);
  EXPECT_EQ(verification.findings[0].fault, Fault::tax_without_code);
  EXPECT_EQ(verification.findings[0].details, (std::vector<std::string>{"19.00", "1576"}));
  reverse(book, {1, "ohne Schlüssel", Day::of(2026, 3, 20)});
  firm.post("2026-03-20", {"4920:119.00@V19", "1200:-119.00"});
  firm.post("2026-03-31", {"1789:19.00", "1576:-19.00"});
  EXPECT_TRUE(verify(book).findings.empty());
}

TEST(BookTest, OnlyAPeriodThatIsOverIsSealed) {
  const auto firm = busy_firm();
  Book book = firm->book();
  const Period now{book.today, book.today.plus_days(1)};
  EXPECT_REFUSAL(close(book, now), Fault::period_not_over);
  EXPECT_EQ(firm->storage().sealed_to(), std::nullopt);
}

TEST(BookTest, ASealedPeriodTakesNothingMore) {
  const auto firm = busy_firm();
  Book book = firm->book();
  close(book, Period::of_month(2026, 1));
  EXPECT_REFUSAL(firm->post("2026-01-31", {"4920:10.00", "1200:-10.00"}), Fault::period_closed);
  EXPECT_REFUSAL(reverse(book, {1, "falsch", Day::of(2026, 1, 31)}), Fault::period_closed);
  EXPECT_EQ(reverse(book, {1, "falsch", Day::of(2026, 2, 1)}), 4);
  EXPECT_REFUSAL(reverse(book, {1, "noch einmal", Day::of(2026, 2, 1)}), Fault::entry_already_reversed);
  EXPECT_REFUSAL(reverse(book, {4, "doch richtig", Day::of(2026, 2, 1)}), Fault::entry_is_reversal);
  EXPECT_REFUSAL(reverse(book, {99, "gibt es nicht", Day::of(2026, 2, 1)}), Fault::entry_unknown);
}

TEST(BookTest, CanonicalBytesKeepEveryText) {
  EntryRecord entry;
  entry.number = 7;
  entry.day = Day::of(2026, 3, 5);
  entry.day_recorded = Day::of(2026, 3, 6);
  entry.text = "Zeile 1\nZeile \\2 posting 1200 5.00";
  entry.voucher = "";
  entry.origin = "line 12";
  entry.reverses = 3;
  entry.postings = {{"4920", eur("40.00")}, {"1200", eur("-40.00")}};
  entry.facts = {{"V19", "4920", Day::of(2026, 3, 5), eur("40.00"), eur("7.60")}};
  EXPECT_EQ(entry_from_canonical(canonical_bytes(entry)), entry);
}

TEST(BookTest, ABookOfTheFutureIsNotTouched) {
  const auto firm = busy_firm();
  tamper(firm->book_path(), "PRAGMA user_version = 99");
  EXPECT_REFUSAL(SqliteStorage(firm->book_path(), OpenMode::read_write), Fault::book_too_new);
}

TEST(BookTest, ABookOfAnOlderReleaseIsBroughtUpToDate) {
  for (const OpenMode mode : {OpenMode::read_only, OpenMode::read_write}) {
    const auto firm = busy_firm();
    tamper(
        firm->book_path(),
        "ALTER TABLE bank_line DROP COLUMN return_reason; ALTER TABLE bank_line DROP COLUMN charges; "
        "ALTER TABLE bank_line DROP COLUMN fee; ALTER TABLE tax_fact DROP COLUMN vat_id; "
        "DROP INDEX open_item_lost; ALTER TABLE open_item DROP COLUMN lost; ALTER TABLE settlement DROP COLUMN lost; "
        "ALTER TABLE open_item DROP COLUMN advance; ALTER TABLE invoice DROP COLUMN kind; "
        "ALTER TABLE invoice DROP COLUMN deducted_by; DROP TABLE letter; PRAGMA user_version = 1");
    SqliteStorage storage(firm->book_path(), mode);
    EXPECT_EQ(storage.open_line_count(), 0);
    EXPECT_TRUE(storage.lost_items().empty());
    EXPECT_TRUE(storage.letters().empty());
    storage.each_line({Day::of(1900, 1, 1), Day::of(2199, 12, 31)}, [](const LineRecord&) {});
  }
}

TEST(BookTest, AReaderSeesTheBookOfOneMoment) {
  Firm firm({ProfitMethod::accrual, VatMethod::agreed});
  firm.post("2026-03-05", {"4920:40.00", "1200:-40.00"});
  SqliteStorage reader(firm.book_path(), OpenMode::read_only);
  EXPECT_EQ(reader.entry_count(), 1);
  firm.post("2026-03-06", {"4920:2.00", "1200:-2.00"});
  EXPECT_EQ(reader.entry_count(), 1);
  EXPECT_EQ(SqliteStorage(firm.book_path(), OpenMode::read_only).entry_count(), 2);
}

TEST(BookTest, WhatIsNoDatabaseIsRefused) {
  TemporaryFolder folder;
  write_file(folder.file("book.db"), std::string(5000, 'x'));
  EXPECT_REFUSAL(SqliteStorage(folder.file("book.db"), OpenMode::read_write), Fault::book_damaged);
  EXPECT_REFUSAL(SqliteStorage(folder.file("missing.db"), OpenMode::read_write), Fault::book_missing);
  write_file(folder.file("empty.db"), "");
  EXPECT_REFUSAL(SqliteStorage(folder.file("empty.db"), OpenMode::read_only).sealed_to(), Fault::book_damaged);
}

}  // namespace
}  // namespace kontor
