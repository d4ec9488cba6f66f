#include "engine/book/proof.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/book/bank_accounts.h"
#include "engine/book/verify.h"

namespace kontor {

namespace {

// A balance at the end of a day.
struct Stated {
  Amount amount;
  std::int64_t file = 0;
};

struct DaySum {
  Amount sum;
  std::int64_t lines = 0;
  std::int64_t lines_open = 0;
};

// What is known of one bank account in one currency.
struct Sheet {
  std::map<Day, std::vector<Stated>> balances;
  std::map<Day, DaySum> days;
};

using Sheets = std::map<Currency, Sheet>;

// An opening balance is the one of the evening before.
Day evening_of(const KnownBalance& balance) { return balance.opening ? balance.day.plus_days(-1) : balance.day; }

Sheets sheets_of(Book& book, std::int64_t account) {
  Sheets sheets;
  for (const BalanceRecord& record : book.storage.balances())
    if (record.bank_account == account)
      sheets[record.balance.amount.currency()].balances[evening_of(record.balance)].push_back(
          {record.balance.amount, record.file});
  book.storage.each_movement(account, [&](const BankStore::LineMovement& line) {
    DaySum& day = sheets[line.amount.currency()]
                      .days.try_emplace(line.day, DaySum{Amount(0, line.amount.currency()), 0, 0})
                      .first->second;
    day.sum += line.amount;
    ++day.lines;
    day.lines_open += line.open ? 1 : 0;
  });
  return sheets;
}

// One sheet, walked from balance to balance.
class SheetProof {
 public:
  SheetProof(const Sheet& sheet, Currency currency, const Period& period,
             const std::map<std::int64_t, std::string>& files)
      : sheet_(sheet), period_(period), files_(files), zero_(0, currency) {
    out_.currency = currency;
    out_.sum = zero_;
  }

  AccountProof run() {
    for (auto day = sheet_.days.lower_bound(period_.first); day != sheet_.days.end() && day->first <= period_.last;
         ++day) {
      out_.sum += day->second.sum;
      out_.lines += day->second.lines;
      out_.lines_open += day->second.lines_open;
    }
    walk();
    note_unproven();
    return std::move(out_);
  }

 private:
  Amount moved(Day after, Day to) const {
    Amount sum = zero_;
    for (auto day = sheet_.days.upper_bound(after); day != sheet_.days.end() && day->first <= to; ++day)
      sum += day->second.sum;
    return sum;
  }

  // The stated balance that follows from the one before; else the one imported last.
  static const Stated& pick(const std::vector<Stated>& stated, const std::optional<Amount>& expected) {
    for (const Stated& each : stated)
      if (expected && each.amount == *expected) return each;
    return stated.back();
  }

  void walk() {
    std::optional<Day> before;
    Amount amount = zero_;
    for (const auto& [evening, stated] : sheet_.balances) {
      const std::optional<Amount> expected = before ? std::optional(amount + moved(*before, evening)) : std::nullopt;
      const Stated& found = pick(stated, expected);
      if (expected && found.amount != *expected) note_gap(before->plus_days(1), evening, found, *expected);
      amount = found.amount;
      before = evening;
      note_ends(evening, amount);
    }
  }

  void note_gap(Day from, Day to, const Stated& stated, Amount expected) {
    if (to < period_.first || from > period_.last) return;
    const auto file = files_.find(stated.file);
    out_.gaps.push_back({from, to, stated.amount - expected, file == files_.end() ? "" : file->second});
  }

  // The latest balance before the day counts; before the first balance of all it is reckoned backwards.
  void note_ends(Day evening, Amount amount) {
    const Day start = period_.first.plus_days(-1);
    if (evening <= period_.last) out_.proven_to = evening;
    if (evening > period_.last && out_.proven_to) out_.proven_to = period_.last;
    if (evening <= start || !out_.opening)
      out_.opening = evening <= start ? amount + moved(evening, start) : amount - moved(start, evening);
    if (evening <= period_.last || !out_.closing)
      out_.closing =
          evening <= period_.last ? amount + moved(evening, period_.last) : amount - moved(period_.last, evening);
  }

  void note_unproven() {
    const bool any = !sheet_.balances.empty();
    const Day first = any ? sheet_.balances.begin()->first : period_.last;
    const Day last = any ? sheet_.balances.rbegin()->first : period_.last;
    note_unproven({period_.first, std::min(first, period_.last)});
    if (any) note_unproven({std::max(last.plus_days(1), period_.first), period_.last});
  }

  void note_unproven(const Period& days) {
    UnprovenDays unproven;
    for (auto day = sheet_.days.lower_bound(days.first); day != sheet_.days.end() && day->first <= days.last; ++day) {
      if (unproven.lines == 0) unproven.from = day->first;
      unproven.to = day->first;
      unproven.lines += day->second.lines;
    }
    if (unproven.lines > 0) out_.unproven.push_back(unproven);
  }

  const Sheet& sheet_;
  const Period& period_;
  const std::map<std::int64_t, std::string>& files_;
  Amount zero_;
  AccountProof out_;
};

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

// Whether the balances and lines say something about the period: one lies in it, or balances lie on both sides.
bool covers(const Sheet& sheet, const Period& period) {
  const auto day = sheet.days.lower_bound(period.first);
  if (day != sheet.days.end() && day->first <= period.last) return true;
  if (sheet.balances.empty()) return false;
  const auto balance = sheet.balances.lower_bound(period.first);
  return balance != sheet.balances.end() &&
         (balance->first <= period.last || sheet.balances.begin()->first < period.first);
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

void prove_accounts(Book& book, Proof& proof) {
  std::map<std::int64_t, std::string> files;
  for (const StatementFileRecord& file : book.storage.files()) files[file.id] = file.name;
  std::int64_t open = 0;
  std::vector<std::string> covered;
  for (const BankAccountRecord& bank : book.storage.bank_accounts())
    for (const auto& [currency, sheet] : sheets_of(book, bank.id)) {
      AccountProof account = SheetProof(sheet, currency, proof.period, files).run();
      account.iban = bank.iban;
      account.account = bank.account;
      open += account.lines_open;
      tell(account, proof.findings);
      if (covers(sheet, proof.period)) covered.push_back(bank.iban);
      proof.accounts.push_back(std::move(account));
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
  if (!verification.findings.empty() || book.settings.tax.vat == VatMethod::exempt) return;
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
