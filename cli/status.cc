#include <algorithm>

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
    if (item.due >= today || item.open().is_negative()) continue;
    ++claims.overdue;
    claims.sum_overdue += item.open();
  }
  return claims;
}

bool has_lines(Storage& storage) {
  const std::vector<StatementFileRecord> files = storage.files();
  return std::any_of(files.begin(), files.end(), [](const StatementFileRecord& file) { return file.lines_new > 0; });
}

const char* words_for_lines(bool any, std::int64_t open) {
  if (!any) return "commands/status/lines_none";
  return open > 0 ? "commands/status/lines_open" : "commands/status/lines_done";
}

// What a first-time user does first; later what the month waits for.
void say_next(const Context& context, Client& client, bool any_lines, const Period& vat_period) {
  if (!any_lines && client.settings().banks.empty()) return context.next("first_bank");
  if (!any_lines) return context.next("first_import");
  if (client.storage().open_line_count() > 0) return context.next("assign");
  context.next("vat", {vat_period.to_text()});
}

void status(Context& context) {
  const auto client = Client::open(context, Access::read);
  const std::int64_t open = client->storage().open_line_count();
  const bool any_lines = has_lines(client->storage());
  const Claims claims = claims_of(client->storage(), context.today());
  const std::optional<Day> sealed = client->storage().sealed_to();
  const Period period = vat_period_before(context.today(), client->settings().vat_period);
  const VatDue vat = next_vat_due(client->settings(), client->deadlines(), context.today());
  const bool files_vat = client->settings().tax.vat != VatMethod::exempt;
  const Wording& words = context.wording();
  context.answer(Json{{"client", client->settings().client.name},
                      {"entries", client->storage().entry_count()},
                      {"has_lines", any_lines},
                      {"lines_open", open},
                      {"items_open", claims.count},
                      {"items_open_sum", claims.sum.to_plain()},
                      {"items_overdue", claims.overdue},
                      {"items_overdue_sum", claims.sum_overdue.to_plain()},
                      {"sealed_to", sealed ? Json(sealed->to_iso()) : Json()},
                      {"vat_period", period.to_text()},
                      {"vat_due_period", files_vat ? Json(vat.period.to_text()) : Json()},
                      {"vat_due", files_vat ? Json(vat.due.to_iso()) : Json()}});
  context.print(client->settings().client.name);
  context.say("commands/status/entries", {words.number(std::to_string(client->storage().entry_count()))});
  context.say(words_for_lines(any_lines, open), {words.number(std::to_string(open))});
  if (claims.count > 0)
    context.say("commands/status/items", {std::to_string(claims.count), printed(claims.sum, words),
                                          std::to_string(claims.overdue), printed(claims.sum_overdue, words)});
  if (sealed) context.say("commands/status/sealed", {printed(*sealed, words)});
  if (files_vat) context.say("commands/status/vat_due", {period_words(vat.period, words), printed(vat.due, words)});
  say_next(context, *client, any_lines, vat.period.last < context.today() ? vat.period : period);
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
    context.answer(Json{{"client", nullptr}, {"help", context.wording().say("welcome")}});
    context.say("welcome");
    return;
  }
  status(context);
}

}  // namespace kontor::cli
