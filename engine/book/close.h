// Sealing (Festschreibung): after it nothing can be posted into the period (§ 146 (4) AO; GoBD Rz. 110: at the latest
// with the VAT return of the month).
#pragma once

#include "engine/book/book.h"

namespace kontor {

// One act. Seals everything up to the last day of the period. Refuses lines_open when booked bank lines of the period
// are not posted yet: sealing would make them unpostable; period_not_over: a seal is never taken back.
void close(Book& book, const Period& period);

// The same within an act the caller began: for a rehearsal that is rolled back.
void close_within_act(Book& book, const Period& period);

}  // namespace kontor
