#include "cli/proposals.h"

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
          {"why", waiting.why},
          {"note", waiting.proposal.note},
          {"rule", waiting.proposal.rule}};
}

Table table_of(const std::vector<WaitingLine>& waiting, const std::string& key, const Wording& wording) {
  Table table{key, wording.say("commands/assign/" + key), {}, {}};
  table.columns = {{"line", wording.say("report/entry"), ColumnKind::number},
                   {"day", wording.say("report/day"), ColumnKind::day},
                   {"amount", wording.say("report/amount"), ColumnKind::amount},
                   {"counterparty", wording.say("commands/lines/counterparty"), ColumnKind::text},
                   {"account", wording.say("report/account"), ColumnKind::code},
                   {"tax_code", wording.say("report/tax_code"), ColumnKind::code},
                   {"why", wording.say("commands/lines/why"), ColumnKind::text}};
  for (const WaitingLine& one : waiting) {
    const BankLine& line = one.line.line;
    const std::string& note = one.proposal.note;
    table.rows.push_back(
        {{one.line.id, line.day, line.amount, line.counterparty.empty() ? line.purpose : line.counterparty,
          target_of(one.proposal), tax_codes_of(one.proposal), one.why + (note.empty() ? "" : " – " + note)}});
  }
  return table;
}

}  // namespace kontor::cli
