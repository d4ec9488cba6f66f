// What can be wrong with a customer by itself, whatever is sold to it.
#pragma once

#include <functional>

#include "engine/base/finding.h"
#include "engine/invoice/countries.h"
#include "engine/invoice/party.h"

namespace kontor {

using PartyPlaces = std::function<Where(std::string_view key)>;

// country_unknown, and vat_id_malformed by the form of the country that gives out such ids (or the party's own).
void check_country(const Party& party, const Countries& countries, const PartyPlaces& places, Findings& findings);
void check_vat_id_form(const Party& party, const Countries& countries, const PartyPlaces& places, Findings& findings);

}  // namespace kontor
