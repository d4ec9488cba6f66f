#include "cli/einvoices.h"

#include <optional>

#include "cli/output.h"
#include "engine/pdf/pdf_library.h"
#include "engine/text/fold.h"

namespace kontor::cli {

namespace {

constexpr int kCents = 2;

// "336.9" and "1344" as amounts are written.
Json number_or_null(const std::optional<Decimal>& number) {
  if (!number) return Json();
  return number->scale() < kCents ? number->rounded(kCents, Rounding::half_away_from_zero).to_plain()
                                  : number->to_plain();
}
Json day_or_null(const std::optional<Day>& day) { return day ? Json(day->to_iso()) : Json(); }
Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(tidy(text)); }

// Some programs know a trading name only.
std::string name_of(const CoreParty& party) { return tidy(party.name.empty() ? party.trading_name : party.name); }

std::string day_words(const std::optional<Day>& day, const Wording& words) {
  return day ? words.day({day->year(), day->month(), day->day()}) : "";
}

}  // namespace

bool may_be_einvoice(std::string_view bytes) { return looks_like_pdf(bytes) || looks_like_einvoice(bytes); }

EInvoiceFile read_any_einvoice(std::string_view bytes, const std::string& file) {
  if (!looks_like_pdf(bytes)) return read_einvoice(bytes, file);
  const PdfAttachment attachment = pdf_library().attached_invoice(bytes, file);
  EInvoiceFile read = read_einvoice(attachment.bytes, file + ": " + attachment.name);
  read.format = "PDF + " + read.format;
  return read;
}

Json json_of(const EInvoiceFile& file) {
  const CoreInvoice& invoice = file.invoice;
  const EInvoiceSums sums = sums_of(invoice);
  return {{"number", text_or_null(invoice.number)},
          {"date", day_or_null(invoice.date)},
          {"type", text_or_null(invoice.type)},
          {"seller", text_or_null(name_of(invoice.seller))},
          {"seller_vat_id", text_or_null(invoice.seller.vat_id)},
          {"buyer", text_or_null(name_of(invoice.buyer))},
          {"net", number_or_null(sums.net)},
          {"tax", number_or_null(sums.tax)},
          {"gross", number_or_null(sums.gross)},
          {"payable", number_or_null(invoice.totals.due)},
          {"currency", text_or_null(invoice.currency)},
          {"due", day_or_null(invoice.due)},
          {"profile", text_or_null(file.profile)},
          {"specification", text_or_null(invoice.specification)},
          {"lines", invoice.lines.size()}};
}

Document document_of(const EInvoiceFile& file, const Context& context) {
  const Wording& words = context.wording();
  const CoreInvoice& invoice = file.invoice;
  const EInvoiceSums sums = sums_of(invoice);
  Document document;
  document.key = "einvoice";
  document.title = words.say("commands/read/invoice/title", {tidy(invoice.number)});
  document.period = file.format;
  document.day_made = context.today();
  const auto add = [&](std::string_view key, const std::string& value) {
    if (!value.empty())
      document.figures.push_back({std::string(key), words.say("commands/read/invoice/" + std::string(key)), value});
  };
  const auto add_money = [&](std::string_view key, const std::optional<Decimal>& number) {
    if (number) add(key, words.number(number->to_plain()) + " " + tidy(invoice.currency));
  };
  add("date", day_words(invoice.date, words));
  add("seller", name_of(invoice.seller));
  add("buyer", name_of(invoice.buyer));
  add_money("net", sums.net);
  add_money("tax", sums.tax);
  add_money("gross", sums.gross);
  if (invoice.totals.due != sums.gross) add_money("payable", invoice.totals.due);
  add("due", day_words(invoice.due, words));
  add("profile", file.profile.empty() ? tidy(invoice.specification) : file.profile);
  return document;
}

}  // namespace kontor::cli
