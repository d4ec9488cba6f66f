#include "engine/book/decide.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/book/payment.h"
#include "engine/book/post.h"
#include "engine/book/receivables.h"
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
void cut(std::string& text) {
  if (text.size() <= kTextLengthMax) return;
  std::size_t end = kTextLengthMax;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  text += "…";
}

void give_ground(Decision& decision, const LineRecord& line, const Book& book, Ground ground) {
  decision.line = line.id;
  decision.day_recorded = book.today;
  decision.why = std::move(ground.why);
  decision.authority = std::move(ground.authority);
  decision.rule = std::move(ground.rule);
}

void add_word(std::string& words, const std::string& word) {
  if (!word.empty()) words += (words.empty() ? "" : " ") + word;
}

// The fee a payment service kept, to where the settings say.
TaxedPosting fee_part(const Book& book, const BankLine& line, const std::string& bank_account) {
  const auto& banks = book.settings.banks;
  const auto bank = std::find_if(banks.begin(), banks.end(),
                                 [&](const BankSettings& settings) { return settings.account == bank_account; });
  std::string account = bank == banks.end() ? "" : bank->fee_account;
  if (account.empty()) account = book.chart.with_role("bank_charges");
  std::string tax_code = bank == banks.end() ? "" : bank->fee_tax_code;
  if (tax_code.empty()) tax_code = book.chart.at(account).tax_code;
  return {std::move(account), -line.fee, std::move(tax_code)};
}

// The bank against the parts of the line. The parts make the gross amount, and the fee is added to them; or they make
// the amount, fee and all.
LinePosting parts_posting(const Book& book, const LineRecord& line, const std::string& bank_account,
                          const LineParts& parts, Day day) {
  Amount sum = line.line.amount;
  for (const TaxedPosting& part : parts) sum += part.amount;
  LineParts all = parts;
  if (!line.line.fee.is_zero() && sum == line.line.fee) {
    all.push_back(fee_part(book, line.line, bank_account));
    sum += all.back().amount;
  }
  if (!sum.is_zero()) refuse(Fault::parts_differ, sum.to_plain(), {}, {std::to_string(line.id)});
  std::vector<Posting> stated;
  for (const TaxedPosting& part : parts) stated.push_back({part.account, part.amount});
  demand_invoice_named(book, stated);
  Expansion expansion = expand(all, day, book.settings.tax, book.chart, book.codes);
  LinePosting posting;
  posting.entry.postings = std::move(expansion.postings);
  posting.entry.postings.insert(posting.entry.postings.begin(), {bank_account, line.line.amount});
  posting.entry.facts = std::move(expansion.facts);
  for (const TaxedPosting& part : parts) {
    add_word(posting.decision.account, part.account);
    add_word(posting.decision.tax_code, part.tax_code);
  }
  return posting;
}

void add_expansion(EntryRecord& entry, Expansion expansion) {
  for (Posting& posting : expansion.postings) entry.postings.push_back(std::move(posting));
  for (TaxFact& fact : expansion.facts) entry.facts.push_back(std::move(fact));
}

// Finds the items the payments settle; returns what of the line they leave.
Amount settle_items(const Book& book, const LineRecord& line, const Proposal& proposal, Day day,
                    std::vector<ItemPayment>& items, std::vector<Settlement>& settlements) {
  Amount left = line.line.gross();
  for (const ClaimPayment& payment : proposal.payments) {
    std::optional<OpenItem> item = book.storage.item(payment.item);
    const bool enough = item && absolute(payment.amount) <= absolute(item->payable());
    if (!enough) refuse(Fault::invoice_settled, payment.number);
    if (payment.amount.is_negative() != item->payable().is_negative())
      refuse(Fault::payment_other_direction, payment.number, {}, {line.line.amount.to_plain()});
    left -= payment.amount - payment.discount;
    items.push_back({*std::move(item), payment.amount, payment.discount});
    if (!payment.amount.is_zero()) settlements.push_back(settlement_of(items.back(), day));
  }
  return left;
}

// The bank against the items; what the line brings beyond them goes where the parts say, or stays a credit.
LinePosting payment_posting(const Book& book, const LineRecord& line, const std::string& bank_account,
                            const Proposal& proposal, Day day) {
  LinePosting posting;
  std::vector<ItemPayment> items;
  Amount left = settle_items(book, line, proposal, day, items, posting.settlements) - proposal.credit;
  LineParts rest = proposal.parts;
  for (const TaxedPosting& part : rest) left += part.amount;
  if (!left.is_zero()) refuse(Fault::parts_differ, left.to_plain(), {}, {std::to_string(line.id)});
  std::string voucher;
  for (const ClaimPayment& payment : proposal.payments) voucher += (voucher.empty() ? "" : ", ") + payment.number;
  posting.entry = settlement_entry(book, {day, bank_account, "", voucher, "", proposal.credit}, items);
  if (!proposal.credit.is_zero()) posting.credit = credit_item(items.back().item, proposal.credit, day);
  posting.decision.account = book.chart.with_role("receivables");
  for (const TaxedPosting& part : rest) {
    posting.entry.postings.push_back({bank_account, -part.amount});
    add_word(posting.decision.account, part.account);
    add_word(posting.decision.tax_code, part.tax_code);
  }
  if (!line.line.fee.is_zero()) {
    posting.entry.postings.push_back({bank_account, line.line.fee});
    rest.push_back(fee_part(book, line.line, bank_account));
  }
  add_expansion(posting.entry, expand(rest, day, book.settings.tax, book.chart, book.codes));
  return posting;
}

