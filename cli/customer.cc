#include "cli/customer.h"

#include "cli/invoices.h"
#include "engine/invoice/party_check.h"

namespace kontor::cli {

namespace {

// Every VAT id begins with the letters of a country; a customer number of the book comes first.
std::string vat_id_of(const std::string& customer, Client& client, const Countries& countries) {
  if (const std::optional<Party> party = client.storage().party(customer)) {
    if (party->vat_id.empty()) refuse(Fault::party_without_vat_id, customer, {}, {party->name});
    return party->vat_id;
  }
  std::string vat_id = customer;
  std::erase(vat_id, ' ');
  if (!countries.of_vat_id(vat_id)) refuse(Fault::party_unknown, customer);
  return vat_id;
}

}  // namespace

Findings wrong_with_customer(const std::string& vat_id, const std::string& listed_as, const Client& client,
                             const Countries& countries) {
  Findings findings;
  const auto nowhere = [](std::string_view) { return Where{}; };
  Party party;
  party.vat_id = vat_id;
  check_vat_id_form(party, countries, nowhere, findings);
  const Country* giver = countries.of_vat_id(vat_id);
  if (findings.empty() && !(giver && giver->in_eu && giver->code != client.settings().client.country))
    findings.push_back({Fault::vat_id_not_of_other_state, {}, vat_id, {listed_as}});
  return findings;
}

void name_customer(std::vector<TaxedPosting>& parts, const std::string& customer, Client& client,
                   const Context& context) {
  if (customer.empty()) return;
  const Countries countries = load_invoice_tables(context.data()).countries;
  const std::string vat_id = vat_id_of(customer, client, countries);
  bool used = false;
  for (TaxedPosting& part : parts) {
    const TaxCode* code = client.codes().find(part.tax_code);
    if (!code || code->zm.empty()) continue;
    if (Findings findings = wrong_with_customer(vat_id, code->code, client, countries); !findings.empty())
      throw Refusal(std::move(findings));
    part.vat_id = vat_id;
    used = true;
  }
  if (!used) refuse(Fault::zm_customer_unused, customer);
}

}  // namespace kontor::cli
