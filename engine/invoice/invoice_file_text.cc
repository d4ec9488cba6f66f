#include "engine/invoice/invoice_file.h"
#include "engine/text/toml_string.h"

namespace kontor {

namespace {

class FileWriter {
 public:
  void key(std::string_view name, std::string_view text) {
    if (!text.empty()) (((out_ += name) += " = ") += toml_string(text)) += "\n";
  }
  void open(std::string_view header) { ((out_ += "\n") += header) += "\n"; }
  void raw(std::string_view line) { (out_ += line) += "\n"; }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

void write_customer(FileWriter& writer, const Party& buyer) {
  writer.open("[customer]");
  writer.key("id", buyer.id);
  writer.key("name", buyer.name);
  writer.key("addition", buyer.addition);
  writer.key("street", buyer.street);
  writer.key("postcode", buyer.postcode);
  writer.key("city", buyer.city);
  writer.key("country", buyer.country);
  writer.key("vat_id", buyer.vat_id);
  writer.key("tax_number", buyer.tax_number);
  writer.key("email", buyer.email);
  writer.key("phone", buyer.phone);
  writer.key("contact", buyer.contact);
  writer.key("leitweg_id", buyer.leitweg_id);
}

void write_line(FileWriter& writer, const StatedLine& line) {
  writer.open("[[line]]");
  writer.key("text", line.text);
  writer.key("detail", line.detail);
  writer.key("quantity", line.quantity.to_plain());
  writer.key("unit", line.unit);
  writer.key(line.price_is_gross ? "gross_price" : "price", line.price.to_plain());
  writer.key("tax", line.tax_code);
  if (!line.discount_percent.is_zero()) writer.key("discount", line.discount_percent.to_plain() + " %");
  if (!line.discount_amount.is_zero()) writer.key("discount", line.discount_amount.to_plain() + " EUR");
}

void write_charge(FileWriter& writer, const StatedCharge& charge) {
  writer.open(charge.is_charge ? "[[charge]]" : "[[discount]]");
  writer.key("text", charge.text);
  if (charge.percent.is_zero())
    writer.key("amount", charge.amount.to_plain());
  else
    writer.key("percent", charge.percent.to_plain() + " %");
  writer.key("tax", charge.tax_code);
}

void write_deduction(FileWriter& writer, const StatedDeduction& deduction) {
  writer.open("[[deduct]]");
  writer.key("number", deduction.number);
  writer.key("date", deduction.date.to_iso());
  writer.key("tax", deduction.tax_code);
  writer.key("net", deduction.net.to_plain());
  writer.key("vat", deduction.tax.to_plain());
}

std::string_view name_of(InvoiceKind kind) {
  switch (kind) {
    case InvoiceKind::invoice:
    case InvoiceKind::cancellation:
      return "";
    case InvoiceKind::advance:
      return "advance";
    case InvoiceKind::credit_note:
      return "credit";
    case InvoiceKind::quote:
      return "quote";
    case InvoiceKind::confirmation:
      return "confirmation";
    case InvoiceKind::delivery_note:
      return "delivery";
  }
  return "";
}

std::string_view name_of(InvoiceFormat format) {
  switch (format) {
    case InvoiceFormat::zugferd:
      return "zugferd";
    case InvoiceFormat::xrechnung_cii:
      return "xrechnung-cii";
    case InvoiceFormat::xrechnung_ubl:
      return "xrechnung-ubl";
  }
  return "";
}

}  // namespace

std::string invoice_file_text(const StatedInvoice& stated) {
  FileWriter writer;
  writer.key("kind", name_of(stated.kind));
  writer.key("date", stated.date.to_iso());
  if (stated.delivered) writer.key("delivered", stated.delivered->to_iso());
  if (stated.period)
    writer.raw("period = [" + toml_string(stated.period->first.to_iso()) + ", " +
               toml_string(stated.period->last.to_iso()) + "]");
  writer.key(stated.kind == InvoiceKind::quote ? "valid_until" : "due", stated.due.to_iso());
  writer.key("language", stated.language);
  writer.key("order", stated.order);
  writer.key("buyer_reference", stated.buyer_reference);
  writer.key(is_letter(stated.kind) ? "follows" : "corrects", stated.preceding_number);
  if (stated.preceding_date) writer.key("corrects_date", stated.preceding_date->to_iso());
  writer.key("introduction", stated.introduction);
  writer.key("closing", stated.closing);
  if (stated.skonto)
    writer.raw("skonto = { days = " + std::to_string(stated.skonto->days) +
               ", percent = " + toml_string(stated.skonto->percent.to_plain()) + " }");
  writer.key("currency", stated.currency.code());
  writer.key("format", name_of(stated.format));
  if (!stated.buyer.name.empty()) write_customer(writer, stated.buyer);
  for (const StatedDeduction& deduction : stated.deductions) write_deduction(writer, deduction);
  for (const StatedLine& line : stated.lines) write_line(writer, line);
  for (const StatedCharge& charge : stated.charges) write_charge(writer, charge);
  return writer.take();
}

}  // namespace kontor
