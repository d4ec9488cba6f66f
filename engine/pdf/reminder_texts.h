// The words and figures of reminders and receipts, in the language of the invoice they are about.
#pragma once

#include "engine/invoice/reminder.h"
#include "engine/pdf/invoice_texts.h"

namespace kontor {

InvoiceTexts reminder_texts(const Reminder& reminder, const Wording& wording);
InvoiceTexts receipt_texts(const Receipt& receipt, const Wording& wording);

}  // namespace kontor
