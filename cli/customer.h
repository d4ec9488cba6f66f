// The customer of a sale by hand, for the recapitulative statement (§ 18a UStG).
#pragma once

#include <string>
#include <vector>

#include "cli/client.h"
#include "cli/context.h"
#include "engine/tax/expansion.h"

namespace kontor::cli {

// Puts the customer's VAT id into the parts whose code the statement lists. `customer` is a number of the book
// ("K-1001") or the VAT id itself. Empty: nothing is done. Refuses party_unknown, party_without_vat_id,
// vat_id_malformed, vat_id_not_of_other_state, and zm_customer_unused when no part needs a customer.
void name_customer(std::vector<TaxedPosting>& parts, const std::string& customer, Client& client,
                   const Context& context);

// What is wrong with a VAT id that is going to be listed under this code or kind; nothing: it has the form of another
// member state.
Findings wrong_with_customer(const std::string& vat_id, const std::string& listed_as, const Client& client,
                             const Countries& countries);

}  // namespace kontor::cli
