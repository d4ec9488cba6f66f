#include "cli/invoices.h"
#include "engine/book/remind.h"
#include "engine/pdf/pdf_library.h"

namespace kontor::cli {

namespace {

Json json_of(const Reminder& reminder, const std::string& pdf) {
  return {{"number", reminder.number.empty() ? Json() : Json(reminder.number)},
          {"kind", "reminder"},
          {"invoice", reminder.invoice.number},
          {"customer", reminder.invoice.buyer.id},
          {"customer_name", reminder.invoice.buyer.name},
          {"level", reminder.level},
          {"date", reminder.date.to_iso()},
          {"due", reminder.deadline.to_iso()},
          {"open", reminder.open.to_plain()},
          {"interest", reminder.interest.to_plain()},
          {"fee", reminder.fee.to_plain()},
          {"total", reminder.total().to_plain()},
          {"pdf", pdf.empty() ? Json() : Json(pdf)}};
}

void say_reminder(const Context& context, const Reminder& reminder) {
  const Wording& words = context.wording();
  const std::string title = words.say("commands/invoice_remind/levels/level" + std::to_string(reminder.level));
  context.say(reminder.number.empty() ? "commands/invoice_remind/would" : "commands/invoice_remind/one",
              {reminder.number, title, reminder.invoice.number, reminder.invoice.buyer.name,
               printed(reminder.open, words), printed(reminder.interest, words), printed(reminder.fee, words),
               printed(reminder.total(), words), printed(reminder.deadline, words)});
}

Wording wording_for(const Context& context, const std::string& language) {
  return Wording(context.data() + "/locales", language);
}

void put_answer(Context& context, const Json& list, const Findings& remarks) {
  Json answer{{"invoices", list}};
  if (!remarks.empty()) answer["findings"] = context.json_of(remarks);
  context.answer(answer);
  context.remark(remarks);
}

}  // namespace

void remind(Context& context, const RemindArguments& arguments) {
  const auto client = Client::open(context, Access::write);
  Book book = client->book();
  ReminderRequest request{arguments.numbers, context.today(), std::nullopt, arguments.business};
  if (!arguments.day.empty()) request.day = Day::from_iso(arguments.day);
  if (arguments.level > 0) request.level = arguments.level;
  const PreparedReminders prepared =
      prepare_reminders(book, request, load_invoice_tables(context.data()), load_late_interest_law(context));
  Json list = Json::array();
  if (context.options().dry_run) {
    for (const Reminder& one : prepared.reminders) {
      list.push_back(json_of(one, ""));
      say_reminder(context, one);
    }
  } else if (!prepared.reminders.empty()) {
    const auto print = pdf_library().letter_printer(client->look()).reminder;
    const ReminderWriter write = [&](const Reminder& one) {
      return print(one, wording_for(context, one.invoice.language));
    };
    FileBatch files;
    for (const WrittenReminder& one : write_reminders(book, prepared.reminders, write, archive_of(*client))) {
      const std::string pdf = put_into_out(*client, one.record, files);
      list.push_back(json_of(one.reminder, pdf));
      say_reminder(context, one.reminder);
      show_paths(context, {pdf, ""});
    }
    files.keep();
  }
  put_answer(context, list, prepared.remarks);
  if (prepared.reminders.empty()) context.say("commands/invoice_remind/none");
  if (context.options().dry_run) context.say("commands/invoice_remind/dry");
}

void write_receipt(Context& context, const ReceiptArguments& arguments) {
  const auto client = Client::open(context, Access::write);
  Book book = client->book();
  const Day day = arguments.day.empty() ? context.today() : Day::from_iso(arguments.day);
  Receipt receipt = prepare_receipt(book, arguments.number, day, load_invoice_tables(context.data()));
  const Wording& words = context.wording();
  const auto say = [&](const char* key) {
    context.say(
        std::string("commands/invoice_receipt/") + key,
        {receipt.number, receipt.invoice.buyer.name, printed(receipt.received(), words), receipt.invoice.number});
  };
  if (context.options().dry_run) {
    context.answer(Json{{"invoices", Json::array()}});
    return say("dry");
  }
  const auto print = pdf_library().letter_printer(client->look()).receipt;
  const LetterRecord record = kontor::write_receipt(
      book, receipt, [&](const Receipt& one) { return print(one, wording_for(context, one.invoice.language)); },
      archive_of(*client));
  const std::string pdf = put_into_out(*client, record);
  context.answer(Json{{"invoices", Json::array({json_of(record, pdf)})}});
  say("done");
  show_paths(context, {pdf, ""});
}

}  // namespace kontor::cli
