// Letters about an issued invoice: reminders while it is not paid, a receipt once it is. They are numbered, printed and
// kept; no account moves, because interest and fees are income when they come in.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/book/book.h"
#include "engine/invoice/compose.h"
#include "engine/invoice/reminder.h"
#include "engine/system/archive.h"

namespace kontor {

struct ReminderRequest {
  std::vector<std::string> invoices;  // none: all that are due for their next reminder
  Day day;
  std::optional<int> level;  // else one more than the last
  bool business = false;     // the debtors are businesses; otherwise those with a VAT id are
};

struct PreparedReminders {
  std::vector<Reminder> reminders;  // without numbers
  // Invoices with their last reminder behind them: reminders_used_up.
  Findings remarks;
};

// Of invoices that were not named only those whose last deadline passed settings.reminder_wait days ago. Interest runs
// from the second reminder on: after the deadline of the first one, or for businesses 30 days after the due day if
// that is earlier (§ 286 (3) BGB), which never counts a day too many. Refuses invoice_unknown and, for named ones,
// invoice_not_overdue; interest_rate_unknown.
PreparedReminders prepare_reminders(Book& book, const ReminderRequest& request, const InvoiceTables& tables,
                                    const LateInterestLaw& law);

using ReminderWriter = std::function<std::string(const Reminder&)>;  // PDF
using ReceiptWriter = std::function<std::string(const Receipt&)>;

struct WrittenReminder {
  Reminder reminder;
  LetterRecord record;
};
// One act for all. Refuses invoice_number_taken and what writing documents refuses.
std::vector<WrittenReminder> write_reminders(Book& book, const std::vector<Reminder>& reminders,
                                             const ReminderWriter& write, const Archive& archive);

// What came in by bank for an invoice. Refuses invoice_unknown and invoice_without_payment.
Receipt prepare_receipt(Book& book, const std::string& invoice, Day day, const InvoiceTables& tables);
LetterRecord write_receipt(Book& book, Receipt& receipt, const ReceiptWriter& write, const Archive& archive);

}  // namespace kontor
