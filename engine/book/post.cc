#include "engine/book/post.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/book/receivables.h"
#include "engine/book/settle.h"
#include "engine/ledger/entry.h"
#include "engine/tax/expansion.h"
#include "engine/text/decode.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

constexpr std::string_view kOfInvoice = "invoice ";

EntryRecord reversal_record(const Book& book, const EntryRecord& entry, const ReversalRequest& request) {
  const Draft original{entry.day, entry.text, entry.voucher, entry.postings};
  const Entry reversal =
      reversal_of(Entry::from(original, book.chart), {request.day, kept_words(request.reason)}, book.chart);
  EntryRecord record;
  record.day = reversal.day();
  record.text = reversal.text();
  record.voucher = reversal.voucher();
  record.origin = "reversal";
  record.reverses = entry.number;
  record.postings = reversal.postings();
  for (TaxFact fact : entry.facts) {
    fact = -fact;
    fact.day = request.day;
    record.facts.push_back(std::move(fact));
  }
  return record;
}

struct TakenBack {
  std::int64_t by;  // entry
  Day day;
};

// The credits of customers that an entry opened. One that was paid back or set off since holds it: that goes first.
void take_back_credits(Book& book, std::int64_t entry, TakenBack taken) {
  for (const OpenItem& item : book.storage.items_of_entry(entry)) {
    if (!item.settled.is_zero())
      refuse(Fault::credit_used, item.number, {}, {std::to_string(book.storage.settlements(item.id).back().entry)});
    book.storage.settle({item.id, taken.by, taken.day, item.open(), Amount()});
  }
}

// A loss that money has come in for since stays until that payment is taken back.
void demand_not_recovered(Book& book, const Settlement& settled) {
  if (settled.lost.is_zero() || settled.lost.is_negative()) return;
  const std::optional<OpenItem> item = book.storage.item(settled.item);
  if (!item || item->lost >= settled.lost) return;
  refuse(Fault::loss_recovered, item->number, {}, {std::to_string(book.storage.settlements(item->id).back().entry)});
}

std::vector<ItemPayment> items_of(const Book& book, const std::vector<InvoicePart>& invoices) {
  std::vector<ItemPayment> items;
  for (const InvoicePart& part : invoices) {
    const ClaimPayment payment = payment_of(book, part);
    items.push_back({*book.storage.item(payment.item), payment.amount, Amount()});
  }
  return items;
}

// What the settled items move but for the money itself, which the person has posted.
void add_settlement(const Book& book, const std::vector<ItemPayment>& items, EntryRecord& entry) {
  EntryRecord settled = settlement_entry(book, {entry.day, "", "", "", ""}, items);
  for (Posting& posting : settled.postings)
    if (!posting.account.empty()) entry.postings.push_back(std::move(posting));
  for (TaxFact& fact : settled.facts) entry.facts.push_back(std::move(fact));
}

EntryRecord entry_of(const Book& book, const StatedEntry& stated, const std::vector<ItemPayment>& items) {
  Expansion expansion = expand(stated.postings, stated.day, book.settings.tax, book.chart, book.codes);
  EntryRecord entry;
  entry.day = stated.day;
  entry.text = kept_words(stated.text);
  entry.voucher = kept_words(stated.voucher);
  entry.origin = stated.origin;
  entry.postings = std::move(expansion.postings);
  entry.facts = std::move(expansion.facts);
  demand_invoice_named(book, entry.postings);
  if (!items.empty()) add_settlement(book, items, entry);
  Findings findings = check(Draft{entry.day, entry.text, entry.voucher, entry.postings}, book.chart);
  if (!findings.empty()) throw Refusal(std::move(findings));
  return entry;
}

}  // namespace

std::string kept_words(const std::string& words) { return tidy(is_utf8(words) ? words : decode(words, "").text); }

// The entry lends its texts and postings to the draft: many are checked in one act.
void demand_postable(EntryRecord& entry, const ChartOfAccounts& chart, const std::optional<Day>& sealed_to) {
  Draft draft{entry.day, std::move(entry.text), std::move(entry.voucher), std::move(entry.postings)};
  Findings findings = check(draft, chart);
  entry.text = std::move(draft.text);
  entry.voucher = std::move(draft.voucher);
  entry.postings = std::move(draft.postings);
  if (!findings.empty()) throw Refusal(std::move(findings));
  if (sealed_to && entry.day <= *sealed_to) refuse(Fault::period_closed, entry.day.to_iso(), {}, {sealed_to->to_iso()});
}

std::int64_t record(Book& book, EntryRecord entry) {
  demand_postable(entry, book.chart, book.storage.sealed_to());
  entry.day_recorded = book.today;
  return book.storage.append(std::move(entry));
}

