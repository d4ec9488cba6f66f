// The recapitulative statement (§ 18a UStG) as the file that the form in Mein ELSTER reads, version 3.0 of its CSV.
#pragma once

#include <string>

#include "engine/book/vat.h"

namespace kontor {

// UTF-8, one line per customer and kind: VAT id with its country, whole euros, L, S or D. The form takes 1,500 lines.
std::string elster_zm(const ZmReport& report);

}  // namespace kontor
