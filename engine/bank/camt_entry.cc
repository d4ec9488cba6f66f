#include "engine/bank/camt_entry.h"

#include <algorithm>

#include "engine/bank/cell.h"
#include "engine/base/refusal.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

Currency currency_of(std::string_view code, Currency otherwise, const std::string& file, int line) {
  if (code.empty()) return otherwise;
  const bool capitals =
      code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!capitals) refuse(Fault::currency_unknown, std::string(code), {file, line, "Ccy"});
  return Currency::from_code(code);
}

Amount plain_amount(const XmlNode& node, Currency otherwise, const std::string& file) {
  const Currency currency = currency_of(node.attribute("Ccy"), otherwise, file, node.line);
  const auto amount = amount_in(node.text, {'.', '\0', true}, currency);
  if (!amount || amount->is_negative())
    refuse(Fault::statement_amount_malformed, node.text, {file, node.line, node.name});
  return *amount;
}

LineState state_of(const XmlNode& entry, const std::string& file) {
  const XmlNode* status = entry.child("Sts");
  if (status == nullptr) return LineState::booked;
  const XmlNode* code = status->child("Cd");
  if (code == nullptr) code = status->child("Prtry");
  const std::string& word = code != nullptr ? code->text : status->text;
  if (word == "BOOK" || word.empty()) return LineState::booked;
  if (word == "PDNG" || word == "FUTR") return LineState::pending;
  if (word == "INFO") return LineState::information;
  refuse(Fault::statement_word_unknown, word, {file, status->line, "Sts"});
}

std::vector<const XmlNode*> details_of(const XmlNode& entry) {
  std::vector<const XmlNode*> details;
  for (const XmlNode* group : entry.all("NtryDtls"))
    for (const XmlNode* detail : group->all("TxDtls"))
      if (!detail->children.empty()) details.push_back(detail);
  return details;
}

std::string_view first_text(const XmlNode& node, std::initializer_list<std::string_view> paths) {
  for (const std::string_view path : paths)
    if (const std::string_view text = node.text_at(path); !text.empty()) return text;
  return {};
}

// Who stands on the other side. A return names the parties of the payment that came back: the other one is the one
// whose account is not ours.
struct Side {
  std::string_view party, account, agent, ultimate;
};
constexpr Side kDebtor{"Dbtr", "DbtrAcct", "DbtrAgt", "UltmtDbtr"};
constexpr Side kCreditor{"Cdtr", "CdtrAcct", "CdtrAgt", "UltmtCdtr"};

std::string path(std::initializer_list<std::string_view> parts) {
  std::string joined;
  for (const std::string_view part : parts) joined += (joined.empty() ? "" : "/") + std::string(part);
  return joined;
}

std::string iban_of(const XmlNode& detail, const Side& side) {
  const std::string_view account =
      first_text(detail, {path({"RltdPties", side.account, "Id/IBAN"}), path({"RltdPties", side.account, "Id/Othr/Id"}),
                          path({"RltdPties", side.account, "Id/PrtryAcct/Id"})});
  std::string bare;
  std::copy_if(account.begin(), account.end(), std::back_inserter(bare), [](char c) { return c != ' '; });
  return bare;
}

const Side& other_side(const XmlNode& detail, bool money_in, const CamtAccount& account) {
  const Side& expected = money_in ? kDebtor : kCreditor;
  const Side& opposite = money_in ? kCreditor : kDebtor;
  if (detail.child("RtrInf") == nullptr) return expected;
  const std::string iban = iban_of(detail, expected);
  const bool is_ours = !iban.empty() && iban == account.id;
  return is_ours || (iban.empty() && !iban_of(detail, opposite).empty()) ? opposite : expected;
}

void read_party(const XmlNode& detail, bool money_in, const CamtAccount& account, BankLine& line) {
  const Side& side = other_side(detail, money_in, account);
  // The ultimate party is the one the purpose is about: the customer behind a payment service.
  line.counterparty = tidy(
      first_text(detail, {path({"RltdPties", side.party, "Nm"}), path({"RltdPties", side.party, "Pty/Nm"}),
                          path({"RltdPties", side.ultimate, "Nm"}), path({"RltdPties", side.ultimate, "Pty/Nm"})}));
  line.counterparty_account = iban_of(detail, side);
  line.counterparty_bank = tidy(first_text(
      detail, {path({"RltdAgts", side.agent, "FinInstnId/BIC"}), path({"RltdAgts", side.agent, "FinInstnId/BICFI"}),
               path({"RltdAgts", side.agent, "FinInstnId/ClrSysMmbId/MmbId"})}));
  const std::string creditor_id = "/PrvtId/Othr/Id";
  line.creditor = tidy(first_text(detail, {"RltdPties/Cdtr/Id" + creditor_id, "RltdPties/Cdtr/Pty/Id" + creditor_id}));
}

