#include "engine/book/reconciliation.h"

#include <algorithm>
#include <utility>

namespace kontor {

namespace {

Amount ledger_balance(Book& book, const std::string& account, Day last) {
  for (const AccountMovement& movement : book.storage.movements({Day::first(), last}))
    if (movement.account == account) return movement.debit - movement.credit;
  return Amount();
}

// The postings of one account, told apart by whether a line of its own bank accounts stands behind them. All as it was
// at the end of the day: a reversal that came later does not count.
class PostingsOfAccount {
 public:
  PostingsOfAccount(Book& book, const BankSide& bank, Day last) : book_(book), bank_(bank), last_(last) {}

  struct Found {
    Amount lines;                             // that are posted
    Amount later;                             // that are posted behind the day
    Amount rest;                              // by which entries differ from their lines
    std::vector<EntryWithoutLine> opening;    // on the first day of the statements or before
    std::vector<EntryWithoutLine> unmatched;  // after it
  };

  Found read() {
    for (const JournalStore::SheetRow& row : rows({Day::first(), last_})) sort(row);
    if (last_ < Day::last())
      for (const JournalStore::SheetRow& row : rows({last_.plus_days(1), Day::last()})) {
        if (book_.storage.reversal_of(row.entry)) continue;
        const std::optional<LineRecord> line = line_behind(row.entry);
        if (line && line->line.day <= last_ && seen_.insert(line->id).second) found_.later += line->line.amount;
      }
    return std::move(found_);
  }

 private:
  // Kept, for the store answers one question at a time.
  std::vector<JournalStore::SheetRow> rows(const Period& period) {
    std::vector<JournalStore::SheetRow> all;
    book_.storage.each_posting(bank_.account, period, [&](const JournalStore::SheetRow& row) { all.push_back(row); });
    return all;
  }

  std::optional<LineRecord> line_behind(std::int64_t entry) {
    const std::optional<std::int64_t> id = book_.storage.line_of_entry(entry);
    if (!id) return std::nullopt;
    std::optional<LineRecord> line = book_.storage.line(*id);
    const auto& own = bank_.bank_accounts;
    if (!line || std::find(own.begin(), own.end(), line->bank_account) == own.end()) return std::nullopt;
    return line;
  }

  // A reversed entry and its reversal undo each other, when both lie before the end of the day.
  bool is_undone(const EntryRecord& entry) {
    if (entry.reverses > 0) return true;
    const std::optional<std::int64_t> reversal = book_.storage.reversal_of(entry.number);
    return reversal && book_.storage.entry(*reversal)->day <= last_;
  }

  void sort(const JournalStore::SheetRow& row) {
    const std::optional<EntryRecord> entry = book_.storage.entry(row.entry);
    if (is_undone(*entry)) return;
    if (const std::optional<LineRecord> line = line_behind(row.entry)) {
      const Amount amount = seen_.insert(line->id).second ? line->line.amount : Amount();
      found_.lines += amount;
      found_.rest += row.amount - amount;
      return;
    }
    (row.day <= bank_.first ? found_.opening : found_.unmatched)
        .push_back({row.entry, row.day, row.amount, entry->text});
  }

  Book& book_;
  const BankSide& bank_;
  Day last_;
  std::set<std::int64_t> seen_;  // lines
  Found found_;
};

Amount sum_of(const std::vector<EntryWithoutLine>& entries) {
  Amount sum;
  for (const EntryWithoutLine& entry : entries) sum += entry.amount;
  return sum;
}

// Which of the entries without a line are the opening, and what is left.
void explain(const PostingsOfAccount::Found& found, const BankSide& bank, Reconciliation& out) {
  const Amount opened = sum_of(found.opening);
  const Amount unmatched = sum_of(found.unmatched);
  out.later = found.later;
  out.open = bank.lines - found.lines - found.later;
  out.rest = found.rest;
  if (bank.opening && opened + unmatched == *bank.opening) return;  // posted, though later than it was
  out.opening_posted = !found.opening.empty();
  out.opening = bank.opening.value_or(opened) - opened;
  out.without_line = unmatched;
  if (out.opening_posted && !out.opening.is_zero()) out.entries = found.opening;
  if (!unmatched.is_zero()) out.entries.insert(out.entries.end(), found.unmatched.begin(), found.unmatched.end());
}

void add_up(BankSide& all, const BankSide& one) {
  all.first = std::min(all.first, one.first);
  all.opening = all.opening && one.opening ? std::optional(*all.opening + *one.opening) : std::nullopt;
  all.lines += one.lines;
  all.lines_open += one.lines_open;
  all.closing += one.closing;
  all.bank_accounts.insert(all.bank_accounts.end(), one.bank_accounts.begin(), one.bank_accounts.end());
}

}  // namespace

void BankSides::add(BankSide side) {
  const auto found = sides_.find(side.account);
  if (found == sides_.end())
    sides_.emplace(side.account, std::move(side));
  else
    add_up(found->second, side);
}

std::vector<Reconciliation> BankSides::reconcile_all(Book& book, Day last) const {
  std::vector<Reconciliation> out;
  for (const auto& [account, side] : sides_)
    if (!left_out_.contains(account)) out.push_back(reconcile(book, side, last));
  return out;
}

Reconciliation reconcile(Book& book, const BankSide& bank, Day last) {
  Reconciliation out;
  out.account = bank.account;
  out.bank = bank.closing;
  out.missing = bank.closing - bank.opening.value_or(Amount()) - bank.lines;
  out.open = bank.lines_open;
  out.ledger = ledger_balance(book, bank.account, last);
  const Amount beside_lines = out.ledger - (bank.lines - bank.lines_open);
  if (bank.opening == beside_lines) return out;
  if (beside_lines.is_zero()) {
    out.opening = bank.opening.value_or(Amount());
    return out;
  }
  explain(PostingsOfAccount(book, bank, last).read(), bank, out);
  return out;
}

}  // namespace kontor
