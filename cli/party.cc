#include <algorithm>
#include <map>

#include "cli/client.h"
#include "cli/commands.h"
#include "cli/invoices.h"
#include "cli/output.h"
#include "engine/invoice/party_check.h"
#include "engine/invoice/party_file.h"
#include "engine/system/files.h"
#include "engine/text/fold.h"

namespace kontor::cli {

namespace {

constexpr std::int64_t kFirstNumber = 1001;

Json json_of(const Party& party) {
  return {{"id", party.id},
          {"name", party.name},
          {"addition", party.addition},
          {"street", party.street},
          {"postcode", party.postcode},
          {"city", party.city},
          {"country", party.country},
          {"vat_id", party.vat_id},
          {"tax_number", party.tax_number},
          {"email", party.email},
          {"phone", party.phone},
          {"contact", party.contact},
          {"leitweg_id", party.leitweg_id}};
}

// "K-1001", "K-1002" ...: the first that is free.
std::string next_id(Storage& storage) {
  for (std::int64_t number = kFirstNumber;; ++number) {
    std::string id = "K-" + std::to_string(number);
    if (!storage.party(id)) return id;
  }
}

// New and changed parties in one act; changed ones only with --yes.
void keep(Context& context, Client& client, const std::vector<Party>& parties, const std::vector<Where>& places) {
  Findings findings;
  std::vector<const Party*> changed;
  for (std::size_t i = 0; i < parties.size(); ++i) {
    const std::optional<Party> known = client.storage().party(parties[i].id);
    if (known == parties[i]) continue;
    if (known && !context.options().yes) findings.push_back({Fault::party_exists, places[i], parties[i].id, {}});
    changed.push_back(&parties[i]);
  }
  if (!findings.empty()) throw Refusal(std::move(findings));
  if (context.options().dry_run) return;
  Transaction act(client.storage());
  for (const Party* party : changed) client.storage().put_party(*party);
  act.commit();
}

Document document_of(const std::vector<Party>& parties, const Context& context, const ClientSettings& settings) {
  const Wording& words = context.wording();
  Document document;
  document.key = "parties";
  document.title = words.say("commands/party_list/title");
  document.client = settings.client.name;
  document.day_made = context.today();
  Table table{"parties", "", {}, {}};
  for (const char* key : {"id", "name", "city", "country", "vat_id", "email"})
    table.columns.push_back({key, words.say("commands/party_list/" + std::string(key)), ColumnKind::text});
  for (const Party& party : parties)
    table.rows.push_back({{party.id, party.name, party.city, party.country, party.vat_id, party.email}});
  document.tables.push_back(std::move(table));
  return document;
}

void add_one(Context& context, Party party) {
  const auto client = Client::open(context, Access::write);
  if (party.id.empty()) party.id = next_id(client->storage());
  std::erase(party.vat_id, ' ');
  Findings findings;
  const auto place = [](std::string_view key) { return Where{"", 0, std::string(key)}; };
  const Countries countries = load_invoice_tables(context.data()).countries;
  check_country(party, countries, place, findings);
  check_vat_id_form(party, countries, place, findings);
  if (!findings.empty()) throw Refusal(std::move(findings));
  keep(context, *client, {party}, {{}});
  context.answer(Json{{"parties", Json::array({json_of(party)})}});
  context.say("commands/party_add/done", {party.id, party.name});
  context.next("invoice_for", {party.id});
}

void list_parties(Context& context) {
  const auto client = Client::open(context, Access::read);
  const std::vector<Party> parties = client->storage().parties();
  Json list = Json::array();
  for (const Party& party : parties) list.push_back(json_of(party));
  context.answer(Json{{"parties", list}});
  if (parties.empty()) {
    context.say("commands/party_list/none");
    return context.next("party_add");
  }
  show(context, document_of(parties, context, client->settings()));
  context.next("party_show", {parties.front().id});
}

void show_party(Context& context, const std::string& id) {
  const auto client = Client::open(context, Access::read);
  const std::optional<Party> party = client->storage().party(id);
  if (!party) refuse(Fault::party_unknown, id);
  const Json one = json_of(*party);
  context.answer(Json{{"parties", Json::array({one})}});
  for (const auto& [key, text] : one.items())
    if (!text.get<std::string>().empty())
      context.print("  " + context.wording().say("commands/party_list/" + key) + ": " + text.get<std::string>());
  context.next("invoice_for", {id});
}

// Names of countries in every language there are words of, as ICU has them.
std::map<std::string, std::string> country_names(const Context& context, const DataTable& countries) {
  std::map<std::string, std::string> names;
  for (const std::string& language : languages_in(context.data() + "/locales")) {
    const Wording words(context.data() + "/locales", language);
    for (const DataTable::Row& row : countries.rows())
      names.emplace(fold(words.country(row["code"])), std::string(row["code"]));
  }
  return names;
}

void import_parties(Context& context, const std::string& path) {
  const auto client = Client::open(context, Access::write);
  const auto table = [&](const std::string& name) {
    const std::string file = context.data() + "/templates/" + name;
    return DataTable::parse(read_file(file), file);
  };
  const DataTable columns = table("invoice/party-columns.csv"), rows = table("tax/countries.csv");
  const Countries countries = Countries::from_table(rows);
  const auto names = country_names(context, rows);
  const auto named = [&](std::string_view name) -> std::optional<std::string> {
    const auto found = names.find(fold(name));
    return found == names.end() ? std::nullopt : std::optional(found->second);
  };
  const PartyFile file = read_party_file(read_file(path), path, {columns, countries, named});
  keep(context, *client, file.parties, file.places);
  Json list = Json::array();
  for (const Party& party : file.parties) list.push_back(json_of(party));
  context.answer(Json{{"parties", list}, {"columns_aside", file.columns_aside}});
  context.say("commands/party_import/done", {std::to_string(file.parties.size()), path});
  for (const std::string& column : file.columns_aside) context.say("commands/party_import/aside", {column});
  context.next("party_list");
}

void add_add(const Parser& parser, CLI::App& party) {
  CLI::App* command = parser.command(party, "add", "party_add");
  const auto given = std::make_shared<Party>();
  command->add_option("ID", given->id, parser.help("party_add", "id"));
  const auto option = [&](const std::string& name, std::string& target) {
    std::string key = name;
    std::replace(key.begin(), key.end(), '-', '_');
    return command->add_option("--" + name, target, parser.wording.say("commands/party_list/" + key));
  };
  option("name", given->name)->required();
  option("addition", given->addition);
  option("street", given->street);
  option("postcode", given->postcode);
  option("city", given->city);
  option("country", given->country);
  option("vat-id", given->vat_id);
  option("tax-number", given->tax_number);
  option("email", given->email);
  option("phone", given->phone);
  option("contact", given->contact);
  option("leitweg-id", given->leitweg_id);
  command->callback(
      [&chosen = parser.chosen, given] { chosen = [given](Context& context) { add_one(context, *given); }; });
}

}  // namespace

void add_party(const Parser& parser) {
  CLI::App* party = parser.command("party");
  party->require_subcommand(1);
  add_add(parser, *party);
  parser.command(*party, "list", "party_list")->callback([&chosen = parser.chosen] { chosen = list_parties; });
  const auto argument = std::make_shared<std::string>();
  CLI::App* show = parser.command(*party, "show", "party_show");
  show->add_option("ID", *argument, parser.help("party_show", "id"))->required();
  show->callback([&chosen = parser.chosen, argument] {
    chosen = [argument](Context& context) { show_party(context, *argument); };
  });
  CLI::App* import = parser.command(*party, "import", "party_import");
  import->add_option("FILE", *argument, parser.help("party_import", "file"))->required()->type_name("FILE.csv");
  import->callback([&chosen = parser.chosen, argument] {
    chosen = [argument](Context& context) { import_parties(context, *argument);
};
}  // namespace kontor::cli
);
}

}  // namespace kontor::cli
