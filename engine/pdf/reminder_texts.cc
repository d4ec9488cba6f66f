#include "engine/pdf/reminder_texts.h"

#include <utility>

#include "engine/pdf/letter_texts.h"

namespace kontor {

namespace {

std::string day_text(Day day, const Wording& wording) { return wording.day({day.year(), day.month(), day.day()}); }

std::string money_text(Amount amount, const Wording& wording) {
  return wording.money(amount.to_plain(), amount.currency().code());
}

// A letter about one invoice: rows of a text and an amount, and their sum.
class LetterWriter {
 public:
  LetterWriter(const InvoiceInLetter& invoice, std::string place, const Wording& wording)
      : invoice_(invoice), place_(std::move(place)), wording_(wording), sum_(0, invoice.currency) {}

  std::string say(const std::string& key, const std::vector<std::string>& fill = {}) const {
    return wording_.say("reminder/" + place_ + key, fill);
  }
  std::string common(const std::string& key, const std::vector<std::string>& fill = {}) const {
    return wording_.say("reminder/" + key, fill);
  }
  std::string day(Day day) const { return day_text(day, wording_); }
  std::string money(Amount amount) const { return money_text(amount, wording_); }
  std::string percent(const Decimal& number) const {
    return wording_.percent(number.without_trailing_zeros().to_plain());
  }

  void begin(const std::string& number, Day date) {
    put_parties(texts, {invoice_.seller, invoice_.buyer, invoice_.account}, wording_);
    texts.title = say("title", {invoice_.number});
    fact(say("number"), number);
    fact(wording_.say("invoice/fact/letter_date"), day(date));
    fact(wording_.say("invoice/fact/customer"), invoice_.buyer.id);
    fact(common("invoice"), invoice_.number);
    fact(wording_.say("invoice/fact/date"), day(invoice_.date));
    texts.heads = {wording_.say("invoice/head/position"),        wording_.say("invoice/head/text"), "", "", "", "",
                   wording_.say("invoice/head/amount", {sign()})};
    texts.carried = wording_.say("invoice/carried");
    texts.opening.push_back(wording_.say("invoice/salutation"));
  }

  void fact(const std::string& label, const std::string& text) {
    if (!text.empty()) texts.facts.push_back({label, text});
  }

  void row(const std::string& text, Amount amount, const std::string& detail = "") {
    sum_ += amount;
    const auto number = [&](Amount one) { return wording_.number(one.to_plain()); };
    texts.rows.push_back(
        {std::to_string(texts.rows.size() + 1), text, detail, "", "", "", "", "", number(amount), number(sum_)});
  }

  void end() { texts.closing.push_back(greeting(invoice_.seller, wording_)); }

  InvoiceTexts texts;

 private:
  std::string sign() const { return currency_sign(invoice_.currency.code(), wording_); }

  const InvoiceInLetter& invoice_;
  std::string place_;
  const Wording& wording_;
  Amount sum_;
};

// The rates day by day, one line each.
std::string stretches_of(const Reminder& reminder, const LetterWriter& writer) {
  std::string text;
  for (const InterestStretch& one : reminder.stretches)
    text +=
        (text.empty() ? "" : "\n") + writer.common("stretch", {writer.day(one.days.first), writer.day(one.days.last),
                                                               writer.percent(one.percent), writer.money(one.open)});
  return text;
}

}  // namespace

InvoiceTexts reminder_texts(const Reminder& reminder, const Wording& wording) {
  const InvoiceInLetter& invoice = reminder.invoice;
  LetterWriter writer(invoice, "levels/level" + std::to_string(reminder.level) + "/", wording);
  const std::string reminded = reminder.reminded ? writer.day(*reminder.reminded) : "";
  writer.begin(reminder.number, reminder.date);
  writer.fact(writer.common("due"), writer.day(reminder.deadline));
  writer.texts.opening.push_back(
      writer.say(reminded.empty() ? "opening" : "opening_again",
                 {invoice.number, writer.day(invoice.date), writer.day(invoice.due), reminded}));
  writer.row(writer.common("row", {invoice.number, writer.day(invoice.date)}), invoice.gross,
             writer.common("row_due", {writer.day(invoice.due)}));
  if (const Amount paid = invoice.gross - reminder.open; !paid.is_zero()) writer.row(writer.common("paid"), -paid);
  if (!reminder.interest.is_zero())
    writer.row(writer.common("interest"), reminder.interest, stretches_of(reminder, writer));
  if (!reminder.fee.is_zero())
    writer.row(writer.common(reminder.debtor == DebtorKind::business ? "flat_fee" : "fee"), reminder.fee);
  writer.texts.total = {writer.common("total"), writer.money(reminder.total())};
  writer.texts.payment =
      payment_texts({invoice.account, invoice.seller.name, reminder.total(), invoice.number}, wording, true);
  writer.texts.closing.push_back(
      writer.say("closing", {writer.money(reminder.total()), writer.day(reminder.deadline)}));
  if (!reminder.interest.is_zero())
    writer.texts.closing.push_back(writer.common("law", {wording.number(reminder.points.to_plain())}));
  writer.end();
  return std::move(writer.texts);
}

InvoiceTexts receipt_texts(const Receipt& receipt, const Wording& wording) {
  const InvoiceInLetter& invoice = receipt.invoice;
  LetterWriter writer(invoice, "receipt/", wording);
  writer.begin(receipt.number, receipt.date);
  writer.texts.opening.push_back(writer.say("opening", {invoice.number, writer.day(invoice.date)}));
  for (const Receipt::Payment& one : receipt.payments)
    writer.row(writer.say("row", {writer.day(one.day)}), one.amount,
               one.discount.is_zero() ? "" : writer.say("skonto", {writer.money(one.discount)}));
  writer.texts.total = {writer.say("total"), writer.money(receipt.received())};
  writer.texts.closing.push_back(receipt.open.is_zero() ? writer.say("paid", {invoice.number})
                                                        : writer.say("open", {writer.money(receipt.open)}));
  writer.end();
  return std::move(writer.texts);
}

}  // namespace kontor
