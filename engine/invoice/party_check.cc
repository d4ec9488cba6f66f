#include "engine/invoice/party_check.h"

namespace kontor {

void check_country(const Party& party, const Countries& countries, const PartyPlaces& places, Findings& findings) {
  if (!countries.find(party.country))
    findings.push_back({Fault::country_unknown, places("country"), party.country, {}});
}

void check_vat_id_form(const Party& party, const Countries& countries, const PartyPlaces& places, Findings& findings) {
  if (party.vat_id.empty()) return;
  const Country* giver = countries.of_vat_id(party.vat_id);
  const Country* country = giver ? giver : countries.find(party.country);
  if (!country || country->vat_prefix.empty() || has_form_of(party.vat_id, *country)) return;
  findings.push_back({Fault::vat_id_malformed, places("vat_id"), party.vat_id, {country->vat_example}});
}

}  // namespace kontor
