// What a person should look at before an invoice goes out, although the law lets it pass.
#include "engine/invoice/checks.h"

namespace kontor {

namespace {

// § 14 (4) Nr. 3 UStG: the day of issue.
void remark_day_ahead(const InvoiceCase& one, Day today, Findings& remarks) {
  if (one.invoice.date > today)
    remarks.push_back({Fault::invoice_day_ahead, one.places.of("date"), one.invoice.date.to_iso(), {today.to_iso()}});
}

// § 14 (2) UStG
void remark_late(const InvoiceCase& one, Findings& remarks) {
  const Invoice& invoice = one.invoice;
  if (invoice.buyer.name.empty() || (!invoice.period && !invoice.delivered)) return;
  const Day supplied = invoice.period ? invoice.period->last : *invoice.delivered;
  const Day last = one.law.last_day_to_issue(supplied);
  if (last < invoice.date)
    remarks.push_back({Fault::invoice_supply_long_ago,
                       one.places.of(invoice.period ? "period" : "delivered"),
                       supplied.to_iso(),
                       {last.to_iso()}});
}

void remark_without_xml(const InvoiceCase& one, Findings& remarks) {
  if (one.invoice.buyer.name.empty())
    remarks.push_back({Fault::small_invoice_without_xml,
                       one.places.of("customer"),
                       in_short(one.law.small_invoice_gross(one.invoice.date)),
                       {}});
}

// § 6 (1) Nr. 1 UStG: the goods leave the EU, wherever the customer is.
void remark_export(const InvoiceCase& one, Findings& remarks) {
  if (one.invoice.buyer.name.empty() || !one.countries.is_in_eu(one.invoice.buyer.country)) return;
  for (std::size_t i = 0; i < one.invoice.lines.size(); ++i) {
    const std::string& code = one.invoice.lines[i].tax_code;
    if (one.codes.at(code).buyer != TaxCode::Buyer::outside_eu_usually) continue;
    remarks.push_back({Fault::export_to_eu, one.places.of_line(i, "tax"), code, {one.invoice.buyer.country}});
    return;
  }
}

}  // namespace

Findings remarks_on(const InvoiceCase& one, Day today) {
  Findings remarks;
  remark_day_ahead(one, today, remarks);
  if (is_letter(one.invoice.kind)) return remarks;
  remark_late(one, remarks);
  remark_without_xml(one, remarks);
  remark_export(one, remarks);
  return remarks;
}

}  // namespace kontor
