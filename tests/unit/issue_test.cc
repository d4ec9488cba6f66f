// The act of issuing: number, posting, open item and documents are there together or not at all.
#include "engine/book/issue.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "engine/book/close.h"
#include "engine/book/issued_source.h"
#include "engine/book/received_tax.h"
#include "engine/book/settle.h"
#include "engine/book/verify.h"
#include "engine/invoice/number_pattern.h"
#include "tests/unit/expect_refusal.h"
#include "tests/unit/invoice_firm.h"
#include "tests/unit/tamper.h"

namespace kontor {
namespace {

constexpr TaxProfile kIst{ProfitMethod::cash, VatMethod::received};
constexpr TaxProfile kSoll{ProfitMethod::accrual, VatMethod::agreed};
const std::string kFile(kInvoiceExample);  // 800.00 + 152.00 = 952.00

void expect_sound(InvoiceFirm& firm) {
  Book book = firm.book();
  EXPECT_TRUE(verify(book).findings.empty());
}

// A payment without a bank line, as the settlement of one invoice.
TEST(NumberPatternTest, NumbersRunWithinTheirYearOrMonth) {
  const NumberPattern pattern = NumberPattern::parse("RE-{year}-{month}-{seq:4}/A");
  EXPECT_EQ(pattern.number(Day::of(2026, 3, 31), 7), "RE-2026-03-0007/A");
  EXPECT_EQ(pattern.number(Day::of(2026, 3, 31), 12345), "RE-2026-03-12345/A");
  EXPECT_NE(pattern.series(Day::of(2026, 3, 31)), pattern.series(Day::of(2026, 4, 1)));
  EXPECT_EQ(NumberPattern::parse("{seq}").series(Day::of(2026, 3, 31)),
            NumberPattern::parse("{seq:5}").series(Day::of(2027, 1, 1)));
}

TEST(NumberPatternTest, APatternHasOneRunningNumber) {
  for (const char* text :
       {"", "RE-2026", "{seq:0}", "{seq:12}", "{seq:x}", "{seq", "{seq}{seq}", "{jahr}-{seq}", "{seq}}"})
    EXPECT_REFUSAL(NumberPattern::parse(text), Fault::key_malformed);
}

TEST(IssueTest, AnInvoiceIsNumberedPostedAndOpen) {
  InvoiceFirm firm(kIst);
  const IssuedInvoice issued = firm.issue(kFile);
  EXPECT_EQ(issued.invoice.number, "RE-2026-0001");
  EXPECT_EQ(firm.balance("1400"), eur("952.00"));
  EXPECT_EQ(firm.balance("1390"), eur("-800.00")) << "income counts when it is paid";
  EXPECT_EQ(firm.balance("1766"), eur("-152.00"));
  EXPECT_EQ(firm.box("2026-03", "81"), "0");
  ASSERT_EQ(firm.storage().open_items().size(), 1U);
  EXPECT_EQ(firm.storage().open_items()[0].party, "K-1001");
  firm.pay("RE-2026-0001", Day::of(2026, 4, 8), eur("952.00"));
  EXPECT_EQ(firm.box("2026-04", "81"), "800");
  expect_sound(firm);
}

TEST(IssueTest, ACharacterThatCannotBeDrawnIsFoundInItsFileAndLine) {
  InvoiceFirm firm(kIst);
  firm.settings().client.phone = "☎ 1";
  firm.set_writer([](const Invoice&, InvoiceFormat) -> InvoiceDocuments {
    Findings findings;
    for (const char* character : {"語", "漢", "☎", "☃"})
      findings.push_back({Fault::glyph_missing, {}, character, {"U+0000"}});
    throw Refusal(std::move(findings));
  });
  try {
    firm.issue(with(with(kFile, "Beratung", "Beratung 語"), "Krume", "漢"));
    FAIL() << "issued";
  } catch (const Refusal& refusal) {
    const Findings& found = refusal.findings();
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found[0].where, (Where{"rechnung.toml", 12, "text"}));
    EXPECT_EQ(found[1].where, (Where{"rechnung.toml", 6, "name"}));
    EXPECT_EQ(found[2].where, (Where{"kontor.toml", 0, "phone"}));
    EXPECT_EQ(found[3].where, (Where{"rechnung.toml", 0, ""}));
  }
  EXPECT_EQ(firm.storage().entry_count(), 0);
}

TEST(IssueTest, NumbersHaveNoGaps) {
  InvoiceFirm firm(kIst);
  firm.settings().invoice_number = "{year}/{seq:3}";
  EXPECT_EQ(firm.issue(kFile).invoice.number, "2026/001");
  EXPECT_REFUSAL(firm.issue(with(kFile, "\"10\"", "\"0\"")), Fault::invoice_quantity_zero);
  EXPECT_REFUSAL(firm.issue({kFile, kFile, with(kFile, "U19", "V19")}), Fault::tax_code_not_for_invoices);
  firm.set_writer([](const Invoice&, InvoiceFormat) -> InvoiceDocuments { refuse(Fault::disk_failed, "voll"); });
  EXPECT_REFUSAL(firm.issue(kFile), Fault::disk_failed);
  EXPECT_EQ(firm.storage().entry_count(), 1);
  firm.set_writer([](const Invoice&, InvoiceFormat) { return InvoiceDocuments{"<x/>", ""}; });
  EXPECT_EQ(firm.issue(kFile).invoice.number, "2026/002");
  EXPECT_EQ(firm.issue(with(kFile, "date = \"2026-03-31\"", "date = \"2027-01-02\"")).invoice.number, "2027/001");
  expect_sound(firm);
}

TEST(IssueTest, ANumberIsNeverGivenTwice) {
  InvoiceFirm firm(kIst);
  firm.settings().invoice_number = "A{seq:1}{year}";
  firm.issue(kFile);
  firm.settings().invoice_number = "A12026{seq}";
  EXPECT_EQ(firm.issue(kFile).invoice.number, "A120261");
  firm.settings().invoice_number = "A1202{seq}";
  for (int i = 1; i <= 5; ++i) firm.issue(kFile);
  EXPECT_REFUSAL(firm.issue(kFile), Fault::invoice_number_taken) << "A12026 was the first one";
}

TEST(IssueTest, DocumentsAreServedAgainByteForByte) {
  InvoiceFirm firm(kIst);
  const IssuedInvoice issued = firm.issue(kFile);
  const InvoiceRecord record = *firm.storage().invoice("RE-2026-0001");
  EXPECT_EQ(firm.archive().read(record.pdf, ".pdf"), "pdf of RE-2026-0001");
  EXPECT_EQ(firm.archive().read(record.xml, ".xml"),
            write_cii(core_invoice(issued.invoice, Specification::en16931, test_wording())));
  EXPECT_EQ(firm.storage().document(record.pdf)->media, "application/pdf");
  const std::string path = firm.archive().path_of(record.xml, ".xml");
  EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms(0444));
  std::filesystem::permissions(path, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
  write_file(path, "<gefälscht/>");
  EXPECT_REFUSAL(firm.archive().read(record.xml, ".xml"), Fault::document_damaged);
  std::filesystem::remove(path);
  EXPECT_REFUSAL(firm.archive().read(record.xml, ".xml"), Fault::document_missing);
}

TEST(IssueTest, TheRecordMakesTheVeryInvoiceAgain) {
  InvoiceFirm firm(kIst);
  const IssuedInvoice issued = firm.issue("skonto = { days = 7, percent = \"2\" }\n" + kFile);
  EXPECT_EQ(invoice_of(firm.book(), issued.record, firm.tables()), issued.invoice);
}

TEST(IssueTest, EveryCodeForInvoicesHasItsRevenueAccountInBothCharts) {
  const TaxCodes codes = test_tax_codes();
  for (const std::string chart : {"skr03", "skr04"})
    for (const auto& [name, code] : codes.all()) {
      const TaxProfile small{ProfitMethod::cash, VatMethod::exempt};
      InvoiceFirm firm(code.only_small_business ? small : kSoll, chart);
      std::string text =
          with(with(kFile, "U19", name), "city = \"Köln\"", "city = \"Lyon\"\nvat_id = \"FR12345678901\"");
      if (code.buyer == TaxCode::Buyer::outside_eu) text = customer(with(kFile, "U19", name), "country = \"CH\"");
      const std::vector<Fault> faults = firm.faults(text);
      if (std::find(faults.begin(), faults.end(), Fault::tax_code_not_for_invoices) != faults.end()) continue;
      EXPECT_NO_THROW(firm.issue(text)) << chart << " " << name;
      expect_sound(firm);
    }
}

TEST(IssueTest, OnlyASmallBusinessInvoicesUnderItsExemption) {
  InvoiceFirm firm(kSoll);
  EXPECT_EQ(firm.faults(with(kFile, "U19", "KU19")), (std::vector{Fault::tax_code_only_for_small_business}));
}

// H 9b EStH: the tax is income when it is paid, although the return owes it with the supply.
TEST(IssueTest, WithAgreedFeesTheProfitStatementTakesTaxWhenItIsPaid) {
  InvoiceFirm firm({ProfitMethod::cash, VatMethod::agreed});
  firm.issue(kFile);
  const auto tax_received = [&](const std::string& period) {
    Book book = firm.book();
    const ReceivedMovements received = received_movements(book, Period::from_text(period));
    for (const EurValue& value : evaluate(firm.eur_form(), received.movements, firm.chart()))
      if (value.line->kz == "140") return value.amount;
    return Amount();
  };
  EXPECT_EQ(firm.box("2026-03", "83"), "152.00") << "owed with the supply";
  EXPECT_EQ(tax_received("2026-03"), Amount());
  Book book = firm.book();
  const OpenItem item = firm.storage().open_items().front();
  Transaction act(book.storage);
  record(book, settlement_entry(book, {Day::of(2026, 4, 2), "1200", "Anzahlung", "", ""}, {{item, eur("476.00"), {}}}));
  book.storage.settle({item.id, 2, Day::of(2026, 4, 2), eur("476.00"), Amount()});
  act.commit();
  EXPECT_EQ(tax_received("2026-03"), Amount());
  EXPECT_EQ(tax_received("2026-04"), eur("76.00"));
  EXPECT_EQ(tax_received("2026"), eur("76.00"));
  EXPECT_EQ(received_movements(book, Period::from_text("2026")).tax_unpaid, eur("76.00"));
}

TEST(IssueTest, AgreedFeesAreDueForTheMonthOfTheSupply) {
  const std::string later = with(kFile, "date = \"2026-03-31\"", "date = \"2026-04-03\"");
  InvoiceFirm firm(kSoll);
  firm.issue(later);
  EXPECT_EQ(firm.box("2026-03", "81"), "800") << "§ 13 (1) Nr. 1 a UStG";
  Book book = firm.book();
  close(book, Period::of_month(2026, 3));
  firm.issue(later);
  EXPECT_EQ(firm.box("2026-04", "81"), "800") << "March is sealed";
  const std::string goods = with(with(later, "U19", "IGL"), "city = \"Köln\"",
                                 "city = \"Lyon\"\ncountry = \"FR\"\nvat_id = \"FR12345678901\"");
  firm.issue(goods);
  EXPECT_EQ(firm.box("2026-04", "41"), "800");
}

TEST(IssueTest, ASealedMonthTakesNoInvoice) {
  InvoiceFirm firm(kIst);
  Book book = firm.book();
  close(book, Period::of_month(2026, 3));
  EXPECT_REFUSAL(firm.issue(kFile), Fault::period_closed);
  EXPECT_TRUE(firm.storage().invoices().empty());
}

TEST(CancelTest, AnUnpaidInvoiceAndItsCancellationSettleEachOther) {
  for (const TaxProfile profile : {kIst, kSoll}) {
    InvoiceFirm firm(profile);
    firm.settings().cancellation_number = "ST-{year}-{seq:4}";
    firm.issue(kFile);
    const IssuedInvoice cancellation = firm.cancel("RE-2026-0001", "2026-04-02", "Falscher Kunde");
    EXPECT_EQ(cancellation.invoice.number, "ST-2026-0001");
    EXPECT_EQ(cancellation.invoice.gross, eur("-952.00"));
    EXPECT_EQ(cancellation.invoice.legal_notes, std::vector<std::string>{"Falscher Kunde"});
    EXPECT_TRUE(firm.storage().open_items().empty());
    EXPECT_EQ(firm.storage().invoice("RE-2026-0001")->state, InvoiceState::cancelled);
    EXPECT_EQ(firm.storage().invoice("ST-2026-0001")->preceding, "RE-2026-0001");
    for (const char* account : {"1400", "1390", "1766", "8400", "1776"})
      EXPECT_TRUE(firm.balance(account).is_zero()) << account;
    EXPECT_EQ(firm.box("2026-04", "81"), profile == kSoll ? "-800" : "0");
    expect_sound(firm);
  }
}

TEST(CancelTest, WhatWasPaidIsOwedBack) {
  InvoiceFirm firm(kIst);
  firm.issue(with(kFile, "\"80.00\"", "\"33.33\""));  // 333.30 + 63.33 = 396.63
  firm.pay("RE-2026-0001", Day::of(2026, 4, 1), eur("100.01"));
  firm.cancel("RE-2026-0001", "2026-04-02");
  ASSERT_EQ(firm.storage().open_items().size(), 1U);
  EXPECT_EQ(firm.storage().open_items()[0].number, "RE-2026-0002");
  EXPECT_EQ(firm.storage().open_items()[0].open(), eur("-100.01"));
  firm.pay("RE-2026-0002", Day::of(2026, 4, 20), eur("-100.01"));
  EXPECT_TRUE(firm.storage().open_items().empty());
  for (const char* account : {"1200", "1400", "1390", "1766", "8400", "1776"})
    EXPECT_TRUE(firm.balance(account).is_zero()) << account;
  EXPECT_EQ(firm.box("2026-04", "81"), "0");
  expect_sound(firm);
}

TEST(CancelTest, AnInvoiceIsCancelledOnceAndNotBeforeItWasWritten) {
  InvoiceFirm firm(kIst);
  firm.issue(kFile);
  EXPECT_REFUSAL(firm.cancel("RE-9", "2026-04-02"), Fault::invoice_unknown);
  EXPECT_REFUSAL(firm.cancel("RE-2026-0001", "2026-03-30"), Fault::cancellation_before_invoice);
  EXPECT_EQ(firm.cancel("RE-2026-0001", "2026-04-02").invoice.number, "RE-2026-0002") << "no number was lost";
  EXPECT_REFUSAL(firm.cancel("RE-2026-0001", "2026-04-02"), Fault::invoice_already_cancelled);
  EXPECT_REFUSAL(firm.cancel("RE-2026-0002", "2026-04-02"), Fault::cancellation_of_cancellation);
}

TEST(CancelTest, TheEntryOfAnInvoiceIsNotReversedAlone) {
  InvoiceFirm firm(kIst);
  firm.issue(kFile);
  Book book = firm.book();
  EXPECT_REFUSAL(reverse(book, {1, "falsch", Day::of(2026, 4, 2)}), Fault::entry_of_invoice);
}

TEST(IssueTest, TamperingWithItemsAndInvoicesIsFound) {
  const std::vector<std::pair<std::string, Fault>> attacks{
      {"UPDATE open_item SET settled = 100", Fault::item_differs},
      {"UPDATE item_share SET net = net - 100", Fault::item_differs},
      {"UPDATE invoice SET gross = gross + 1", Fault::invoice_differs},
      {"UPDATE invoice SET entry = 99", Fault::invoice_differs},
  };
  for (const auto& [sql, fault] : attacks) {
    InvoiceFirm firm(kIst);
    firm.issue(kFile);
    tamper(firm.book_path(), sql);
    Book book = firm.book();
    const Findings findings = verify(book).findings;
    ASSERT_FALSE(findings.empty()) << sql;
    EXPECT_EQ(findings.front().fault, fault) << sql;
  }
}

}  // namespace
}  // namespace kontor
