#include "engine/book/decide.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/book/post.h"
#include "engine/book/settle.h"

namespace kontor {

namespace {

constexpr std::size_t kTextLengthMax = 160;

LineRecord open_line(Book& book, std::int64_t id) {
  std::optional<LineRecord> line = book.storage.line(id);
  if (!line) refuse(Fault::line_unknown, std::to_string(id));
  if (line->stage == LineStage::aside) refuse(Fault::line_not_booked, std::to_string(id));
  if (line->stage == LineStage::posted) {
    const std::optional<Decision> decision = book.storage.decision_on(id);
    refuse(Fault::line_already_posted, std::to_string(id), {}, {std::to_string(decision ? decision->entry : 0)});
  }
  return *std::move(line);
}

// Cut at a letter, not inside one.
std::string cut(std::string text) {
  if (text.size() <= kTextLengthMax) return text;
  std::size_t end = kTextLengthMax;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

Decision decision_for(const LineRecord& line, const Book& book, const Ground& ground) {
  Decision decision;
  decision.line = line.id;
  decision.day_recorded = book.today;
  decision.why = ground.why;
  decision.authority = ground.authority;
  decision.rule = ground.rule;
  return decision;
}

OpenItem item_of_invoice(Book& book, const std::string& number) {
  const std::optional<InvoiceRecord> invoice = book.storage.invoice(number);
  if (!invoice) refuse(Fault::invoice_unknown, number);
  const std::optional<OpenItem> item = book.storage.item(invoice->item);
  if (!item || item->open().is_zero()) refuse(Fault::invoice_settled, number);
  return *item;
}

}  // namespace

void demand_authority(const std::string& authority, const std::string& matter) {
  if (authority != "client" && authority != "adviser" && authority != "qualified")
    refuse(Fault::authority_missing, authority, {}, {matter});
}

std::string text_of(const BankLine& line) {
  std::string text = line.counterparty;
  const std::string& rest = line.purpose.empty() ? line.kind : line.purpose;
  if (!rest.empty()) text += (text.empty() ? "" : ": ") + rest;
  return text.empty() ? "-" : cut(std::move(text));
}

std::string account_of_bank(Book& book, std::int64_t bank_account) {
  for (const BankAccountRecord& account : book.storage.bank_accounts())
    if (account.id == bank_account) return account.account;
  refuse(Fault::bank_account_unknown, std::to_string(bank_account));
}

EntryRecord line_entry(const Book& book, const LineRecord& line, const std::string& bank_account,
                       const LineParts& parts) {
  Amount sum = line.line.amount;
  for (const TaxedPosting& part : parts) sum += part.amount;
  if (!sum.is_zero()) refuse(Fault::parts_differ, sum.to_plain(), {}, {std::to_string(line.id)});
  Expansion expansion = expand(parts, line.line.day, book.settings.tax, book.chart, book.codes);
  EntryRecord entry;
  entry.day = line.line.day;
  entry.text = text_of(line.line);
  entry.origin = "line " + std::to_string(line.id);
  entry.postings = std::move(expansion.postings);
  entry.postings.insert(entry.postings.begin(), {bank_account, line.line.amount});
  entry.facts = std::move(expansion.facts);
  return entry;
}

std::int64_t decide(Book& book, std::int64_t id, const LineParts& parts, const Ground& ground) {
  demand_authority(ground.authority, std::to_string(id));
  Transaction act(book.storage);
  const LineRecord line = open_line(book, id);
  Decision decision = decision_for(line, book, ground);
  for (const TaxedPosting& part : parts) {
    decision.account += (decision.account.empty() ? "" : " ") + part.account;
    if (!part.tax_code.empty()) decision.tax_code += (decision.tax_code.empty() ? "" : " ") + part.tax_code;
  }
  decision.entry = record(book, line_entry(book, line, account_of_bank(book, line.bank_account), parts));
  book.storage.decide(decision);
  act.commit();
  return decision.entry;
}

std::int64_t decide_payment(Book& book, std::int64_t id, const std::vector<std::string>& invoices,
                            const Ground& ground) {
  demand_authority(ground.authority, std::to_string(id));
  Transaction act(book.storage);
  const LineRecord line = open_line(book, id);
  Amount left = line.line.amount;
  std::vector<ItemPayment> payments;
  std::string voucher;
  for (std::size_t i = 0; i < invoices.size(); ++i) {
    OpenItem item = item_of_invoice(book, invoices[i]);
    const Amount open = item.open();
    const bool whole = i + 1 < invoices.size() || absolute(left) > absolute(open);
    const Amount paid = whole ? open : left;
    left -= paid;
    voucher += (voucher.empty() ? "" : ", ") + invoices[i];
    payments.push_back({std::move(item), paid, Amount()});
  }
  if (!left.is_zero()) refuse(Fault::parts_differ, left.to_plain(), {}, {std::to_string(id)});
  Decision decision = decision_for(line, book, ground);
  decision.account = book.chart.with_role("receivables");
  decision.entry = record(book, settlement_entry(book,
                                                 {line.line.day, account_of_bank(book, line.bank_account),
                                                  text_of(line.line), voucher, "line " + std::to_string(id)},
                                                 payments));
  for (const ItemPayment& payment : payments)
    book.storage.settle({payment.item.id, decision.entry, line.line.day, payment.amount, payment.discount});
  book.storage.decide(decision);
  act.commit();
  return decision.entry;
}

}  // namespace kontor