// The pieces of a purpose. A full piece of 140 letters was cut by the message and goes on without a blank.
std::string purpose_of(const XmlNode& detail) {
  std::string text;
  bool full = false;
  const auto add = [&](std::string_view piece, bool goes_on) {
    if (piece.empty()) return;
    if (!text.empty() && !goes_on) text.push_back(' ');
    text += piece;
  };
  for (const XmlNode* remittance : detail.all("RmtInf")) {
    for (const XmlNode* piece : remittance->all("Ustrd")) {
      add(piece->text, full);
      full = piece->text.size() >= 140;
    }
    for (const XmlNode* structured : remittance->all("Strd")) {
      const std::string_view reference = structured->text_at("CdtrRefInf/Ref");
      if (text.find(reference) == std::string::npos) add(reference, false);
      for (const XmlNode* more : structured->all("AddtlRmtInf")) add(more->text, false);
    }
  }
  if (const std::string_view reason = detail.text_at("RtrInf/AddtlInf"); text.find(reason) == std::string::npos)
    add(reason, false);
  return text;
}

// The amount in the currency of the payment with its rate, or that of the payment that came back.
void read_original(const XmlNode& detail, BankLine& line, const std::string& file) {
  for (const std::string_view kind : {"InstdAmt", "TxAmt"}) {
    const XmlNode* group = detail.find(path({"AmtDtls", kind}));
    const XmlNode* amount = group == nullptr ? nullptr : group->child("Amt");
    if (amount == nullptr || amount->attribute("Ccy").empty()) continue;
    const Amount plain = plain_amount(*amount, line.amount.currency(), file);
    const Amount original = line.amount.is_negative() ? -plain : plain;
    const bool foreign = original.currency() != line.amount.currency();
    const bool came_back = detail.child("RtrInf") != nullptr || line.charges;
    if (!foreign && (original == line.amount || !came_back)) continue;
    line.amount_original = original;
    if (!foreign) return;
    for (const XmlNode* rate : {group->find("CcyXchg/XchgRate"), detail.find("AmtDtls/CntrValAmt/CcyXchg/XchgRate")})
      if (rate != nullptr && !line.exchange_rate && rate->text.size() <= 18)
        line.exchange_rate = Decimal::from_plain(rate->text);
    return;
  }
}

// The total where the bank states one, else its records; charges in another currency are left to the purpose.
std::optional<Amount> charges_of(const XmlNode& element, Currency currency, const std::string& file) {
  std::optional<Amount> sum;
  const auto add = [&](const XmlNode* amount) {
    if (amount == nullptr) return false;
    const Amount plain = plain_amount(*amount, currency, file);
    if (plain.currency() == currency) sum = sum ? *sum + plain : plain;
    return true;
  };
  for (const XmlNode* charges : element.all("Chrgs")) {
    if (add(charges->child("TtlChrgsAndTaxAmt")) || add(charges->child("Amt"))) continue;
    for (const XmlNode* record : charges->all("Rcrd")) add(record->child("Amt"));
  }
  return sum && sum->is_zero() ? std::nullopt : sum;
}

// What a returned payment costs beyond itself, where the bank names no charges.
void settle_return(BankLine& line) {
  if (line.charges || !line.amount_original || line.amount_original->currency() != line.amount.currency()) return;
  const Amount more = absolute(line.amount) - absolute(*line.amount_original);
  if (line.amount.is_negative() && !more.is_negative() && !more.is_zero()) line.charges = more;
}

void read_detail(const XmlNode& detail, const CamtAccount& account, BankLine& line, const std::string& file) {
  read_party(detail, !line.amount.is_negative(), account, line);
  line.purpose = tidy(purpose_of(detail));
  line.end_to_end = tidy(detail.text_at("Refs/EndToEndId"));
  if (line.end_to_end == "NOTPROVIDED") line.end_to_end.clear();
  line.mandate = tidy(detail.text_at("Refs/MndtId"));
  if (line.reference.empty()) line.reference = tidy(first_text(detail, {"Refs/Prtry/Ref", "Refs/AcctSvcrRef"}));
  line.return_reason = tidy(first_text(detail, {"RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry"}));
  if (const auto charges = charges_of(detail, line.amount.currency(), file)) line.charges = charges;
  read_original(detail, line, file);
  if (!line.return_reason.empty()) settle_return(line);
}

