#include "engine/invoice/invoice_file.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/text/decode.h"
#include "engine/text/fold.h"
#include "engine/text/toml_form.h"

namespace kontor {

namespace {

constexpr int kPaymentDaysMax = 365;
constexpr Names<InvoiceKind, 6> kKinds{{{"invoice", InvoiceKind::invoice},
                                        {"advance", InvoiceKind::advance},
                                        {"credit", InvoiceKind::credit_note},
                                        {"quote", InvoiceKind::quote},
                                        {"confirmation", InvoiceKind::confirmation},
                                        {"delivery", InvoiceKind::delivery_note}}};
constexpr Names<InvoiceFormat, 3> kFormats{{{"zugferd", InvoiceFormat::zugferd},
                                            {"xrechnung-cii", InvoiceFormat::xrechnung_cii},
                                            {"xrechnung-ubl", InvoiceFormat::xrechnung_ubl}}};

const std::vector<std::string_view> kInvoiceKeys = {
    "kind",         "customer", "date",    "period",      "delivered",       "due",
    "payment_days", "language", "order",   "currency",    "buyer_reference", "introduction",
    "closing",      "skonto",   "format",  "corrects",    "corrects_date",   "deducts",
    "deduct",       "line",     "follows", "valid_until", "discount",        "charge"};
const std::vector<std::string_view> kCustomerKeys = {"id",      "name",       "addition",  "street", "postcode",
                                                     "city",    "country",    "vat_id",    "email",  "phone",
                                                     "contact", "leitweg_id", "tax_number"};
const std::vector<std::string_view> kLineKeys = {"text",  "detail",      "quantity", "unit",
                                                 "price", "gross_price", "tax",      "discount"};

// Text of several lines: each without control characters, the line breaks stay.
std::string tidy_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += tidy(text.substr(0, end));
    if (end < text.size()) out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

std::string without_blanks(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

Decimal percent_from(std::string_view text) {
  std::string_view number = text;
  if (number.ends_with('%')) number.remove_suffix(1);
  while (number.ends_with(' ')) number.remove_suffix(1);
  const Decimal percent = Decimal::from_plain(number);
  if (percent.is_negative() || percent > Decimal(100))
    refuse(Fault::key_malformed, std::string(text), {}, {"0 .. 100 %"});
  return percent;
}

// "12.50", "12.50 EUR", "12.50 €"; never below zero.
Decimal amount_from(std::string_view text) {
  std::string_view number = text;
  for (const std::string_view sign : {"EUR", "\u20AC"})
    if (number.ends_with(sign)) number.remove_suffix(sign.size());
  while (number.ends_with(' ')) number.remove_suffix(1);
  const Decimal amount = Decimal::from_plain(number);
  if (amount.is_negative()) refuse(Fault::key_malformed, std::string(text), {}, {"\"12.50 EUR\""});
  return amount;
}

class FileReader {
 public:
  FileReader(const TomlTable& root, const InvoiceFileSources& sources) : form_(root), sources_(sources) {}

  InvoiceFile read() {
    stated_.kind = form_.choice("kind", kKinds, sources_.kind);
    if (is_letter(sources_.kind)) stated_.kind = sources_.kind;
    read_customer();
    read_days();
    read_preceding();
    read_deductions();
    read_texts();
    read_skonto();
    if (const auto currency = form_.converted("currency", [](const auto& text) { return Currency::from_code(text); }))
      stated_.currency = *currency;
    stated_.format = form_.choice("format", kFormats, InvoiceFormat::zugferd);
    read_lines();
    read_charges();
    form_.add(form_.table().unknown_keys(kInvoiceKeys));
    return {std::move(stated_), InvoicePlaces(form_.table(), std::move(line_tables_)), form_.take()};
  }

 private:
  void read_customer() {
    const TomlTable& root = form_.table();
    if (!root.has("customer")) return;  // a small invoice
    try {
      if (const std::optional<TomlTable> table = root.table("customer")) return read_inline_customer(*table);
    } catch (const Refusal&) {
      // Not a table: the number of a customer.
    }
    const std::string id = form_.text("customer");
    if (id.empty()) return form_.add({Fault::key_malformed, root.where("customer"), "", {"\"K-1001\""}});
    const std::optional<Party> party = sources_.customer(id);
    if (!party) return form_.add({Fault::party_unknown, root.where("customer"), id, {}});
    stated_.buyer = *party;
  }

  void read_inline_customer(const TomlTable& table) {
    TomlForm form(table);
    Party& buyer = stated_.buyer;
    buyer.name = tidy(form.needed("name"));
    if (table.has("name") && buyer.name.empty()) form.add({Fault::key_missing, table.where("name"), "name", {}});
    buyer.id = tidy(form.text("id"));
    buyer.addition = tidy(form.text("addition"));
    buyer.street = tidy(form.text("street"));
    buyer.postcode = tidy(form.text("postcode"));
    buyer.city = tidy(form.text("city"));
    buyer.country = form.text("country", "DE");
    buyer.vat_id = without_blanks(tidy(form.text("vat_id")));
    buyer.tax_number = tidy(form.text("tax_number"));
    buyer.email = tidy(form.text("email"));
    buyer.phone = tidy(form.text("phone"));
    buyer.contact = tidy(form.text("contact"));
    buyer.leitweg_id = tidy(form.text("leitweg_id"));
    form.add(table.unknown_keys(kCustomerKeys));
    form_.add(form.take());
  }

  void read_days() {
    const auto day = [](const std::string& text) { return Day::from_iso(text); };
    const std::optional<Day> date = form_.needed("date", day);
    stated_.date = date.value_or(Day());
    stated_.delivered = form_.converted("delivered", day);
    read_period();
    const TomlTable& root = form_.table();
    if (root.has("due") && root.has("payment_days"))
      form_.add({Fault::key_malformed, root.where("payment_days"), "payment_days", {"due / payment_days"}});
    const std::int64_t days = form_.integer("payment_days", sources_.payment_days);
    if (days < 0 || days > kPaymentDaysMax)
      return form_.add({Fault::key_malformed, root.where("payment_days"), std::to_string(days), {"0 .. 365"}});
    stated_.due = form_.converted("due", day).value_or(stated_.date.plus_days(static_cast<int>(days)));
    const std::optional<Day> valid_until = form_.converted("valid_until", day);
    if (stated_.kind == InvoiceKind::quote)
      stated_.due = valid_until.value_or(stated_.date.plus_days(sources_.quote_days));
    else
      demand_kind_of("valid_until", is_letter(stated_.kind), "quote");
  }

  // A key that only means something in files of another kind.
  void demand_kind_of(const char* key, bool is_of_kind, const std::string& kind) {
    if (!is_of_kind && form_.table().has(key))
      form_.add({Fault::key_malformed, form_.table().where(key), key, {"kind = \"" + kind + "\""}});
  }

  void read_preceding() {
    stated_.preceding_number = tidy(form_.text(is_letter(stated_.kind) ? "follows" : "corrects"));
    stated_.preceding_date = form_.converted("corrects_date", [](const auto& text) { return Day::from_iso(text); });
    demand_kind_of("corrects", stated_.kind == InvoiceKind::credit_note, "credit");
    demand_kind_of("follows", is_letter(stated_.kind), "confirmation");
  }

  void read_deductions() {
    const TomlTable& root = form_.table();
    stated_.advances = form_.texts("deducts");
    for (const TomlTable& table : form_.tables("deduct")) {
      TomlForm form(table);
      const auto amount = [](const std::string& text) { return Amount::from_plain(text); };
      StatedDeduction deduction;
      deduction.number = tidy(form.needed("number"));
      deduction.date = form.needed("date", [](const auto& text) { return Day::from_iso(text); }).value_or(Day());
      deduction.tax_code = form.needed("tax", [&](const auto& text) { return code_from(text); }).value_or("");
      deduction.net = form.needed("net", amount).value_or(Amount());
      deduction.tax = form.needed("vat", amount).value_or(Amount());
      form.add(table.unknown_keys({"number", "date", "tax", "net", "vat"}));
      form_.add(form.take());
      stated_.deductions.push_back(std::move(deduction));
    }
    if ((root.has("deducts") || root.has("deduct")) && stated_.kind != InvoiceKind::invoice)
      form_.add({Fault::key_malformed, root.where("deducts"), "deducts", {"kind = \"invoice\""}});
  }

  std::string code_from(const std::string& text) const { return sources_.codes.at(text).code; }

  void read_period() {
    const TomlTable& root = form_.table();
    if (!root.has("period")) return;
    try {
      const std::vector<std::string> days = root.texts("period");
      if (days.size() == 1) {
        stated_.period = Period::from_text(days.front());
        return;
      }
      if (days.size() != 2) refuse(Fault::period_malformed, std::to_string(days.size()));
      const Period period{Day::from_iso(days[0]), Day::from_iso(days[1])};
      if (period.last < period.first) refuse(Fault::period_malformed, days[0] + ".." + days[1]);
      stated_.period = period;
    } catch (const Refusal& refusal) {
      form_.add_at("period", refusal.findings());
    }
  }

  void read_texts() {
    stated_.language = tidy(form_.text("language", sources_.language));
    stated_.order = tidy(form_.text("order"));
    stated_.buyer_reference = tidy(form_.text("buyer_reference"));
    stated_.introduction = tidy_lines(form_.text("introduction"));
    stated_.closing = tidy_lines(form_.text("closing"));
  }

  void read_skonto() {
    try {
      const std::optional<TomlTable> table = form_.table().table("skonto");
      if (!table) return;
      TomlForm form(*table);
      StatedSkonto skonto;
      if (!table->has("days")) form.add({Fault::key_missing, table->where("days"), "days", {}});
      const std::int64_t days = form.integer("days", 0);
      if (days < 0 || days > kPaymentDaysMax)
        form.add({Fault::key_malformed, table->where("days"), std::to_string(days), {"0 .. 365"}});
      else
        skonto.days = static_cast<int>(days);
      skonto.percent = form.needed("percent", percent_from).value_or(Decimal());
      form.add(table->unknown_keys({"days", "percent"}));
      form_.add(form.take());
      stated_.skonto = skonto;
    } catch (const Refusal&) {
      form_.add({Fault::key_malformed, form_.table().where("skonto"), "skonto", {"{ days = 7, percent = \"2\" }"}});
    }
  }

  void read_lines() {
    try {
      line_tables_ = form_.table().tables("line");
    } catch (const Refusal& refusal) {
      return form_.add(refusal.findings());
    }
    if (line_tables_.empty()) form_.add({Fault::invoice_without_lines, form_.table().where("line"), "", {}});
    for (const TomlTable& table : line_tables_) {
      TomlForm form(table);
      stated_.lines.push_back(line_from(form));
      form.add(table.unknown_keys(kLineKeys));
      form_.add(form.take());
    }
  }

  StatedLine line_from(TomlForm& form) {
    const auto number = [](const std::string& text) { return Decimal::from_plain(text); };
    const TomlTable& table = form.table();
    StatedLine line;
    line.text = tidy(form.needed("text"));
    line.detail = tidy_lines(form.text("detail"));
    line.quantity = form.needed("quantity", number).value_or(Decimal(1));
    line.unit = form.converted("unit", [&](const std::string& text) { return unit_from(text); })
                    .value_or(sources_.units.code_of("piece").value_or("C62"));
    line.price_is_gross = table.has("gross_price");
    if (line.price_is_gross && table.has("price"))
      form.add({Fault::key_malformed, table.where("gross_price"), "gross_price", {"price / gross_price"}});
    const char* price = line.price_is_gross ? "gross_price" : "price";
    const auto code = [&](const std::string& text) { return code_from(text); };
    if (stated_.kind == InvoiceKind::delivery_note) {
      line.price = form.converted(price, number).value_or(Decimal());
      line.tax_code = form.converted("tax", code).value_or("");
    } else {
      line.price = form.needed(price, number).value_or(Decimal());
      line.tax_code = form.needed("tax", code).value_or("");
    }
    const std::string discount = form.text("discount");
    if (const std::size_t sign = discount.find_first_of("E\xE2"); sign != std::string::npos)
      line.discount_amount = form.converted("discount", amount_from).value_or(Decimal());
    else
      line.discount_percent = form.converted("discount", percent_from).value_or(Decimal());
    return line;
  }

  // In the order of the file, whichever they are.
  void read_charges() {
    std::multimap<int, StatedCharge> by_line;
    for (const char* key : {"discount", "charge"}) {
      try {
        for (const TomlTable& table : form_.table().tables(key))
          by_line.emplace(table.where("text").line, charge_from(table, key == std::string_view("charge")));
      } catch (const Refusal& refusal) {
        form_.add(refusal.findings());
      }
    }
    for (auto& [line, charge] : by_line) stated_.charges.push_back(std::move(charge));
  }

  StatedCharge charge_from(const TomlTable& table, bool is_charge) {
    TomlForm form(table);
    StatedCharge charge;
    charge.is_charge = is_charge;
    charge.text = tidy(form.needed("text"));
    if (table.has("percent"))
      charge.percent = form.converted("percent", percent_from).value_or(Decimal());
    else
      charge.amount = form.needed("amount", amount_from).value_or(Decimal());
    if (table.has("percent") && table.has("amount"))
      form.add({Fault::key_malformed, table.where("amount"), "amount", {"percent / amount"}});
    charge.tax_code = form.converted("tax", [&](const std::string& text) { return code_from(text); }).value_or("");
    form.add(table.unknown_keys({"text", "percent", "amount", "tax"}));
    form_.add(form.take());
    return charge;
  }

  std::string unit_from(const std::string& text) const {
    if (std::optional<std::string> code = sources_.units.code_of(text)) return *std::move(code);
    refuse(Fault::unit_unknown, text, {}, {sources_.units.known()});
  }

  TomlForm form_;
  const InvoiceFileSources& sources_;
  StatedInvoice stated_;
  std::vector<TomlTable> line_tables_;
};

}  // namespace

Where InvoicePlaces::of_customer(std::string_view key) const {
  try {
    if (const std::optional<TomlTable> table = root_.table("customer")) return table->where(key);
  } catch (const Refusal&) {
    // Not a table: the number of a customer.
  }
  Where where = root_.where("customer");
  where.field = "customer " + std::string(key);
  return where;
}

Where InvoicePlaces::of_line(std::size_t line, std::string_view key) const {
  return line < lines_.size() ? lines_[line].where(key) : root_.where("line");
}

InvoiceFile read_invoice_file(std::string_view bytes, const std::string& file, const InvoiceFileSources& sources) {
  const DecodedText decoded = decode(bytes, file);
  const TomlTable root = TomlTable::parse(decoded.text, file);
  return FileReader(root, sources).read();
}

}  // namespace kontor
