// What a book keeps, as plain values. Each is one noun of the store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/bank/statement.h"
#include "engine/calendar/day.h"
#include "engine/invoice/invoice.h"
#include "engine/ledger/entry.h"
#include "engine/tax/expansion.h"

namespace kontor {

// One posted entry with its tax facts. Never changed once it is stored.
struct EntryRecord {
  std::int64_t number = 0;  // gapless from 1; given by the store
  Day day;                  // the day it counts
  Day day_recorded;
  std::string text;
  std::string voucher;
  std::string origin;         // "manual", "line 12", "invoice RE-2026-0001", "reversal"
  std::int64_t reverses = 0;  // number of the entry it reverses; 0: none
  std::vector<Posting> postings;
  std::vector<TaxFact> facts;

  bool operator==(const EntryRecord&) const = default;
};

// Why an account was chosen, and on whose word (§ 6 StBerG: who may decide is a question of law).
struct Decision {
  std::int64_t line = 0;
  std::int64_t entry = 0;
  Day day_recorded;
  std::string account;  // of the counter posting; several with a blank
  std::string tax_code;
  std::string why;        // "rule Telefon: 'telekom'", "invoice RE-2026-0001"
  std::string authority;  // client, adviser, qualified
  std::string rule;       // name; empty: none

  bool operator==(const Decision&) const = default;
};

enum class LineStage {
  open,    // to be assigned
  posted,  // its entry stands
  aside,   // pending or information: never posted
};

struct LineRecord {
  std::int64_t id = 0;
  std::int64_t bank_account = 0;
  std::int64_t file = 0;
  LineStage stage = LineStage::open;
  BankLine line;
};

struct BankAccountRecord {
  std::int64_t id = 0;
  std::string iban;     // or the number the statements use
  std::string account;  // of the chart
};

struct StatementFileRecord {
  std::int64_t id = 0;
  std::string hash;  // hex SHA-256 of the bytes
  std::string name;
  std::string format;
  Day day_imported;
  std::int64_t lines_new = 0;
  std::int64_t lines_asked = 0;  // left out until somebody says whether the book has them in other words
};

struct BalanceRecord {
  std::int64_t bank_account = 0;
  std::int64_t file = 0;
  KnownBalance balance;
};

// The share of one tax code in an open item; the sum of net + tax over all shares is the gross of the item.
struct ItemShare {
  std::string tax_code;
  std::string account;  // final account of the net
  Amount net;
  Amount tax;

  bool operator==(const ItemShare&) const = default;
};

// A claim of ours (gross > 0) or, from a cancellation or an overpayment, a debt (gross < 0), until it is settled.
struct OpenItem {
  std::int64_t id = 0;
  std::string party;  // customer number
  std::string party_name;
  std::string number;  // of the invoice; of an overpayment: the invoice that was paid too much
  Day day;
  Day due;
  Amount gross;
  Amount settled;          // same sign as gross
  std::int64_t entry = 0;  // that opened it
  Decimal skonto_percent;
  std::optional<Day> skonto_last;
  std::vector<ItemShare> shares;  // none: mere money, see credit_item
  // Of an advance invoice: income and VAT come with the money, whatever the tax profile says (§ 13 (1) Nr. 1 a sentence
  // 4 UStG).
  bool advance = false;
  Amount lost = Amount();  // the part of `settled` that was written off as uncollectible and has not come in since

  Amount open() const { return gross - settled; }
  // What a payment may still settle: lost money sometimes comes after all.
  Amount payable() const { return open() + lost; }
};

struct Settlement {
  std::int64_t item = 0;
  std::int64_t entry = 0;
  Day day;
  Amount amount;           // of the item that is settled now
  Amount discount;         // the part of it that was Skonto
  Amount lost = Amount();  // the part of it that was written off; < 0: came in after it had been written off
};

enum class InvoiceState { issued, cancelled, cancellation };

struct InvoiceRecord {
  std::string number;
  InvoiceState state = InvoiceState::issued;
  InvoiceKind kind = InvoiceKind::invoice;
  Day date;
  Day due;
  std::string party;
  std::string party_name;
  std::string vat_id;  // of the buyer: for the recapitulative statement
  std::string currency = "EUR";
  // What the customer owes: below zero for cancellations and credit notes.
  Amount net;
  Amount tax;
  Amount gross;
  std::int64_t entry = 0;
  std::int64_t item = 0;
  std::string preceding;    // number of the invoice it cancels or corrects
  std::string deducted_by;  // of an advance: the final invoice that takes it off
  std::string pdf;          // hashes of the archived documents, hex
  std::string xml;
  std::string source;  // the invoice file that makes this very invoice again, complete in itself
};

enum class LetterKind { quote, confirmation, delivery_note, reminder, receipt };

// What a client wrote to a customer beside invoices. It moves no account.
struct LetterRecord {
  std::string number;
  LetterKind kind = LetterKind::quote;
  Day date;
  Day due;  // of a quote: the last day it binds; of a reminder: the last day to pay
  std::string party;
  std::string party_name;
  std::string currency = "EUR";
  Amount net;
  Amount tax;
  Amount gross;         // of a reminder: everything that is asked for
  std::string follows;  // number of the letter before it, or of the invoice it is about; may be empty
  int level = 0;        // of a reminder, from 1
  std::string pdf;      // hash of the archived document, hex
  std::string source;   // of the first three kinds: the invoice file that makes this very letter again
};

struct DocumentRecord {
  std::string hash;
  std::string name;   // file name for people
  std::string media;  // "application/pdf"
  std::int64_t size = 0;
};

}  // namespace kontor
