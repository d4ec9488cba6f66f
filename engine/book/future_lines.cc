#include "engine/book/future_lines.h"

#include <optional>
#include <string>

#include "engine/base/refusal.h"

namespace kontor {

void demand_days_past(const StatementFile& file, Day today) {
  const Day last = today.plus_days(kDaysAhead);
  std::optional<LineOutline> first;
  std::int64_t count = 0;
  for (const Statement& statement : file.statements)
    for (const LineOutline& line : statement.lines.outlines()) {
      if (line.state != LineState::booked || line.day <= last) continue;
      if (count++ == 0) first = line;
    }
  if (first)
    refuse(Fault::line_in_future, first->day.to_iso() + " " + first->amount.to_plain(), {file.file, first->line, ""},
           {std::to_string(count), today.to_iso()});
}

}  // namespace kontor
