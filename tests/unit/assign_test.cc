// All open lines of a book at once: what is decided is posted with its ground, the rest waits for a person.
#include "engine/book/assign.h"

#include <gtest/gtest.h>

#include "engine/book/close.h"
#include "engine/book/decide.h"
#include "engine/book/settle.h"
#include "engine/book/verify.h"
#include "engine/system/environment.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/match_world.h"

namespace kontor {
namespace {

constexpr TaxProfile kIst{ProfitMethod::cash, VatMethod::received};
constexpr const char* kPhone = "[[rule]]\nname = \"Telekom\"\ncounterparty = \"telekom\"\naccount = \"4920\"\n";

// A firm with a bank account and lines on it.
class BankFirm : public Firm {
 public:
  explicit BankFirm(TaxProfile profile = kIst) : Firm(profile) {
    settings().role = Role::adviser;
    for (const OwnAccount& own : two_banks()) settings().banks.push_back({own.name, own.iban, "", "1200"});
    settings().banks.back().account = "1210";
    Transaction act(storage());
    bank_ = storage().add_bank_account({0, two_banks()[0].iban, "1200"});
    savings_ = storage().add_bank_account({0, two_banks()[1].iban, "1210"});
    act.commit();
  }

  std::int64_t add(const BankLine& line, bool savings = false) {
    LineRecord record;
    record.bank_account = savings ? savings_ : bank_;
    record.line = line;
    Transaction act(storage());
    const std::int64_t id = storage().add_line(record);
    act.commit();
    return id;
  }

  Assignment assign(const std::string& rules, bool dry_run = false) {
    Book open = book();
    return kontor::assign(open, {rules_of(rules), dry_run}, wording_);
  }

  WaitingLine propose(std::int64_t line, const std::string& rules = "") {
    Book open = book();
    return kontor::propose(open, *matcher_for(open, rules_of(rules)), *storage().line(line), wording_);
  }

  // An invoice of 119.00 to a customer, open.
  void invoice(const std::string& number) {
    OpenItem item;
    item.number = number;
    item.party_name = "Kunde GmbH";
    item.day = Day::of(2026, 2, 1);
    item.due = Day::of(2026, 2, 15);
    item.gross = eur("119.00");
    item.skonto_percent = Decimal::from_plain("2");
    item.skonto_last = Day::of(2026, 3, 31);
    item.shares = {{"U19", "8400", eur("100.00"), eur("19.00")}};
    Book open = book();
    Transaction act(storage());
    EntryRecord entry = claim_entry(open, item);
    entry.text = "Rechnung " + number;
    item.entry = record(open, std::move(entry));
    InvoiceRecord invoice;
    invoice.number = number;
    invoice.net = eur("100.00");
    invoice.tax = eur("19.00");
    invoice.gross = item.gross;
    invoice.entry = item.entry;
    invoice.item = storage().add_item(item);
    storage().add_invoice(invoice);
    act.commit();
  }

  bool sound() {
    Book open = book();
    return verify(open).findings.empty();
  }

