#include "engine/report/proof.h"

#include <algorithm>
#include <map>

#include "engine/report/proof_days.h"
#include "engine/report/reports.h"

namespace kontor {

namespace {

Cell cell_of(const std::optional<Amount>& amount) { return amount ? Cell(*amount) : Cell(); }

std::string_view state_of(const AccountProof& account) {
  if (!account.gaps.empty()) return "gap";
  if (!account.unproven.empty()) return "unproven";
  if (!account.covered) return "uncovered";
  if (account.lines_open > 0) return "open";
  return account.ledger && !account.ledger->is_explained() ? "ledger" : "whole";
}

bool has_aside(const AccountProof& account) { return !account.aside.empty(); }

Table accounts_table(const Proof& proof, const Wording& words) {
  const bool aside = std::any_of(proof.accounts.begin(), proof.accounts.end(), has_aside);
  Table table{"accounts", words.say("report/accounts"), {}, {}};
  table.columns = {{"iban", words.say("report/account"), ColumnKind::code},
                   {"opening", words.say("report/opening"), ColumnKind::amount},
                   {"lines", words.say("report/proof/lines"), ColumnKind::number},
                   {"sum", words.say("report/total"), ColumnKind::amount},
                   {"closing", words.say("report/proof/closing"), ColumnKind::amount},
                   {"lines_open", words.say("report/proof/lines_open"), ColumnKind::number}};
  if (aside) table.columns.push_back({"lines_aside", words.say("report/proof/lines_aside"), ColumnKind::number});
  table.columns.push_back({"proven_to", words.say("report/proof/proven_to"), ColumnKind::day});
  table.columns.push_back({"state", words.say("report/proof/state"), ColumnKind::text});
  for (const AccountProof& account : proof.accounts) {
    Row row{{account.iban, cell_of(account.opening), account.lines, account.sum, cell_of(account.closing),
             account.lines_open}};
    if (aside) row.cells.emplace_back(static_cast<std::int64_t>(account.aside.size()));
    row.cells.emplace_back();
    if (account.proven_to) row.cells.back() = *account.proven_to;
    row.cells.emplace_back(words.say("report/proof/states/" + std::string(state_of(account))));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table gaps_table(const Proof& proof, const Wording& words) {
  Table table{"gaps", words.say("report/proof/gaps"), {}, {}};
  table.columns = {{"iban", words.say("report/account"), ColumnKind::code},
                   {"from", words.say("report/proof/from"), ColumnKind::day},
                   {"to", words.say("report/proof/to"), ColumnKind::day},
                   {"difference", words.say("report/proof/difference"), ColumnKind::amount},
                   {"cause", words.say("report/proof/cause"), ColumnKind::text},
                   {"file", words.say("report/proof/file"), ColumnKind::text}};
  for (const AccountProof& account : proof.accounts)
    for (const BalanceGap& gap : account.gaps)
      table.rows.push_back(
          {{account.iban, gap.from, gap.to, gap.difference,
            words.say("report/proof/causes/" + std::string(key_of(gap.cause.kind)) + "/name"), gap.file}});
  return table;
}

std::vector<const Reconciliation*> ledgers_of(const Proof& proof) {
  std::map<std::string, const Reconciliation*> by_account;
  for (const AccountProof& account : proof.accounts)
    if (account.ledger) by_account[account.ledger->account] = &*account.ledger;
  std::vector<const Reconciliation*> out;
  for (const auto& [account, ledger] : by_account) out.push_back(ledger);
  return out;
}

// A row adds up from left to right: what the bank holds, what differs, what the ledger holds. Causes that nowhere
// happened have no column.
Table ledger_table(const std::vector<const Reconciliation*>& ledgers, const Wording& words) {
  Table table{"ledger", words.say("report/proof/ledger/title"), {}, {}};
  table.columns = {{"account", words.say("report/account"), ColumnKind::code},
                   {"bank", words.say("report/proof/ledger/bank"), ColumnKind::amount}};
  std::vector<std::size_t> shown;
  const auto causes = Reconciliation{}.causes();
  for (std::size_t i = 0; i < causes.size(); ++i) {
    const auto happened = [i](const Reconciliation* ledger) { return !ledger->causes()[i].amount.is_zero(); };
    if (std::none_of(ledgers.begin(), ledgers.end(), happened)) continue;
    shown.push_back(i);
    const std::string name(causes[i].name);
    table.columns.push_back({name, words.say("report/proof/ledger/" + name), ColumnKind::amount});
  }
  table.columns.push_back({"ledger", words.say("report/proof/ledger/ledger"), ColumnKind::amount});
  for (const Reconciliation* ledger : ledgers) {
    Row row{{ledger->account, ledger->bank}};
    for (const std::size_t i : shown) row.cells.push_back(ledger->causes()[i].amount);
    row.cells.push_back(ledger->ledger);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table entries_table(const std::vector<const Reconciliation*>& ledgers, const Wording& words) {
  Table table{"entries", words.say("report/proof/ledger/entries"), {}, {}};
  table.columns = {{"account", words.say("report/account"), ColumnKind::code},
                   {"entry", words.say("report/entry"), ColumnKind::number},
                   {"day", words.say("report/day"), ColumnKind::day},
                   {"text", words.say("report/text"), ColumnKind::text},
                   {"amount", words.say("report/amount"), ColumnKind::amount}};
  for (const Reconciliation* ledger : ledgers)
    for (const EntryWithoutLine& entry : ledger->entries)
      table.rows.push_back({{ledger->account, entry.entry, entry.day, entry.text, entry.amount}});
  return table;
}

void add_ledgers(const Proof& proof, const Wording& words, Document& document) {
  const std::vector<const Reconciliation*> ledgers = ledgers_of(proof);
  if (ledgers.empty()) return;
  document.tables.push_back(ledger_table(ledgers, words));
  Table entries = entries_table(ledgers, words);
  if (!entries.rows.empty()) document.tables.push_back(std::move(entries));
  for (const Reconciliation* ledger : ledgers)
    if (!ledger->opening.is_zero() && !ledger->opening_posted)
      document.notes.push_back(words.say("report/proof/ledger/opening_note", {ledger->account}));
}

}  // namespace

Document proof_document(const Book& book, const Proof& proof, const Wording& wording, DaysShown days) {
  Document document = new_document(book, proof.period, wording, "proof");
  document.tables.push_back(accounts_table(proof, wording));
  Table gaps = gaps_table(proof, wording);
  if (!gaps.rows.empty()) document.tables.push_back(std::move(gaps));
  add_gap_causes(proof, wording, document);
  add_ledgers(proof, wording, document);
  add_days(proof, wording, days, document);
  add_lines_aside(proof, wording, document);
  document.notes.push_back(wording.say(proof.is_complete() ? "report/proof/complete" : "report/proof/incomplete"));
  return document;
}

}  // namespace kontor
