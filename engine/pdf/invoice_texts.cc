#include "engine/pdf/invoice_texts.h"

#include <algorithm>

#include "engine/invoice/charges.h"
#include "engine/invoice/totals.h"
#include "engine/pdf/letter_texts.h"
#include "engine/text/characters.h"

namespace kontor {

namespace {

// The name of a document in the wording: each has its own title, label of its number and label of its total.
std::string name_of(const Invoice& invoice) {
  switch (invoice.kind) {
    case InvoiceKind::invoice:
      return invoice.deductions.empty() ? "invoice" : "final";
    case InvoiceKind::advance:
      return "advance";
    case InvoiceKind::credit_note:
      return "credit";
    case InvoiceKind::cancellation:
      return "cancellation";
    case InvoiceKind::quote:
      return "quote";
    case InvoiceKind::confirmation:
      return "confirmation";
    case InvoiceKind::delivery_note:
      return "delivery";
  }
  return "";
}

class Writer {
 public:
  Writer(const Invoice& invoice, const Wording& wording, const LookTexts& own)
      : invoice_(invoice),
        wording_(wording),
        own_(own),
        name_(name_of(invoice)),
        number_(is_draft() ? wording.say("invoice/draft") : invoice.number) {}

  InvoiceTexts write() {
    InvoiceTexts texts;
    texts.title = title();
    put_parties(texts, {invoice_.seller, invoice_.buyer, invoice_.account}, wording_);
    texts.facts = facts();
    texts.opening = opening();
    texts.heads = heads();
    texts.rows = rows();
    texts.carried = say("carried");
    if (shows_money()) {
      texts.sums = sums();
      texts.total = {say("totals/" + name_), money(invoice_.gross)};
    }
    texts.payment = payment();
    texts.closing = closing();
    if (!own_.footer.empty()) texts.footer = own_footer();
    if (is_draft()) texts.watermark = capitals(number_, wording_.language());
    texts.attachment_description = say("attachment", {texts.title});
    return texts;
  }

 private:
  LetterFields fields() const {
    const Party& seller = invoice_.seller;
    return {{"number", number_},
            {"date", day(invoice_.date)},
            {"due", day(invoice_.due)},
            {"gross", money(invoice_.gross)},
            {"customer", invoice_.buyer.contact.empty() ? invoice_.buyer.name : invoice_.buyer.contact},
            {"firm", seller.name},
            {"contact", seller.contact},
            {"iban", iban_in_groups(invoice_.account.iban)},
            {"bic", invoice_.account.bic}};
  }
  std::string own_words(const std::string& words) const { return filled(words, fields()); }
  std::vector<std::vector<std::string>> own_footer() const {
    std::vector<std::vector<std::string>> columns;
    for (const std::string& column : own_.footer) {
      std::vector<std::string> lines{""};
      for (const char c : own_words(column)) {
        if (c == '\n')
          lines.emplace_back();
        else
          lines.back() += c;
      }
      columns.push_back(std::move(lines));
    }
    return columns;
  }
  std::string say(const std::string& key, const std::vector<std::string>& fill = {}) const {
    return wording_.say("invoice/" + key, fill);
  }
  std::string day(Day day) const { return wording_.day({day.year(), day.month(), day.day()}); }
  std::string money(Amount amount) const { return wording_.money(amount.to_plain(), invoice_.currency.code()); }
  std::string number(Amount amount) const { return wording_.number(amount.to_plain()); }
  bool is_taxed() const {
    return !invoice_.tax.is_zero() || std::any_of(invoice_.lines.begin(), invoice_.lines.end(),
                                                  [](const InvoiceLine& line) { return !line.rate.is_zero(); });
  }
  bool shows_money() const { return invoice_.kind != InvoiceKind::delivery_note; }
  // Whether the supply is yet to come.
  bool is_ahead() const {
    return invoice_.kind == InvoiceKind::advance || invoice_.kind == InvoiceKind::quote ||
           invoice_.kind == InvoiceKind::confirmation;
  }
  bool is_draft() const { return invoice_.number.empty(); }
  bool is_asked_for() const {
    return !has_preceding(invoice_.kind) && !is_letter(invoice_.kind) && !invoice_.gross.is_zero() &&
           !invoice_.gross.is_negative();
  }
  bool is_given_back() const {
    return invoice_.kind == InvoiceKind::credit_note ||
           (invoice_.kind == InvoiceKind::invoice && invoice_.gross.is_negative());
  }

  std::string title() const {
    const std::string name = say("titles/" + name_);
    return is_draft() ? say("draft_title", {name}) : name + " " + number_;
  }

  // A whole month is named, other stretches by their first and last day (§ 31 (4) UStDV).
  std::string period(const Period& period) const {
    const Day first = period.first;
    if (period == Period::of_month(first.year(), first.month()))
      return wording_.month({first.year(), first.month(), first.day()});
    return period.first == period.last ? day(first) : day(first) + " – " + day(period.last);
  }

