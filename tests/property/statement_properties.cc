// Statements written as a bank would write them are read back as they were, whatever is in them.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "engine/bank/camt.h"
#include "engine/bank/mt940.h"

namespace kontor {
namespace {

constexpr int kDayFirst = 20454;  // 2026-01-01

struct Payment {
  int day = 0;  // after kDayFirst
  std::int64_t cents = 0;
  std::string name, purpose, end_to_end;
};

std::string word(std::size_t size_max, const std::string& letters) {
  const auto size = *rc::gen::inRange<std::size_t>(1, size_max + 1);
  return *rc::gen::container<std::string>(size, rc::gen::elementOf(letters));
}

// Words that no label and no separator can hide in: those have tests of their own.
std::string words(std::size_t count_max) {
  std::string text;
  const auto count = *rc::gen::inRange<std::size_t>(0, count_max + 1);
  for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + word(12, "abcdefghijkmnopqrstuvwxyz.,-");
  return text;
}

std::vector<Payment> payments() {
  std::vector<Payment> out;
  const auto count = *rc::gen::inRange<std::size_t>(1, 30);
  int day = 0;
  for (std::size_t i = 0; i < count; ++i) {
    Payment payment;
    payment.day = day += *rc::gen::inRange(0, 3);
    payment.cents = *rc::gen::inRange<std::int64_t>(1, 10'000'000) * (*rc::gen::arbitrary<bool>() ? 1 : -1);
    payment.name = words(3);
    payment.purpose = words(8);
    payment.end_to_end = *rc::gen::arbitrary<bool>() ? word(20, "0123456789") : "";
    out.push_back(payment);
  }
  return out;
}

Day day_of(const Payment& payment) { return Day::from_number(kDayFirst + payment.day); }

std::string yymmdd(Day day) {
  const std::string iso = day.to_iso();
  return iso.substr(2, 2) + iso.substr(5, 2) + iso.substr(8, 2);
}

std::string with_comma(std::int64_t cents) {
  std::string text = Amount(cents < 0 ? -cents : cents).to_plain();
  text[text.find('.')] = ',';
  return text;
}

std::string balance(const std::string& tag, Day day, std::int64_t cents) {
  return tag + (cents < 0 ? "D" : "C") + yymmdd(day) + "EUR" + with_comma(cents) + "\r\n";
}

// A text in pieces of 27 letters behind subfield numbers from `first` on; no piece begins or ends with a blank that a
// bank would have cut.
std::string pieces(std::string text, int first, int last) {
  std::string out;
  for (int number = first; number <= last && !text.empty(); ++number) {
    out += "?" + std::to_string(number) + text.substr(0, 27);
    text.erase(0, 27);
  }
  return out;
}

std::string wrapped(const std::string& field) {
  std::string out;
  for (std::size_t at = 0; at < field.size(); at += 65) out += field.substr(at, 65) + "\r\n";
  return out;
}

std::string mt940_of(const std::vector<Payment>& payments, std::int64_t opening) {
  std::string text = ":20:STARTUMS\r\n:25:12030000/202051\r\n:28C:1/1\r\n";
  text += balance(":60F:", Day::from_number(kDayFirst - 1), opening);
  for (const Payment& payment : payments) {
    opening += payment.cents;
    const std::string day = yymmdd(day_of(payment));
    text +=
        ":61:" + day + day.substr(2) + (payment.cents < 0 ? "DR" : "CR") + with_comma(payment.cents) + "NTRFNONREF\r\n";
    std::string purpose = payment.end_to_end.empty() ? "" : "EREF+" + payment.end_to_end;
    int first = purpose.empty() ? 20 : 21;
    text += wrapped(":86:166?00BUCHUNG" + pieces(purpose, 20, 20) + pieces("SVWZ+" + payment.purpose, first, 29) +
                    pieces(payment.name, 32, 33));
  }
  return text + balance(":62F:", day_of(payments.back()), opening) + "-\r\n";
}

std::string escaped(const std::string& tag, const std::string& text) {
  return text.empty() ? "" : "<" + tag + ">" + text + "</" + tag + ">";
}

std::string camt_of(const std::vector<Payment>& payments) {
  std::string text =
      "<Document><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></"
      "Acct>";
  for (const Payment& payment : payments) {
    const std::string party = payment.cents < 0 ? "Cdtr" : "Dbtr";
    text += "<Ntry><Amt Ccy=\"EUR\">" + absolute(Amount(payment.cents)).to_plain() + "</Amt><CdtDbtInd>" +
            (payment.cents < 0 ? "DBIT" : "CRDT") + "</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>" +
            day_of(payment).to_iso() + "</Dt></BookgDt><NtryDtls><TxDtls><Refs>" +
            escaped("EndToEndId", payment.end_to_end) + "</Refs><RltdPties><" + party + ">" +
            escaped("Nm", payment.name) + "</" + party + "></RltdPties><RmtInf>" + escaped("Ustrd", payment.purpose) +
            "</RmtInf></TxDtls></NtryDtls></Ntry>";
  }
  return text + "</Stmt></BkToCstmrStmt></Document>";
}

void expect_same(const StatementFile& file, const std::vector<Payment>& payments, std::size_t purpose_max) {
  RC_ASSERT(file.findings.empty());
  RC_ASSERT(file.statements.size() == 1U);
  const BankLines& lines = file.statements[0].lines;
  RC_ASSERT(lines.size() == payments.size());
  // Blanks at the cuts are the bank's: without them the texts are equal.
  const auto bare = [](std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    return text;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    RC_ASSERT(lines[i].amount == Amount(payments[i].cents));
    RC_ASSERT(lines[i].day == day_of(payments[i]));
    RC_ASSERT(lines[i].end_to_end == payments[i].end_to_end);
    RC_ASSERT(bare(lines[i].counterparty) == bare(payments[i].name));
    if (!payments[i].purpose.empty() && payments[i].purpose.size() <= purpose_max)
      RC_ASSERT(bare(lines[i].purpose) == bare(payments[i].purpose));
  }
}

RC_GTEST_PROP(StatementProperties, Mt940IsReadBackAsItWasWritten, ()) {
  const std::vector<Payment> written = payments();
  const auto opening = *rc::gen::inRange<std::int64_t>(-10'000'000, 10'000'000);
  const StatementFile file = read_mt940(mt940_of(written, opening), "auszug.sta");
  expect_same(file, written, 200);
  Amount closing(opening);
  for (const Payment& payment : written) closing += Amount(payment.cents);
  RC_ASSERT(file.statements[0].balances.front().amount == Amount(opening));
  RC_ASSERT(file.statements[0].balances.back().amount == closing);
}

RC_GTEST_PROP(StatementProperties, CamtIsReadBackAsItWasWritten, ()) {
  const std::vector<Payment> written = payments();
  expect_same(read_camt(camt_of(written), "auszug.xml"), written, 1000);
}

// A file without one of its lines, or with one cent more, does not pass.
RC_GTEST_PROP(StatementProperties, AChangedMt940DoesNotBalance, ()) {
  std::vector<Payment> written = payments();
  const std::string whole = mt940_of(written, 0);
  const auto at = *rc::gen::inRange<std::size_t>(0, written.size());
  const std::string line = ":61:" + yymmdd(day_of(written[at]));
  const std::size_t begin = whole.find(line);
  const std::size_t end = whole.find("\r\n:6", begin) + 2;
  const StatementFile file = read_mt940(whole.substr(0, begin) + whole.substr(end), "auszug.sta");
  RC_ASSERT(!file.findings.empty());
  RC_ASSERT(file.findings.front().fault == Fault::balance_differs);
}

}  // namespace
}  // namespace kontor
