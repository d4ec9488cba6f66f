#include "engine/book/close.h"

#include "engine/base/refusal.h"

namespace kontor {

Day close(Book& book, const Period& period) {
  if (period.last > book.today) refuse(Fault::period_not_over, period.last.to_iso(), {}, {book.today.to_iso()});
  Transaction act(book.storage);
  std::int64_t open = 0;
  book.storage.each_open_line([&](const LineRecord& line) { open += line.line.day <= period.last ? 1 : 0; });
  if (open > 0) refuse(Fault::lines_open, std::to_string(open), {}, {period.to_text()});
  if (const auto sealed = book.storage.sealed_to(); sealed && *sealed >= period.last) return *sealed;
  book.storage.seal(period.last, book.today);
  act.commit();
  return period.last;
}

}  // namespace kontor