EntryRecord preview(const Book& book, const StatedEntry& stated) {
  return entry_of(book, stated, items_of(book, stated.invoices));
}

Findings left_out_tax_codes(const Book& book, const StatedEntry& stated) {
  Findings findings;
  if (book.settings.tax.vat == VatMethod::exempt) return findings;
  for (const TaxedPosting& posting : stated.postings) {
    if (!posting.tax_code.empty() || is_tax_account(book.chart.at(posting.account))) return {};
    const TaxCode* usual = book.codes.find(book.chart.at(posting.account).tax_code);
    if (usual && usual->treatment == TaxTreatment::included && usual->holds_on(stated.day))
      findings.push_back({Fault::tax_code_left_out, {}, posting.account, {usual->code}});
  }
  return findings;
}

Findings tax_due_early(const Book& book, const StatedEntry& stated) {
  if (book.settings.tax.vat != VatMethod::received || !book.chart.has_role("receivables")) return {};
  const auto owes = [&](const TaxedPosting& posting) {
    const TaxCode* code = book.codes.find(posting.tax_code);
    return code && code->is_output() && code->treatment == TaxTreatment::included && posting.amount.is_negative();
  };
  const std::string& claims = book.chart.with_role("receivables");
  const auto claim = std::find_if(stated.postings.begin(), stated.postings.end(), [&](const TaxedPosting& posting) {
    return posting.account == claims && !posting.amount.is_negative();
  });
  if (claim == stated.postings.end() || std::none_of(stated.postings.begin(), stated.postings.end(), owes)) return {};
  return {{Fault::tax_due_early, {}, claims, {}}};
}

Findings income_before_payment(const Book& book, const StatedEntry& stated) {
  if (book.settings.tax.profit != ProfitMethod::cash) return {};
  const auto has_role = [&](const TaxedPosting& posting, const char* role) {
    return book.chart.has_role(role) && posting.account == book.chart.with_role(role);
  };
  const auto counts = [&](const TaxedPosting& posting) {
    const AccountKind kind = book.chart.at(posting.account).kind;
    return kind == AccountKind::income || kind == AccountKind::expense;
  };
  const auto waits = std::find_if(stated.postings.begin(), stated.postings.end(), [&](const TaxedPosting& posting) {
    return (has_role(posting, "receivables") && !posting.amount.is_negative()) ||
           (has_role(posting, "payables") && posting.amount.is_negative());
  });
  if (waits == stated.postings.end() || std::none_of(stated.postings.begin(), stated.postings.end(), counts)) return {};
  return {{Fault::income_before_payment, {}, waits->account, {}}};
}

Findings left_out_customers(const Book& book, const EntryRecord& entry) {
  Findings findings;
  for (const std::string& code : codes_without_customer(entry.facts, book.codes))
    findings.push_back({Fault::zm_customer_needed, {}, code, {}});
  return findings;
}

std::int64_t post(Book& book, const StatedEntry& stated) {
  Transaction act(book.storage);
  const std::vector<ItemPayment> items = items_of(book, stated.invoices);
  const std::int64_t number = record(book, entry_of(book, stated, items));
  for (const ItemPayment& one : items) {
    Settlement settlement = settlement_of(one, stated.day);
    settlement.entry = number;
    book.storage.settle(settlement);
  }
  act.commit();
  return number;
}

std::int64_t reverse(Book& book, const ReversalRequest& request) {
  Transaction act(book.storage);
  const std::optional<EntryRecord> entry = book.storage.entry(request.entry);
  if (!entry) refuse(Fault::entry_unknown, std::to_string(request.entry));
  if (const auto by = book.storage.reversal_of(request.entry))
    refuse(Fault::entry_already_reversed, std::to_string(request.entry), {}, {std::to_string(*by)});
  // Its bank line would stay open although the money is posted again.
  if (entry->reverses > 0)
    refuse(Fault::entry_is_reversal, std::to_string(request.entry), {}, {std::to_string(entry->reverses)});
  if (entry->origin.starts_with(kOfInvoice))
    refuse(Fault::entry_of_invoice, std::to_string(request.entry), {}, {entry->origin.substr(kOfInvoice.size())});
  const std::int64_t number = record(book, reversal_record(book, *entry, request));
  take_back_credits(book, request.entry, {number, request.day});
  for (const Settlement& settled : book.storage.settlements_of_entry(request.entry)) {
    demand_not_recovered(book, settled);
    book.storage.settle({settled.item, number, request.day, -settled.amount, -settled.discount, -settled.lost});
  }
  if (const auto line = book.storage.line_of_entry(request.entry)) book.storage.reopen_line(*line);
  act.commit();
  return number;
}

}  // namespace kontor
