#include "engine/report/proof.h"

#include "engine/report/reports.h"

namespace kontor {

namespace {

Cell cell_of(const std::optional<Amount>& amount) { return amount ? Cell(*amount) : Cell(); }

std::string_view state_of(const AccountProof& account) {
  if (!account.gaps.empty()) return "gap";
  if (!account.unproven.empty()) return "unproven";
  return account.lines_open > 0 ? "open" : "whole";
}

Table accounts_table(const Proof& proof, const Wording& words) {
  Table table{"accounts", words.say("report/accounts"), {}, {}};
  table.columns = {{"iban", words.say("report/account"), ColumnKind::code},
                   {"opening", words.say("report/opening"), ColumnKind::amount},
                   {"lines", words.say("report/proof/lines"), ColumnKind::number},
                   {"sum", words.say("report/total"), ColumnKind::amount},
                   {"closing", words.say("report/proof/closing"), ColumnKind::amount},
                   {"lines_open", words.say("report/proof/lines_open"), ColumnKind::number},
                   {"proven_to", words.say("report/proof/proven_to"), ColumnKind::day},
                   {"state", words.say("report/proof/state"), ColumnKind::text}};
  for (const AccountProof& account : proof.accounts)
    table.rows.push_back({{account.iban, cell_of(account.opening), account.lines, account.sum, cell_of(account.closing),
                           account.lines_open, account.proven_to ? Cell(*account.proven_to) : Cell(),
                           words.say("report/proof/states/" + std::string(state_of(account)))}});
  return table;
}

Table gaps_table(const Proof& proof, const Wording& words) {
  Table table{"gaps", words.say("report/proof/gaps"), {}, {}};
  table.columns = {{"iban", words.say("report/account"), ColumnKind::code},
                   {"from", words.say("report/proof/from"), ColumnKind::day},
                   {"to", words.say("report/proof/to"), ColumnKind::day},
                   {"difference", words.say("report/proof/difference"), ColumnKind::amount},
                   {"file", words.say("report/proof/file"), ColumnKind::text}};
  for (const AccountProof& account : proof.accounts)
    for (const BalanceGap& gap : account.gaps)
      table.rows.push_back({{account.iban, gap.from, gap.to, gap.difference, gap.file}});
  return table;
}

}  // namespace

Document proof_document(const Book& book, const Proof& proof, const Wording& wording) {
  Document document = new_document(book, proof.period, wording, "proof");
  document.tables.push_back(accounts_table(proof, wording));
  Table gaps = gaps_table(proof, wording);
  if (!gaps.rows.empty()) document.tables.push_back(std::move(gaps));
  document.notes.push_back(wording.say(proof.is_complete() ? "report/proof/complete" : "report/proof/incomplete"));
  return document;
}

}  // namespace kontor
