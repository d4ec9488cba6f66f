#include "engine/book/close.h"

#include "engine/base/refusal.h"
#include "engine/book/vat.h"

namespace kontor {

namespace {

void demand_all_posted(Book& book, const Period& period) {
  std::int64_t open = 0;
  book.storage.each_open_line([&](const LineRecord& line) { open += line.line.day <= period.last ? 1 : 0; });
  if (open > 0) refuse(Fault::lines_open, std::to_string(open), {}, {period.to_text()});
}

// Mended before the seal, the customer's sale stays in its month of the recapitulative statement; afterwards the
// reversal would fall into another.
void demand_customers(Book& book, const Period& unsealed) {
  if (Findings findings = findings_of(zm_gaps(book, unsealed)); !findings.empty()) throw Refusal(std::move(findings));
}

}  // namespace

Day close(Book& book, const Period& period) {
  if (period.last > book.today) refuse(Fault::period_not_over, period.last.to_iso(), {}, {book.today.to_iso()});
  Transaction act(book.storage);
  demand_all_posted(book, period);
  const auto sealed = book.storage.sealed_to();
  if (sealed && *sealed >= period.last) return *sealed;
  demand_customers(book, {sealed ? sealed->plus_days(1) : Day::first(), period.last});
  book.storage.seal(period.last, book.today);
  act.commit();
  return period.last;
}

}  // namespace kontor