std::int64_t decide_as(Book& book, const LineRecord& line, const Proposal& proposal, const Ground& ground) {
  LinePosting posting = line_posting(book, line, account_of_bank(book, line.bank_account), proposal, ground);
  demand_postable(posting.entry, book.chart, book.storage.sealed_to());
  return store(book, std::move(posting));
}

}  // namespace

void demand_authority(const std::string& authority, const std::string& matter) {
  if (authority != "client" && authority != "adviser" && authority != "qualified")
    refuse(Fault::authority_missing, authority, {}, {matter});
}

std::string text_of(const BankLine& line) {
  const std::string& rest = line.purpose.empty() ? line.kind : line.purpose;
  std::string text;
  text.reserve(line.counterparty.size() + rest.size() + 4);
  text += line.counterparty;
  if (!text.empty() && !rest.empty()) text += ": ";
  text += rest;
  if (text.empty()) return "-";
  cut(text);
  return text;
}

std::string account_of_bank(const Book& book, std::int64_t bank_account) {
  for (const BankAccountRecord& account : book.storage.bank_accounts())
    if (account.id == bank_account) return account.account;
  refuse(Fault::bank_account_unknown, std::to_string(bank_account));
}

LinePosting line_posting(const Book& book, const LineRecord& line, const std::string& bank_account,
                         const Proposal& proposal, Ground ground) {
  const Day day = ground.day.value_or(line.line.day);
  if (day < line.line.day) refuse(Fault::entry_before_line, day.to_iso(), {}, {line.line.day.to_iso()});
  LinePosting posting = proposal.payments.empty() ? parts_posting(book, line, bank_account, proposal.parts, day)
                                                  : payment_posting(book, line, bank_account, proposal, day);
  if (const auto codes = codes_without_customer(posting.entry.facts, book.codes); !codes.empty())
    refuse(Fault::zm_customer_needed, codes.front());
  posting.entry.day = day;
  posting.entry.text = text_of(line.line);
  posting.entry.origin = "line " + std::to_string(line.id);
  give_ground(posting.decision, line, book, std::move(ground));
  return posting;
}

std::int64_t store(Book& book, LinePosting posting) {
  posting.entry.day_recorded = book.today;
  posting.decision.entry = book.storage.append(std::move(posting.entry));
  for (Settlement& settlement : posting.settlements) {
    settlement.entry = posting.decision.entry;
    book.storage.settle(settlement);
  }
  if (posting.credit) {
    posting.credit->entry = posting.decision.entry;
    book.storage.add_item(*posting.credit);
  }
  book.storage.decide(posting.decision);
  return posting.decision.entry;
}

std::int64_t decide(Book& book, std::int64_t id, const LineParts& parts, const Ground& ground) {
  demand_authority(ground.authority, std::to_string(id));
  Transaction act(book.storage);
  const LineRecord line = open_line(book, id);
  Proposal proposal;
  proposal.parts = parts;
  const std::int64_t entry = decide_as(book, line, proposal, ground);
  act.commit();
  return entry;
}

std::int64_t decide_parts(Book& book, std::int64_t id, const std::vector<InvoicePart>& invoices, const LineParts& parts,
                          const Ground& ground) {
  demand_authority(ground.authority, std::to_string(id));
  Transaction act(book.storage);
  const LineRecord line = open_line(book, id);
  Proposal proposal;
  proposal.parts = parts;
  for (const InvoicePart& one : invoices) proposal.payments.push_back(payment_of(book, one));
  const std::int64_t entry = decide_as(book, line, proposal, ground);
  act.commit();
  return entry;
}

DecidedPayment decide_payment(Book& book, std::int64_t id, const InvoicePayment& payment, const Ground& ground) {
  demand_authority(ground.authority, std::to_string(id));
  Transaction act(book.storage);
  const LineRecord line = open_line(book, id);
  const Proposal proposal = payment_by_number(book, line.line.gross(), payment);
  const DecidedPayment decided{decide_as(book, line, proposal, ground), proposal.credit};
  act.commit();
  return decided;
}

std::vector<std::int64_t> accept(Book& book, const std::vector<Acceptance>& acceptances) {
  for (const auto& [line, proposal, ground] : acceptances) {
    demand_authority(ground.authority, std::to_string(line));
    if (proposal.standing == Standing::asked) refuse(Fault::proposal_missing, std::to_string(line), {}, {ground.why});
  }
  Transaction act(book.storage);
  std::vector<std::int64_t> entries;
  for (const auto& [line, proposal, ground] : acceptances)
    entries.push_back(decide_as(book, open_line(book, line), proposal, ground));
  act.commit();
  return entries;
}

}  // namespace kontor
