#include "cli/proposals.h"

#include <algorithm>
#include <utility>

namespace kontor::cli {

namespace {

void add_word(std::string& words, const std::string& word) {
  if (!word.empty()) words += (words.empty() ? "" : " ") + word;
}

Json parts_json(const Proposal& proposal) {
  Json parts = Json::array();
  for (const TaxedPosting& part : proposal.parts)
    parts.push_back({{"account", part.account}, {"amount", part.amount.to_plain()}, {"tax_code", part.tax_code}});
  return parts;
}

Json payments_json(const Proposal& proposal) {
  Json payments = Json::array();
  for (const ClaimPayment& payment : proposal.payments)
    payments.push_back({{"invoice", payment.number},
                        {"amount", payment.amount.to_plain()},
                        {"discount", payment.discount.to_plain()}});
  return payments;
}

// The columns both lists begin with, those in between, and the reason at the end.
Table table_with(const std::string& key, std::vector<Column> between, const Wording& wording) {
  Table table{key, wording.say("commands/assign/" + key), {}, {}};
  table.columns = {{"line", wording.say("report/entry"), ColumnKind::number},
                   {"day", wording.say("report/day"), ColumnKind::day},
                   {"amount", wording.say("report/amount"), ColumnKind::amount},
                   {"counterparty", wording.say("commands/lines/counterparty"), ColumnKind::text}};
  for (Column& column : between) table.columns.push_back(std::move(column));
  table.columns.push_back({"why", wording.say("commands/lines/why"), ColumnKind::text});
  return table;
}

std::string name_of(const WaitingLine& waiting) {
  const BankLine& line = waiting.line.line;
  return line.counterparty.empty() ? line.kind : line.counterparty;
}

}  // namespace

std::string target_of(const Proposal& proposal) {
  std::string target;
  for (const TaxedPosting& part : proposal.parts) add_word(target, part.account);
  for (const ClaimPayment& payment : proposal.payments) add_word(target, payment.number);
  return target;
}

std::string tax_codes_of(const Proposal& proposal) {
  std::string codes;
  for (const TaxedPosting& part : proposal.parts) add_word(codes, part.tax_code);
  return codes;
}

Json json_of(const WaitingLine& waiting) {
  const BankLine& line = waiting.line.line;
  return {{"line", waiting.line.id},
          {"day", line.day.to_iso()},
          {"amount", line.amount.to_plain()},
          {"currency", line.amount.currency().code()},
          {"counterparty", line.counterparty},
          {"purpose", line.purpose},
          {"account", target_of(waiting.proposal)},
          {"tax_code", tax_codes_of(waiting.proposal)},
          {"parts", parts_json(waiting.proposal)},
          {"payments", payments_json(waiting.proposal)},
          {"credit", waiting.proposal.credit.to_plain()},
          {"why", waiting.why},
          {"note", waiting.proposal.note},
          {"rule", waiting.proposal.rule}};
}

Table proposals_table(const std::vector<WaitingLine>& waiting, const Wording& wording) {
  Table table = table_with("proposals",
                           {{"account", wording.say("report/account"), ColumnKind::code},
                            {"tax_code", wording.say("report/tax_code"), ColumnKind::code}},
                           wording);
  for (const WaitingLine& one : waiting)
    table.rows.push_back({{one.line.id, one.line.line.day, one.line.line.amount, name_of(one), target_of(one.proposal),
                           tax_codes_of(one.proposal), one.why}});
  return table;
}

Table questions_table(const std::vector<WaitingLine>& waiting, const Wording& wording) {
  Table table =
      table_with("questions", {{"purpose", wording.say("commands/lines/purpose"), ColumnKind::text}}, wording);
  for (const WaitingLine& one : waiting)
    table.rows.push_back(
        {{one.line.id, one.line.line.day, one.line.line.amount, name_of(one), one.line.line.purpose, one.why}});
  return table;
}

std::vector<std::string> notes_of(const std::vector<WaitingLine>& waiting) {
  std::vector<std::pair<std::string, std::string>> lines_by_note;
  for (const WaitingLine& one : waiting) {
    const std::string& note = one.proposal.note;
    if (note.empty()) continue;
    const auto same = std::find_if(lines_by_note.begin(), lines_by_note.end(),
                                   [&](const auto& known) { return known.first == note; });
    if (same == lines_by_note.end())
      lines_by_note.emplace_back(note, std::to_string(one.line.id));
    else
      same->second += ", " + std::to_string(one.line.id);
  }
  std::vector<std::string> notes;
  for (const auto& [note, lines] : lines_by_note) notes.push_back(lines + ": " + note);
  return notes;
}

}  // namespace kontor::cli
