// Sealing (Festschreibung): after it nothing can be posted into the period (§ 146 (4) AO; GoBD Rz. 110: at the latest
// with the VAT return of the month).
#pragma once

#include "engine/book/book.h"

namespace kontor {

// One act. Seals everything up to the last day of the period and returns the day to which the book is sealed then,
// which is later when it was before. Refuses lines_open when booked bank lines of the period
// are not posted yet: sealing would make them unpostable; zm_customer_missing for every sale not yet sealed that the
// recapitulative statement lists without its customer; period_not_over: a seal is never taken back.
Day close(Book& book, const Period& period);

}  // namespace kontor
