#include "cli/client.h"
#include "cli/commands.h"
#include "engine/book/vat.h"

namespace kontor::cli {

namespace {

struct Claims {
  std::size_t count = 0;
  Amount sum;
  std::size_t overdue = 0;
  Amount sum_overdue;
};

Claims claims_of(Storage& storage, Day today) {
  Claims claims;
  for (const OpenItem& item : storage.open_items()) {
    ++claims.count;
    claims.sum += item.open();
    if (item.due >= today) continue;
    ++claims.overdue;
    claims.sum_overdue += item.open();
  }
  return claims;
}

void status(Context& context) {
  const auto client = Client::open(context, Access::read);
  const std::int64_t open = client->storage().open_line_count();
  const Claims claims = claims_of(client->storage(), context.today());
  const std::optional<Day> sealed = client->storage().sealed_to();
  const Period period = vat_period_before(context.today(), client->settings().vat_period);
  const Wording& words = context.wording();
  context.answer(Json{{"client", client->settings().client.name},
                      {"entries", client->storage().entry_count()},
                      {"lines_open", open},
                      {"items_open", claims.count},
                      {"items_open_sum", claims.sum.to_plain()},
                      {"items_overdue", claims.overdue},
                      {"items_overdue_sum", claims.sum_overdue.to_plain()},
                      {"sealed_to", sealed ? Json(sealed->to_iso()) : Json()},
                      {"vat_period", period.to_text()}});
  context.print(client->settings().client.name);
  context.say("commands/status/entries", {words.number(std::to_string(client->storage().entry_count()))});
  context.say(open > 0 ? "commands/status/lines_open" : "commands/status/lines_done", {std::to_string(open)});
  if (claims.count > 0)
    context.say("commands/status/items", {std::to_string(claims.count), printed(claims.sum, words),
                                          std::to_string(claims.overdue), printed(claims.sum_overdue, words)});
  if (sealed) context.say("commands/status/sealed", {printed(*sealed, words)});
  if (client->storage().entry_count() == 0 && open == 0)
    context.next("import_file");
  else if (open > 0)
    context.next("assign");
  else
    context.next("vat", {period.to_text()});
}

}  // namespace

void add_status(const Parser& parser) {
  CLI::App* command = parser.command("status");
  command->callback([&chosen = parser.chosen] { chosen = status; });
}

void print_welcome(Context& context) {
  try {
    find_client_folder(context.options().client_folder);
  } catch (const Refusal&) {
    context.say("welcome");
    return;
  }
  status(context);
}

}  // namespace kontor::cli
