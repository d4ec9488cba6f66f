#include "engine/book/offset.h"

#include "cli/invoices.h"

namespace kontor::cli {

void offset_invoice(Context& context, const OffsetArguments& arguments) {
  const auto client = Client::open(context, Access::rehearse);
  Book book = client->book();
  const Day day = arguments.day.empty() ? context.today() : Day::from_iso(arguments.day);
  const Offset done = set_off(book, {arguments.number, arguments.credit, day});
  const bool rehearsed = context.options().dry_run;
  context.answer(Json{{"entry", rehearsed ? Json() : Json(done.entry)},
                      {"amount", done.amount.to_plain()},
                      {"open", done.open.to_plain()},
                      {"credit", done.credit_left.to_plain()}});
  const Wording& words = context.wording();
  context.say(rehearsed ? "commands/invoice_offset/would" : "commands/invoice_offset/done",
              {printed(done.amount, words), arguments.number, arguments.credit});
  context.say("commands/invoice_offset/left", {printed(done.open, words), printed(done.credit_left, words)});
  context.next("invoice_list");
}

}  // namespace kontor::cli
