#include "engine/invoice/invoice_law.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/text/toml_form.h"

namespace kontor {

namespace {

constexpr std::string_view kStandard = "S";
constexpr std::string_view kZero = "Z";

std::string_view name_of(VatMethod vat) {
  switch (vat) {
    case VatMethod::received:
      return "received";
    case VatMethod::agreed:
      return "agreed";
    case VatMethod::exempt:
      return "exempt";
  }
  return "";
}

void add_once(std::vector<std::string>& notes, const std::string& note) {
  if (!note.empty() && std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(note);
}

std::string joined(const std::vector<std::string>& notes) {
  std::string out;
  for (const std::string& note : notes) out += (out.empty() ? "" : "; ") + note;
  return out;
}

void add_exemption(TaxGroup& group, const Invoice& invoice, const TaxCodes& codes) {
  std::vector<std::string> notes;
  std::set<std::string> exemptions;
  for (const InvoiceLine& line : invoice.lines) {
    if (line.category != group.category || line.rate != group.rate) continue;
    const TaxCode& code = codes.at(line.tax_code);
    add_once(notes, code.note_de);
    exemptions.insert(code.exemption);
  }
  group.note = joined(notes);
  if (exemptions.size() == 1) group.exemption = *exemptions.begin();
}

}  // namespace

InvoiceLaw InvoiceLaw::from_toml(std::string_view text, const std::string& file) {
  const TomlTable root = TomlTable::parse(text, file);
  const auto day = [](const std::string& iso) { return Day::from_iso(iso); };
  InvoiceLaw law;
  Findings findings = root.unknown_keys({"months_to_issue", "small_invoice", "note"});
  law.months_to_issue_ = static_cast<int>(root.integer("months_to_issue"));
  for (const TomlTable& table : root.tables("small_invoice")) {
    TomlForm form(table);
    const auto gross = form.needed("gross", [](const std::string& plain) { return Amount::from_plain(plain); });
    law.small_invoices_.push_back({form.needed("from", day).value_or(Day()), gross.value_or(Amount())});
    form.add(table.unknown_keys({"from", "gross"}));
    findings.insert(findings.end(), form.findings().begin(), form.findings().end());
  }
  for (const TomlTable& table : root.tables("note")) {
    TomlForm form(table);
    law.notes_.push_back({form.needed("when"), form.needed("from", day).value_or(Day()), form.needed("text")});
    form.add(table.unknown_keys({"when", "from", "text"}));
    findings.insert(findings.end(), form.findings().begin(), form.findings().end());
  }
  if (!findings.empty()) throw Refusal(std::move(findings));
  return law;
}

Amount InvoiceLaw::small_invoice_gross(Day day) const {
  Amount gross;
  std::optional<Day> latest;
  for (const SmallInvoice& small : small_invoices_)
    if (small.from <= day && (!latest || *latest < small.from)) {
      latest = small.from;
      gross = small.gross;
    }
  return gross;
}

// The same day of the month, or the last one of a shorter month (§ 188 (2), (3) BGB).
Day InvoiceLaw::last_day_to_issue(Day supplied) const {
  const int months = static_cast<int>(supplied.month()) - 1 + months_to_issue_;
  const int year = supplied.year() + months / 12;
  const auto month = static_cast<unsigned>(months % 12 + 1);
  const Day last = last_day_of_month(year, month);
  return std::min(last, Day::of(year, month, std::min(supplied.day(), last.day())));
}

std::string in_short(Amount amount) { return Decimal::of(amount).without_trailing_zeros().to_plain(); }

std::vector<std::string> InvoiceLaw::notes(Day day, VatMethod vat) const {
  std::vector<std::string> out;
  for (const Note& note : notes_)
    if (note.from <= day && (note.when == "always" || note.when == name_of(vat))) out.push_back(note.text);
  return out;
}

void add_legal_notes(Invoice& invoice, const TaxCodes& codes, const InvoiceLaw& law, VatMethod vat) {
  if (invoice.kind == InvoiceKind::delivery_note) return;  // it says nothing about money
  for (const InvoiceLine& line : invoice.lines) add_once(invoice.legal_notes, codes.at(line.tax_code).note_de);
  for (const std::string& note : law.notes(invoice.date, vat)) add_once(invoice.legal_notes, note);
  for (TaxGroup& group : invoice.groups)
    if (group.category != kStandard && group.category != kZero) add_exemption(group, invoice, codes);
}

}  // namespace kontor
