#include "engine/book/settings.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/invoice/number_pattern.h"
#include "engine/text/toml_form.h"

namespace kontor {

namespace {

constexpr std::int64_t kDaysMax = 365;
constexpr Names<ProfitMethod, 2> kProfit{{{"cash", ProfitMethod::cash}, {"accrual", ProfitMethod::accrual}}};
constexpr Names<VatMethod, 3> kVat{
    {{"received", VatMethod::received}, {"agreed", VatMethod::agreed}, {"exempt", VatMethod::exempt}}};
constexpr Names<VatPeriod, 3> kPeriods{
    {{"month", VatPeriod::month}, {"quarter", VatPeriod::quarter}, {"year", VatPeriod::year}}};
constexpr Names<Role, 4> kRoles{{{"client", Role::client},
                                 {"adviser", Role::adviser},
                                 {"qualified", Role::qualified},
                                 {"mechanical", Role::mechanical}}};

std::string without_blanks(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

Party client_from(TomlForm& reader) {
  Party party;
  party.name = reader.needed("name");
  party.addition = reader.text("addition");
  party.street = reader.text("street");
  party.postcode = reader.text("postcode");
  party.city = reader.text("city");
  party.country = reader.text("country", "DE");
  party.tax_number = reader.text("tax_number");
  party.vat_id = without_blanks(reader.text("vat_id"));
  party.email = reader.text("email");
  party.phone = reader.text("phone");
  party.contact = reader.text("contact");
  party.website = reader.text("website");
  party.register_entry = reader.text("register");
  party.management = reader.text("management");
  return party;
}

std::vector<BankSettings> banks_from(TomlForm& reader) {
  std::vector<BankSettings> banks;
  for (const TomlTable& table : reader.table().tables("bank")) {
    TomlForm bank(table);
    const std::string name = bank.text("name");
    const std::string iban = name.empty() ? bank.needed("iban") : bank.text("iban");
    banks.push_back({name, without_blanks(iban), bank.text("bic"), bank.needed("account"), bank.text("institution"),
                     bank.text("fee_account"), bank.text("fee_tax_code")});
    reader.add(bank.take());
    reader.add(table.unknown_keys({"name", "iban", "bic", "account", "institution", "fee_account", "fee_tax_code"}));
  }
  return banks;
}

int days_from(TomlForm& form, const char* key, int otherwise) {
  const std::int64_t days = form.integer(key, otherwise);
  if (days >= 0 && days <= kDaysMax) return static_cast<int>(days);
  form.add({Fault::key_malformed, form.table().where(key), std::to_string(days), {"0 .. 365"}});
  return otherwise;
}

Amount fee_from(TomlForm& invoice) {
  const auto fee = invoice.converted("reminder_fee", [](const std::string& text) {
    const Amount amount = Amount::from_plain(text);
    if (amount.is_negative()) refuse(Fault::key_malformed, text, {}, {"\"2.50\""});
    return amount;
  });
  return fee.value_or(Amount());
}

void read_invoice(TomlForm& reader, ClientSettings& settings) {
  const std::optional<TomlTable> table = reader.table().table("invoice");
  if (!table) return;
  TomlForm invoice(*table);
  settings.invoice_number = invoice.text("number", settings.invoice_number);
  settings.cancellation_number = invoice.text("cancellation_number");
  settings.advance_number = invoice.text("advance_number");
  settings.credit_number = invoice.text("credit_number");
  settings.quote_number = invoice.text("quote_number", settings.quote_number);
  settings.confirmation_number = invoice.text("confirmation_number", settings.confirmation_number);
  settings.delivery_number = invoice.text("delivery_number", settings.delivery_number);
  settings.payment_days = days_from(invoice, "payment_days", settings.payment_days);
  settings.quote_days = days_from(invoice, "quote_days", settings.quote_days);
  settings.invoice_look = invoice.text("template", settings.invoice_look);
  settings.reminder_number = invoice.text("reminder_number", settings.reminder_number);
  settings.receipt_number = invoice.text("receipt_number", settings.receipt_number);
  settings.reminder_wait = days_from(invoice, "reminder_wait", settings.reminder_wait);
  settings.reminder_days = days_from(invoice, "reminder_days", settings.reminder_days);
  settings.reminder_fee = fee_from(invoice);
  std::vector<std::string_view> known{"payment_days",  "quote_days",    "template",
                                      "reminder_wait", "reminder_days", "reminder_fee"};
  for (const char* key : {"number", "cancellation_number", "advance_number", "credit_number", "quote_number",
                          "confirmation_number", "delivery_number", "reminder_number", "receipt_number"}) {
    invoice.converted(key, [](const std::string& text) { return NumberPattern::parse(text); });
    known.emplace_back(key);
  }
  reader.add(invoice.take());
  reader.add(table->unknown_keys(known));
}

unsigned first_month_from(TomlForm& reader) {
  const std::string text = reader.text("fiscal_year_start", "01-01");
  const bool formed = text.size() == 5 && text.ends_with("-01") && text >= "01-01" && text <= "12-01";
  if (formed) return static_cast<unsigned>((text[0] - '0') * 10 + (text[1] - '0'));
  reader.add({Fault::key_malformed, reader.table().where("fiscal_year_start"), text, {"01-01"}});
  return 1;
}

const std::vector<std::string_view> kKnownKeys = {
    "name",          "addition",     "street",  "postcode", "city",  "country",  "tax_number",        "vat_id",
    "email",         "phone",        "contact", "website",  "chart", "register", "fiscal_year_start", "management",
    "language",      "profit",       "vat",     "role",     "bank",  "invoice",  "vat_period",        "storage",
    "federal_state", "vat_extension"};

}  // namespace

std::string_view name_of(Role role) {
  for (const auto& [name, kind] : kRoles)
    if (kind == role) return name;
  return "";
}

const std::string& ClientSettings::number_pattern(InvoiceKind kind) const {
  const auto or_usual = [&](const std::string& own) -> const std::string& {
    return own.empty() ? invoice_number : own;
  };
  switch (kind) {
    case InvoiceKind::invoice:
      return invoice_number;
    case InvoiceKind::advance:
      return or_usual(advance_number);
    case InvoiceKind::credit_note:
      return or_usual(credit_number);
    case InvoiceKind::cancellation:
      return or_usual(cancellation_number);
    case InvoiceKind::quote:
      return quote_number;
    case InvoiceKind::confirmation:
      return confirmation_number;
    case InvoiceKind::delivery_note:
      return delivery_number;
  }
  return invoice_number;
}

ClientSettings settings_from_toml(std::string_view text, const std::string& file) {
  const TomlTable root = TomlTable::parse(text, file);
  TomlForm reader(root);
  ClientSettings settings;
  settings.client = client_from(reader);
  settings.language = reader.text("language", settings.language);
  settings.chart = reader.text("chart", settings.chart);
  settings.tax.profit = reader.choice("profit", kProfit, settings.tax.profit);
  settings.tax.vat = reader.choice("vat", kVat, settings.tax.vat);
  settings.vat_period = reader.choice("vat_period", kPeriods, settings.vat_period);
  settings.vat_extension = reader.flag("vat_extension", false);
  settings.role = reader.choice("role", kRoles, settings.role);
  settings.fiscal_year_month = first_month_from(reader);
  settings.banks = banks_from(reader);
  read_invoice(reader, settings);
  reader.add(root.unknown_keys(kKnownKeys));
  Findings findings = reader.take();
  if (!findings.empty()) throw Refusal(std::move(findings));
  return settings;
}

}  // namespace kontor
