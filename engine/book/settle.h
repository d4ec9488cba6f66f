// Payments of open items. What a switch of the tax profile put off (income not received, tax not due) becomes final
// here, pro rata per tax code, on the day of the payment (§ 11 EStG, § 13 (1) Nr. 1 b UStG).
#pragma once

#include <vector>

#include "engine/book/book.h"

namespace kontor {

// Postings and tax facts by which an invoice (or, with negative amounts, its cancellation) enters the book:
// the claim against revenue and tax, or against their deferral accounts.
EntryRecord claim_entry(const Book& book, const OpenItem& item);

// The item of money that is owed to a customer who paid more than this claim: amounts negative, no shares, because
// neither income nor tax waits for it. `entry` is for the store to give.
OpenItem credit_item(const OpenItem& claim, Amount credit, Day day);

// The parts of every share that belong to the first `settled` of the item. Taken at two points of time, the difference
// is what one payment releases; so rounding never adds up over part payments.
std::vector<NetAndTax> settled_parts(const OpenItem& item, Amount settled);

struct ItemPayment {
  OpenItem item;
  Amount amount;  // how much of the item is settled; its sign is that of the item. Beyond what is open, it brings back
                  // what was written off: income and VAT with it (§ 17 (2) Nr. 1 sentence 2 UStG)
  Amount discount;  // the part of `amount` that was not paid but granted as Skonto
};

struct PaymentOrigin {
  Day day;
  std::string bank_account;  // of the chart
  std::string text;
  std::string voucher;
  std::string origin;
  Amount credit = Amount();  // paid beyond the items: a debt to the customer, without income and without VAT
};

// The entry for money that settles these items: bank = sum of amounts - discounts + credit.
EntryRecord settlement_entry(const Book& book, const PaymentOrigin& origin, const std::vector<ItemPayment>& payments);

// What a payment changes in its item; `entry` is for the store to give.
Settlement settlement_of(const ItemPayment& payment, Day day);

// The entry that takes what is open of a claim out of the books. Income and VAT that wait for the payment never come;
// what counted already is taken back on this day: income as a loss, VAT as a reduction (§ 17 (2) Nr. 1 UStG). Only day
// and postings are filled.
EntryRecord loss_entry(const Book& book, const OpenItem& item, Day day);

}  // namespace kontor
