#include "engine/book/proof.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/book/bank_accounts.h"
#include "engine/book/bank_sheet.h"
#include "engine/book/gap_cause.h"
#include "engine/book/vat.h"
#include "engine/book/verify.h"

namespace kontor {

namespace {

// "12, 15": few, for a person to look at.
std::string numbers_of(const std::vector<EntryWithoutLine>& entries) {
  constexpr std::size_t kShown = 12;
  std::string text;
  for (std::size_t i = 0; i < std::min(entries.size(), kShown); ++i)
    text += (i > 0 ? ", " : "") + std::to_string(entries[i].entry);
  return entries.size() > kShown ? text + ", …" : text;
}

void tell(const Reconciliation& result, Proof& proof) {
  if (!result.without_line.is_zero())
    proof.findings.push_back(
        {Fault::entries_without_line,
         {},
         result.account,
         {result.without_line.to_plain(), numbers_of(result.entries), proof.period.last.to_iso()}});
  if (result.opening_posted && !result.opening.is_zero())
    proof.findings.push_back(
        {Fault::opening_differs, {}, result.account, {result.opening.to_plain(), numbers_of(result.entries)}});
  if (!result.rest.is_zero())
    proof.findings.push_back({Fault::ledger_differs, {}, result.account, {result.rest.to_plain()}});
}

void tell(const AccountProof& account, Findings& findings) {
  for (const BalanceGap& gap : account.gaps)
    findings.push_back({Fault::balance_gap,
                        {gap.file, 0, ""},
                        account.iban,
                        {gap.from.to_iso(), gap.to.to_iso(), gap.difference.to_plain()}});
  for (const UnprovenDays& days : account.unproven)
    findings.push_back({Fault::balance_unproven,
                        {},
                        account.iban,
                        {days.from.to_iso(), days.to.to_iso(), std::to_string(days.lines)}});
}

// Accounts of kontor.toml the period knows nothing of.
void tell_missing(Book& book, const std::vector<std::string>& covered, Proof& proof) {
  for (const BankSettings& bank : book.settings.banks) {
    const std::string& iban = bank.iban.empty() ? bank.name : bank.iban;
    if (std::find(covered.begin(), covered.end(), iban) == covered.end())
      proof.findings.push_back(
          {Fault::statement_missing, {}, iban, {proof.period.first.to_iso(), proof.period.last.to_iso()}});
  }
}

using LinesAside = std::map<std::pair<std::int64_t, Currency>, std::vector<LineAside>>;

LinesAside lines_aside(Book& book, const Period& period) {
  LinesAside aside;
  book.storage.each_line(period, [&](const LineRecord& record) {
    if (record.stage != LineStage::aside) return;
    const BankLine& line = record.line;
    aside[{record.bank_account, line.amount.currency()}].push_back(
        {record.id, line.day, line.amount, line.counterparty.empty() ? line.purpose : line.counterparty, line.state});
  });
  return aside;
}

void prove_accounts(Book& book, Proof& proof) {
  FileNames files;
  for (const StatementFileRecord& file : book.storage.files()) files[file.id] = file.name;
  LinesAside aside = lines_aside(book, proof.period);
  std::int64_t open = 0;
  BankSides sides;
  std::vector<std::string> covered;
  for (const BankAccountRecord& bank : book.storage.bank_accounts())
    for (const auto& [currency, sheet] : sheets_of(book, bank.id)) {
      AccountProof account = prove_sheet(sheet, currency, proof.period, files);
      account.iban = bank.iban;
      account.account = bank.account;
      account.aside = std::move(aside[{bank.id, currency}]);
      explain_gaps(book, bank.id, account.gaps);
      open += account.lines_open;
      tell(account, proof.findings);
      if (currency == kEuro)
        sides.add(bank_side(bank, sheet, {account.closing, proof.period.last}));
      else
        sides.leave_out(bank.account);
      account.covered = covers(sheet, proof.period);
      if (account.covered) covered.push_back(bank.iban);
      if (const auto& unproven = account.unproven; !unproven.empty() && account.proven_to >= unproven.front().from)
        account.proven_to.reset();
      proof.accounts.push_back(std::move(account));
    }
  for (const Reconciliation& result : sides.reconcile_all(book, proof.period.last)) {
    if (!result.is_explained()) tell(result, proof);
    for (AccountProof& each : proof.accounts)
      if (each.account == result.account) each.ledger = result;
  }
  tell_missing(book, covered, proof);
  if (open > 0) proof.findings.push_back({Fault::lines_open, {}, std::to_string(open), {proof.period.last.to_iso()}});
}

// Codes with a tax in the period that the form has no box for. A year without a form is a finding of its own.
void prove_boxes(Book& book, const FindVatForm& vat_form, const Period& part, Proof& proof) {
  const std::vector<TaxTotal> totals = book.storage.tax_totals(part);
  if (totals.empty()) return;
  try {
    for (const std::string& code :
         evaluate(vat_form(part), totals, book.storage.movements(part), book.chart).unplaced) {
      proof.unplaced.push_back(code);
      proof.findings.push_back({Fault::tax_unplaced, {}, code, {part.to_text()}});
    }
  } catch (const Refusal& refusal) {
    if (refusal.findings().front().fault != Fault::form_missing) throw;
    proof.findings.push_back(refusal.findings().front());
  }
}

// Year by year, because a form holds for one.
void prove_tax(Book& book, const FindVatForm& vat_form, Proof& proof) {
  const Verification verification = verify(book);
  proof.findings.insert(proof.findings.end(), verification.findings.begin(), verification.findings.end());
  if (!verification.findings.empty()) return;
  const Findings nameless = findings_of(zm_gaps(book, proof.period));
  proof.findings.insert(proof.findings.end(), nameless.begin(), nameless.end());
  if (book.settings.tax.vat == VatMethod::exempt) return;
  for (int year = proof.period.first.year(); year <= proof.period.last.year(); ++year) {
    const Period part{std::max(proof.period.first, Day::of(year, 1, 1)),
                      std::min(proof.period.last, Day::of(year, 12, 31))};
    prove_boxes(book, vat_form, part, proof);
  }
}

}  // namespace

Proof prove(Book& book, const Period& period, const FindVatForm& vat_form) {
  Proof proof;
  proof.period = period;
  prove_accounts(book, proof);
  prove_tax(book, vat_form, proof);
  return proof;
}

std::optional<Period> period_of_statements(Book& book) {
  std::optional<Period> period;
  const auto note = [&](Day day) {
    period = period ? Period{std::min(period->first, day), std::max(period->last, day)} : Period{day, day};
  };
  for (const BalanceRecord& record : book.storage.balances()) note(record.balance.day);
  for (const BankAccountRecord& bank : book.storage.bank_accounts())
    book.storage.each_movement(bank.id, [&](const BankStore::LineMovement& line) { note(line.day); });
  return period;
}

void state_balance(Book& book, const std::string& bank, const KnownBalance& balance) {
  Transaction act(book.storage);
  const BankSettings& chosen = book.settings.banks[bank_named(book.settings, bank)];
  book.storage.add_balance({bank_account_id(book.storage, chosen), 0, balance});
  act.commit();
}

}  // namespace kontor
