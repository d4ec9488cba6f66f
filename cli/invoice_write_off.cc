#include "cli/invoices.h"
#include "engine/book/write_off.h"

namespace kontor::cli {

void write_off_invoice(Context& context, const WriteOffArguments& arguments) {
  const auto client = Client::open(context, Access::rehearse);
  Book book = client->book();
  const Day day = arguments.day.empty() ? context.today() : Day::from_iso(arguments.day);
  const WriteOff done = write_off(book, {arguments.number, day, arguments.reason});
  const bool rehearsed = context.options().dry_run;
  context.answer(Json{{"entry", rehearsed ? Json() : Json(done.entry)},
                      {"amount", done.amount.to_plain()},
                      {"tax", done.tax.to_plain()}});
  const Wording& words = context.wording();
  context.say(rehearsed ? "commands/invoice_write_off/would" : "commands/invoice_write_off/done",
              {arguments.number, printed(done.amount, words), printed(day, words)});
  if (done.tax.is_zero())
    context.say("commands/invoice_write_off/no_tax");
  else
    context.say("commands/invoice_write_off/tax", {printed(done.tax, words), printed(day, words)});
  context.next("vat", {day.to_iso().substr(0, 7)});
}

}  // namespace kontor::cli