 private:
  Wording wording_{data_folder() + "/locales", "de"};
  std::int64_t bank_ = 0;
  std::int64_t savings_ = 0;
};

TEST(AssignTest, ARulePostsWithVatAndKeepsItsGround) {
  BankFirm firm;
  const std::int64_t line = firm.add(bank_line("-47.60", "Telekom Deutschland GmbH", "Rechnung 4711"));
  const Assignment assignment = firm.assign(kPhone);
  EXPECT_EQ(assignment.lines, 1);
  EXPECT_EQ(assignment.posted, 1);
  EXPECT_EQ(firm.balance("4920"), eur("40.00"));
  EXPECT_EQ(firm.balance("1576"), eur("7.60"));
  EXPECT_EQ(firm.balance("1200"), eur("-47.60"));
  const std::optional<Decision> decision = firm.storage().decision_on(line);
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->why, "Regel Telekom");
  EXPECT_EQ(decision->authority, "adviser");
  EXPECT_EQ(decision->rule, "Telekom");
  EXPECT_EQ(decision->tax_code, "V19");
  EXPECT_EQ(firm.storage().entry(decision->entry)->origin, "line " + std::to_string(line));
  EXPECT_EQ(firm.box("2026-03", "66"), "7.60");
  EXPECT_TRUE(firm.sound());
}

TEST(AssignTest, DoingItAgainChangesNothing) {
  BankFirm firm;
  firm.add(bank_line("-47.60", "Telekom"));
  firm.add(bank_line("-5.00", "Unbekannt"));
  EXPECT_EQ(firm.assign(kPhone).posted, 1);
  const Assignment again = firm.assign(kPhone);
  EXPECT_EQ(again.lines, 1);
  EXPECT_EQ(again.posted, 0);
  EXPECT_EQ(again.asked.size(), 1U);
  EXPECT_EQ(firm.storage().entry_count(), 1);
}

TEST(AssignTest, ADryRunTellsAndChangesNothing) {
  BankFirm firm;
  firm.add(bank_line("-47.60", "Telekom"));
  EXPECT_EQ(firm.assign(kPhone, true).posted, 1);
  EXPECT_EQ(firm.storage().entry_count(), 0);
  EXPECT_EQ(firm.storage().open_line_count(), 1);
}

TEST(AssignTest, ManyLinesAreAllSeenOnce) {
  BankFirm firm;
  Transaction act(firm.storage());
  LineRecord record;
  record.bank_account = 1;
  for (int i = 0; i < 9000; ++i) {
    record.line = bank_line("-1.19", i % 3 == 0 ? "Niemand" : "Telekom", std::to_string(i));
    firm.storage().add_line(record);
  }
  act.commit();
  const Assignment assignment = firm.assign(kPhone);
  EXPECT_EQ(assignment.lines, 9000);
  EXPECT_EQ(assignment.posted, 6000);
  EXPECT_EQ(assignment.asked.size(), 3000U);
  EXPECT_EQ(firm.storage().open_line_count(), 3000);
  EXPECT_TRUE(firm.sound());
}

TEST(AssignTest, ALineInASealedPeriodIsAskedWithTheReason) {
  BankFirm firm;
  Book book = firm.book();
  close(book, Period::of_month(2026, 3));
  firm.add(bank_line("-47.60", "Telekom"));
  const Assignment assignment = firm.assign(kPhone);
  EXPECT_EQ(assignment.posted, 0);
  ASSERT_EQ(assignment.asked.size(), 1U);
  EXPECT_NE(assignment.asked.front().why.find("festgeschrieben"), std::string::npos);
  EXPECT_EQ(assignment.asked.front().proposal.parts.front().account, "4920") << "the proposal is still shown";
}

TEST(AssignTest, ACodeOutsideItsTimeStopsOneLineNotAll) {
  BankFirm firm;
  BankLine old = bank_line("119.00", "Bonus");
  old.day = Day::of(2024, 3, 5);
  firm.add(old);
  firm.add(bank_line("-47.60", "Telekom"));
  const Assignment assignment =
      firm.assign(std::string(kPhone) +
                  "[[rule]]\nname = \"B\"\ncounterparty = \"bonus\"\naccount = \"8192\"\ntax_code = \"KU19\"\n");
  EXPECT_EQ(assignment.posted, 1);
  EXPECT_EQ(assignment.asked.size(), 1U);
}

TEST(AssignTest, APaidInvoiceIsSettledAndItsVatBecomesDue) {
  BankFirm firm;
  firm.invoice("RE-2026-0012");
  firm.add(bank_line("119.00", "Kunde GmbH", "RE 2026 12"));
  EXPECT_EQ(firm.assign("").posted, 1);
  EXPECT_TRUE(firm.storage().open_items().empty());
  EXPECT_EQ(firm.box("2026-03", "81"), "100");
  EXPECT_EQ(firm.balance("1400"), Amount());
}

TEST(AssignTest, TwoPaymentsOfOneInvoiceInOneRunAreNotBothTaken) {
  BankFirm firm;
  firm.invoice("RE-2026-0012");
  firm.add(bank_line("119.00", "Kunde GmbH", "RE 2026 12"));
  firm.add(bank_line("119.00", "Kunde GmbH", "RE 2026 12"));
  const Assignment assignment = firm.assign("");
  EXPECT_EQ(assignment.posted, 1);
  ASSERT_EQ(assignment.proposed.size(), 1U) << "the second is a credit of the customer, if a person agrees";
  EXPECT_EQ(assignment.proposed.front().proposal.why.key, "payment_again");
  EXPECT_TRUE(firm.sound());
}

TEST(AssignTest, SkontoTakenInTimeIsGranted) {
  BankFirm firm;
  firm.invoice("RE-2026-0012");
  firm.add(bank_line("116.62", "Kunde GmbH", "RE-2026-0012"));
  EXPECT_EQ(firm.assign("").posted, 1);
  EXPECT_TRUE(firm.storage().open_items().empty());
  EXPECT_EQ(firm.box("2026-03", "81"), "98");
  EXPECT_EQ(firm.balance("1200"), eur("116.62"));
}

TEST(AssignTest, ATransferIsCountedOnceWhicheverStatementComesFirst) {
  BankFirm firm;
  BankLine out = bank_line("-500.00", "Yogastudio", "Umbuchung");
  out.counterparty_account = two_banks()[1].iban;
  BankLine in = bank_line("500.00", "Yogastudio", "Umbuchung");
  in.counterparty_account = two_banks()[0].iban;
  firm.add(out);
  EXPECT_EQ(firm.assign("").posted, 1);
  EXPECT_EQ(firm.balance("1360"), eur("500.00"));
  firm.add(in, true);
  EXPECT_EQ(firm.assign("").posted, 1);
  EXPECT_EQ(firm.balance("1360"), Amount());
  EXPECT_EQ(firm.balance("1210"), eur("500.00"));
}

TEST(AssignTest, WhoMayOnlyWorkMechanicallyPostsReleasedRulesOnly) {
  BankFirm firm;
  firm.settings().role = Role::mechanical;
  const std::int64_t phone = firm.add(bank_line("-47.60", "Telekom"));
  EXPECT_EQ(firm.assign(kPhone).proposed.size(), 1U);
  EXPECT_EQ(firm.storage().entry_count(), 0);
  EXPECT_EQ(firm.assign(std::string(kPhone) + "released_by = \"client\"\n").posted, 1);
  EXPECT_EQ(firm.storage().decision_on(phone)->authority, "client");
}

TEST(AssignTest, WhatAPersonDecidedIsProposedNextTimeUntilItIsReversed) {
  BankFirm firm;
  const std::int64_t first = firm.add(bank_line("-11.90", "Druckerei Öztürk", "Rechnung 1"));
  const std::int64_t second = firm.add(bank_line("-23.80", "DRUCKEREI OEZTUERK", "Rechnung 2"));
  EXPECT_EQ(firm.propose(second).proposal.standing, Standing::asked);
  Book book = firm.book();
  const std::int64_t entry = decide(book, first, {{"4600", eur("11.90"), "V19"}}, {"von Hand", "adviser", ""});
  const WaitingLine waiting = firm.propose(second);
  EXPECT_EQ(waiting.proposal.standing, Standing::proposed);
  EXPECT_EQ(waiting.proposal.parts, (std::vector<TaxedPosting>{{"4600", eur("23.80"), "V19"}}));
  EXPECT_EQ(waiting.why, "so entschieden wie 1-mal zuvor, zuletzt am 05.03.2026");
  reverse(book, {entry, "Irrtum", Day::of(2026, 3, 6)});
  EXPECT_EQ(firm.propose(second).proposal.standing, Standing::asked);
}

TEST(AssignTest, AcceptedProposalsArePostedInOneActOnTheWordOfAPerson) {
  BankFirm firm;
  const std::string rules = std::string(kPhone) + "propose_only = true\n";
  const std::int64_t line = firm.add(bank_line("-47.60", "Telekom"));
  const std::int64_t other = firm.add(bank_line("-5.00", "Unbekannt"));
  const WaitingLine waiting = firm.propose(line, rules);
  const WaitingLine question = firm.propose(other, rules);
  Book book = firm.book();
  EXPECT_REFUSAL(accept(book, {{line, waiting.proposal, {"ja", "mechanical", ""}}}), Fault::authority_missing);
  EXPECT_REFUSAL(
      accept(book, {{line, waiting.proposal, {"ja", "client", ""}}, {other, question.proposal, {"ja", "client", ""}}}),
      Fault::proposal_missing);
  EXPECT_EQ(firm.storage().entry_count(), 0);
  EXPECT_EQ(accept(book, {{line, waiting.proposal, {"ja", "client", "Telekom"}}}), std::vector<std::int64_t>{1});
  EXPECT_REFUSAL(accept(book, {{line, waiting.proposal, {"ja", "client", ""}}}), Fault::line_already_posted);
}

TEST(AssignTest, AMissingRestOfAnInvoiceMayBeGrantedAsSkonto) {
  BankFirm firm;
  firm.invoice("RE-2026-0012");
  const std::int64_t line = firm.add(bank_line("115.00", "Kunde GmbH", "Rechnung"));
  const std::int64_t too_little = firm.add(bank_line("113.04", "Kunde GmbH", "Rechnung"));
  Book book = firm.book();
  EXPECT_REFUSAL(decide_payment(book, too_little, {{"RE-2026-0012"}, true}, {"von Hand", "client", ""}),
                 Fault::skonto_too_large)
      << "5 % of 119.00 are 5.95";
  decide_payment(book, line, {{"RE-2026-0012"}, true}, {"von Hand", "client", ""});
  EXPECT_TRUE(firm.storage().open_items().empty());
  EXPECT_EQ(firm.balance("1200"), eur("115.00"));
  EXPECT_TRUE(firm.sound());
}

TEST(AssignTest, AFeeOnTheWayIsAPartOfThePayment) {
  BankFirm firm;
  firm.invoice("RE-2026-0012");
  const std::int64_t line = firm.add(bank_line("104.00", "Kunde GmbH", "Rechnung abzgl. Gebühr"));
  Book book = firm.book();
  const Ground ground{"von Hand", "client", ""};
  EXPECT_REFUSAL(decide_parts(book, line, {{"RE-2026-0012", eur("119.00")}}, {{"4970", eur("14.00"), ""}}, ground),
                 Fault::parts_differ);
  EXPECT_REFUSAL(decide_parts(book, line, {{"RE-2026-0012", eur("119.01")}}, {{"4970", eur("15.01"), ""}}, ground),
                 Fault::invoice_settled);
  decide_parts(book, line, {{"RE-2026-0012", eur("119.00")}}, {{"4970", eur("15.00"), ""}}, ground);
  EXPECT_TRUE(firm.storage().open_items().empty());
  EXPECT_EQ(firm.balance("1200"), eur("104.00"));
  EXPECT_EQ(firm.balance("4970"), eur("15.00"));
  EXPECT_TRUE(firm.sound());
}

TEST(AssignTest, AnInvoiceIsNotClearedBehindItsBack) {
  BankFirm firm;
  firm.invoice("RE-2026-0012");
  const std::int64_t line = firm.add(bank_line("119.00", "Kunde GmbH", "Rechnung"));
  Book book = firm.book();
  EXPECT_REFUSAL(decide(book, line, {{"1400", eur("-119.00"), ""}}, {"von Hand", "client", ""}),
                 Fault::receivable_of_invoice);
  StatedEntry cash{Day::of(2026, 3, 20), "Bar bezahlt", "", "manual", {{"1000", eur("119.00"), ""}}, {}};
  StatedEntry by_hand = cash;
  by_hand.postings.push_back({"1400", eur("-119.00"), ""});
  EXPECT_REFUSAL(post(book, by_hand), Fault::receivable_of_invoice);
  cash.invoices = {{"RE-2026-0012", eur("119.00")}};
  post(book, cash);
  EXPECT_TRUE(firm.storage().open_items().empty());
  EXPECT_EQ(firm.balance("1000"), eur("119.00"));
  EXPECT_EQ(firm.balance("1400"), Amount());
  EXPECT_TRUE(firm.sound());
}

TEST(AssignTest, ClaimsPostedByHandMayBeClearedByHand) {
  BankFirm firm;
  firm.invoice("RE-2026-0012");
  firm.post("2026-03-02", {"1400:500.00", "8400:-500.00"});
  EXPECT_NO_THROW(firm.post("2026-03-20", {"1000:500.00", "1400:-500.00"}));
  EXPECT_TRUE(firm.sound());
}

TEST(AssignTest, APaymentOfSeveralInvoicesMustFitTheLine) {
  BankFirm firm;
  firm.invoice("RE-2026-0012");
  firm.invoice("RE-2026-0013");
  const std::int64_t line = firm.add(bank_line("200.00", "Kunde GmbH"));
  Book book = firm.book();
  decide_payment(book, line, {{"RE-2026-0012", "RE-2026-0013"}, false}, {"von Hand", "client", ""});
  ASSERT_EQ(firm.storage().open_items().size(), 1U);
  EXPECT_EQ(firm.storage().open_items().front().open(), eur("38.00"));
}

TEST(AssignTest, MoneyThatGoesOutPaysNoInvoice) {
  BankFirm firm;
  firm.invoice("RE-2026-0012");
  const std::int64_t line = firm.add(bank_line("-50.00", "Kunde GmbH", "RE-2026-0012"));
  Book book = firm.book();
  EXPECT_REFUSAL(decide_payment(book, line, {{"RE-2026-0012"}, false}, {"von Hand", "client", ""}),
                 Fault::payment_other_direction);
  EXPECT_EQ(firm.storage().open_items().front().open(), eur("119.00"));
}

}  // namespace
}  // namespace kontor