// The amount of a detail in the currency of the entry; none when it has no amount of its own.
std::optional<Amount> amount_of(const XmlNode& detail, const BankLine& line, const std::string& file) {
  const Currency currency = line.amount.currency();
  for (const std::string_view where : {"Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt"}) {
    const XmlNode* amount = detail.find(where);
    if (amount == nullptr) continue;
    const Amount plain = plain_amount(*amount, currency, file);
    if (plain.currency() != currency) continue;
    const std::string_view sign = detail.text_at("CdtDbtInd");
    const bool negative = sign.empty() ? line.amount.is_negative() : sign == "DBIT";
    return negative ? -plain : plain;
  }
  return std::nullopt;
}

// A batch is one line: the names and purposes of its details, when they are few, else how many there are.
void read_batch(const std::vector<const XmlNode*>& details, const CamtAccount& account, BankLine& line,
                const std::string& file, Findings& findings) {
  constexpr std::size_t kDetailsShown = 20;
  std::optional<Amount> sum = Amount(0, line.amount.currency());
  std::string counterparty;
  bool one_party = true;
  for (std::size_t i = 0; i < details.size(); ++i) {
    const auto amount = amount_of(*details[i], line, file);
    if (sum && amount)
      *sum += *amount;
    else
      sum.reset();
    BankLine part;
    part.amount = amount.value_or(line.amount);
    read_party(*details[i], !line.amount.is_negative(), account, part);
    if (i == 0) counterparty = part.counterparty;
    one_party = one_party && part.counterparty == counterparty;
    if (i >= kDetailsShown) continue;
    const std::string text = tidy(part.counterparty + " " + purpose_of(*details[i]));
    if (text.empty()) continue;
    if (!line.purpose.empty()) line.purpose += " / ";
    line.purpose += text;
  }
  if (one_party) line.counterparty = counterparty;
  if (sum && *sum != line.amount)
    findings.push_back({Fault::batch_differs,
                        {file, line.line, "Ntry"},
                        line.amount.to_plain(),
                        {sum->to_plain(), std::to_string(details.size())}});
}

}  // namespace

Amount signed_amount(const XmlNode& beside, Currency otherwise, const std::string& file) {
  const XmlNode* amount = beside.child("Amt");
  if (amount == nullptr) refuse(Fault::statement_amount_malformed, "", {file, beside.line, "Amt"});
  const Amount plain = plain_amount(*amount, otherwise, file);
  const std::string_view sign = beside.text_at("CdtDbtInd");
  if (sign != "CRDT" && sign != "DBIT")
    refuse(Fault::statement_word_unknown, std::string(sign), {file, beside.line, "CdtDbtInd"});
  return sign == "DBIT" ? -plain : plain;
}

std::optional<Day> camt_day(const XmlNode* element, const std::string& file) {
  if (element == nullptr) return std::nullopt;
  const std::string_view text = first_text(*element, {"Dt", "DtTm"});
  if (text.empty()) return std::nullopt;
  const auto day = day_in(text.substr(0, 10), *DayStyle::from_pattern("JJJJ-MM-TT"));
  if (!day) refuse(Fault::statement_day_malformed, std::string(text), {file, element->line, element->name});
  return day;
}

BankLine line_of(const XmlNode& entry, const CamtAccount& account, const std::string& file, Findings& findings) {
  BankLine line;
  line.line = entry.line;
  line.state = state_of(entry, file);
  line.amount = signed_amount(entry, account.currency, file);
  const auto booked = camt_day(entry.child("BookgDt"), file);
  line.day_value = camt_day(entry.child("ValDt"), file);
  if (!booked && !line.day_value) refuse(Fault::statement_day_malformed, "", {file, entry.line, "BookgDt"});
  line.day = booked ? *booked : *line.day_value;
  line.reference = tidy(entry.text_at("AcctSvcrRef"));
  line.charges = charges_of(entry, line.amount.currency(), file);
  const auto details = details_of(entry);
  if (details.size() == 1)
    read_detail(*details.front(), account, line, file);
  else if (!details.empty())
    read_batch(details, account, line, file, findings);
  const std::string booking_text = tidy(entry.child("AddtlNtryInf") != nullptr || details.empty()
                                            ? entry.text_at("AddtlNtryInf")
                                            : first_text(*details.front(), {"AddtlTxInf", "BkTxCd/Prtry/Cd"}));
  line.kind = booking_text;
  if (line.purpose.empty() && line.counterparty.empty()) line.purpose = booking_text;
  return line;
}

}  // namespace kontor