  std::vector<LabelledText> facts() const {
    std::vector<LabelledText> all;
    const auto add = [&](const std::string& label, std::string text) {
      if (!text.empty()) all.push_back({say("fact/" + label), std::move(text)});
    };
    add("numbers/" + name_, number_);
    add(is_letter(invoice_.kind) ? "letter_date" : "date", day(invoice_.date));
    if (is_letter(invoice_.kind)) add("follows", invoice_.preceding_number);
    if (has_preceding(invoice_.kind)) {
      add("preceding/" + name_, invoice_.preceding_number);
      if (invoice_.preceding_date) add("preceding_date", day(*invoice_.preceding_date));
    }
    if (invoice_.period) add(is_ahead() ? "period_ahead" : "period", period(*invoice_.period));
    if (invoice_.delivered) add(delivered_label(), day(*invoice_.delivered));
    if (is_asked_for()) add("due", day(invoice_.due));
    if (invoice_.kind == InvoiceKind::quote) add("valid_until", day(invoice_.due));
    add("customer", invoice_.buyer.id);
    add("order", invoice_.order);
    add("buyer_reference", invoice_.buyer_reference);
    add("buyer_vat_id", invoice_.buyer.vat_id);
    return all;
  }

  std::string delivered_label() const {
    if (invoice_.kind == InvoiceKind::delivery_note) return "delivered_goods";
    return is_ahead() ? "delivered_ahead" : "delivered";
  }

  // An introduction that goes on in lower case continues a salutation; one with a beginning of its own stands alone.
  std::vector<std::string> opening() const {
    const std::string salutation = own_.salutation.empty() ? say("salutation") : own_words(own_.salutation);
    if (has_preceding(invoice_.kind)) {
      const std::string of = invoice_.preceding_date ? day(*invoice_.preceding_date) : "";
      std::vector<std::string> all{salutation, say("introductions/" + name_ + (of.empty() ? "/undated" : "/dated"),
                                                   {invoice_.preceding_number, of})};
      if (!invoice_.introduction.empty()) all.push_back(invoice_.introduction);
      return all;
    }
    if (invoice_.introduction.empty() && name_ == "invoice" && !own_.introduction.empty())
      return {salutation, own_words(own_.introduction)};
    if (invoice_.introduction.empty()) return {salutation, say("introductions/" + name_)};
    const char first = invoice_.introduction.front();
    if (first >= 'a' && first <= 'z') return {salutation, invoice_.introduction};
    return {invoice_.introduction};
  }

  InvoiceHeads heads() const {
    InvoiceHeads heads{say("head/position"), say("head/text"), say("head/quantity"), say("head/unit"), "", "", ""};
    if (!shows_money()) return heads;
    heads.price = say("head/price");
    if (is_taxed()) heads.rate = say("head/rate");
    heads.amount = say("head/amount", {currency_sign(invoice_.currency.code(), wording_)});
    return heads;
  }

  // UN/ECE Rec. 20 codes have words where the locale knows them; else the code itself is shown.
  std::string unit(const InvoiceLine& line) const {
    const bool is_one = line.quantity == Decimal(1) || line.quantity == Decimal(-1);
    const std::string key = "invoice/unit/" + line.unit;
    if (const auto word = wording_.find(key + (is_one ? "/one" : "/other"))) return *word;
    return wording_.find(key).value_or(line.unit);
  }

  std::string discount(const InvoiceLine& line) const {
    if (line.discount.is_zero() && line.discount_percent.is_zero()) return "";
    if (line.discount_percent.is_zero()) return say("discount", {money(line.discount)});
    return say("discount_percent",
               {wording_.percent(line.discount_percent.without_trailing_zeros().to_plain()), money(line.discount)});
  }

  std::vector<InvoiceRow> rows() const {
    std::vector<InvoiceRow> all;
    Amount carried(0, invoice_.currency);
    for (const InvoiceLine& line : invoice_.lines) {
      carried += line.net;
      const int digits = std::max(line.price.scale(), invoice_.currency.minor_digits());
      const Decimal price = line.price.rounded(digits, Rounding::half_away_from_zero);
      const bool has_rate = line.category == "S" || line.category == "Z" || !line.rate.is_zero();
      const std::string position = std::to_string(all.size() + 1);
      const std::string quantity = wording_.number(line.quantity.without_trailing_zeros().to_plain());
      if (!shows_money()) {
        all.push_back({position, line.text, line.detail, "", quantity, unit(line), "", "", "", ""});
        continue;
      }
      all.push_back({position, line.text, line.detail, discount(line), quantity, unit(line),
                     wording_.number(price.to_plain()),
                     has_rate ? wording_.percent(line.rate.percent().without_trailing_zeros().to_plain()) : "–",
                     number(line.net), number(carried)});
    }
    return all;
  }

