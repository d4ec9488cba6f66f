// The canonical bytes of an entry: what the hash chain runs over and what stays readable in a hundred years.
// UTF-8 lines, each a word and its values; backslash and line feed in texts are written \\ and \n:
//
//   entry 1
//   day 2026-03-05
//   recorded 2026-03-31
//   text Telekom März
//   voucher T-4711
//   origin line 12
//   reverses 7              (only of a reversal)
//   posting 4920 40.00
//   posting 1576 7.60
//   posting 1200 -47.60
//   fact V19 4920 2026-03-05 40.00 7.60
//   fact EU_SL 8336 2026-03-05 400.00 0.00 ATU12345678   (only of a sale that the recapitulative statement lists)
//
// Amounts are EUR unless a currency code stands behind them.
#pragma once

#include <string>
#include <string_view>

#include "engine/book/records.h"

namespace kontor {

std::string canonical_bytes(const EntryRecord& entry);
// The inverse. Refuses book_damaged for anything canonical_bytes would not have written.
EntryRecord entry_from_canonical(std::string_view bytes);

}  // namespace kontor
