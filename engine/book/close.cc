#include "engine/book/close.h"

#include "engine/base/refusal.h"

namespace kontor {

void close(Book& book, const Period& period) {
  Transaction act(book.storage);
  close_within_act(book, period);
  act.commit();
}

void close_within_act(Book& book, const Period& period) {
  if (period.last > book.today) refuse(Fault::period_not_over, period.last.to_iso(), {}, {book.today.to_iso()});
  std::int64_t open = 0;
  book.storage.each_open_line([&](const LineRecord& line) { open += line.line.day <= period.last ? 1 : 0; });
  if (open > 0) refuse(Fault::lines_open, std::to_string(open), {}, {period.to_text()});
  if (const auto sealed = book.storage.sealed_to(); sealed && *sealed >= period.last) return;
  book.storage.seal(period.last, book.today);
}

}  // namespace kontor