  // A small business names its fee in one sum (§ 34a UStDV); so does everyone whose invoice is without tax.
  std::vector<LabelledText> sums() const {
    std::vector<LabelledText> all = charges();
    const std::size_t above = all.size();
    for (LabelledText& one : deductions()) all.push_back(std::move(one));
    if (!is_taxed()) return all;
    all.push_back({say(all.size() == above ? "net" : "net_left"), money(invoice_.net)});
    for (const TaxGroup& group : invoice_.groups) {
      const std::string base = money(group.base);
      const bool has_rate = group.category == "S" || group.category == "Z" || !group.rate.is_zero();
      const std::string rate = wording_.percent(group.rate.percent().without_trailing_zeros().to_plain());
      all.push_back({has_rate ? say("tax", {rate, base}) : say("no_tax", {base}), money(group.tax)});
    }
    return all;
  }

  // The sum of the lines and what is taken off of it or put on. One that is divided between rates names the rate.
  std::vector<LabelledText> charges() const {
    if (invoice_.charges.empty()) return {};
    Amount lines(0, invoice_.currency);
    for (const InvoiceLine& line : invoice_.lines) lines += line.net;
    std::vector<LabelledText> all{{say("lines"), money(lines)}};
    for (const DocumentCharge& charge : invoice_.charges) {
      const auto same = std::count_if(invoice_.charges.begin(), invoice_.charges.end(),
                                      [&](const DocumentCharge& one) { return one.text == charge.text; });
      std::string text = charge.text;
      if (!charge.percent.is_zero()) text += " " + wording_.percent(charge.percent.without_trailing_zeros().to_plain());
      if (same > 1)
        text =
            say("charge_at_rate", {text, wording_.percent(charge.rate.percent().without_trailing_zeros().to_plain())});
      all.push_back({say(charge.is_charge ? "charge" : "reduction", {text}), money(effect_of(charge))});
    }
    return all;
  }

  // What a final invoice counts before its rest: all services less the advances.
  std::vector<LabelledText> deductions() const {
    if (invoice_.deductions.empty()) return {};
    Amount services = invoice_.net;
    for (const Deduction& one : invoice_.deductions) services += one.net;
    std::vector<LabelledText> all{{say("services"), money(services)}};
    for (const Deduction& one : invoice_.deductions) all.push_back({say("deduction", {one.number}), money(-one.net)});
    return all;
  }

  PaymentTexts payment() const {
    if (!is_asked_for()) return {};
    return payment_texts({invoice_.account, invoice_.seller.name, invoice_.gross, number_}, wording_, !is_draft());
  }

  void add_legal_notes(std::vector<std::string>& paragraphs) const {
    for (const std::string& note : invoice_.legal_notes) paragraphs.push_back(note);
    for (const TaxGroup& group : invoice_.groups)
      if (!group.note.empty() && std::find(paragraphs.begin(), paragraphs.end(), group.note) == paragraphs.end())
        paragraphs.push_back(group.note);
  }

  // § 14 (5) sentence 2 UStG: what was received before the supply and the tax in it.
  void add_advances(std::vector<std::string>& paragraphs) const {
    for (const Deduction& one : invoice_.deductions) {
      const std::string paid = money(one.net + one.tax);
      const std::string rate = wording_.percent(one.rate.percent().without_trailing_zeros().to_plain());
      paragraphs.push_back(one.tax.is_zero()
                               ? say("deduction_paid", {one.number, day(one.date), paid})
                               : say("deduction_taxed", {one.number, day(one.date), paid, rate, money(one.tax)}));
    }
  }

  std::vector<std::string> closing() const {
    std::vector<std::string> all;
    add_legal_notes(all);
    add_advances(all);
    if (invoice_.kind == InvoiceKind::quote) all.push_back(say("quote_binds", {day(invoice_.due)}));
    if (invoice_.kind == InvoiceKind::delivery_note) all.push_back(say("delivery_received"));
    if (is_given_back()) all.push_back(say("pay/back", {money(absolute(invoice_.gross))}));
    if (is_asked_for()) {
      std::string text = say(invoice_.account.iban.empty() ? "pay/please" : "pay/please_transfer",
                             {money(invoice_.gross), day(invoice_.due), number_});
      if (invoice_.skonto) {
        const Skonto& skonto = *invoice_.skonto;
        text += " " + say("pay/skonto",
                          {day(skonto.day_last), wording_.percent(skonto.percent.without_trailing_zeros().to_plain()),
                           money(skonto.amount), money(invoice_.gross - skonto.amount)});
      }
      all.push_back(std::move(text));
    }
    if (!invoice_.closing.empty())
      all.push_back(invoice_.closing);
    else
      all.push_back(own_.closing.empty() ? greeting(invoice_.seller, wording_) : own_words(own_.closing));
    return all;
  }

  const Invoice& invoice_;
  const Wording& wording_;
  const LookTexts& own_;
  std::string name_;
  std::string number_;  // or the word that it is a draft
};

}  // namespace

InvoiceTexts invoice_texts(const Invoice& invoice, const Wording& wording, const LookTexts& own) {
  return Writer(invoice, wording, own).write();
}

std::string page_text(std::size_t page, std::size_t pages, const Wording& wording) {
  return wording.say("invoice/page", {std::to_string(page), std::to_string(pages)});
}

}  // namespace kontor
