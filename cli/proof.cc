#include "engine/book/proof.h"
#include "cli/client.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "engine/report/proof.h"
#include "engine/report/proof_days.h"

namespace kontor::cli {

namespace {

struct ProofArguments {
  std::string period;
  std::string balance;
  std::string account;
  std::string out;
  bool days = false;
};

Json json_of(const Reconciliation& ledger) {
  Json causes = Json::object(), entries = Json::array();
  for (const Reconciliation::Cause& cause : ledger.causes()) causes[std::string(cause.name)] = cause.amount.to_plain();
  for (const EntryWithoutLine& entry : ledger.entries)
    entries.push_back({{"entry", entry.entry},
                       {"day", entry.day.to_iso()},
                       {"amount", entry.amount.to_plain()},
                       {"text", entry.text}});
  return {{"account", ledger.account},
          {"bank", ledger.bank.to_plain()},
          {"balance", ledger.ledger.to_plain()},
          {"difference", (ledger.ledger - ledger.bank).to_plain()},
          {"causes", causes},
          {"entries_without_line", entries},
          {"explained", ledger.is_explained()}};
}

Json plain(const std::optional<Amount>& amount) { return amount ? Json(amount->to_plain()) : Json(); }

Json json_of(const ProofDay& day) {
  return {{"day", day.day.to_iso()},     {"opening", plain(day.opening)},
          {"lines", day.lines},          {"lines_open", day.lines_open},
          {"sum", day.sum.to_plain()},   {"closing", plain(day.closing)},
          {"stated", plain(day.stated)}, {"file", day.file},
          {"state", key_of(day.state)}};
}

Json json_of(const LineAside& line) {
  return {{"id", line.id},
          {"day", line.day.to_iso()},
          {"amount", line.amount.to_plain()},
          {"text", line.text},
          {"reason", key_of(line.reason)}};
}

Json json_of(const BalanceGap& gap) {
  const GapCause& cause = gap.cause;
  return {{"from", gap.from.to_iso()},
          {"to", gap.to.to_iso()},
          {"difference", gap.difference.to_plain()},
          {"file", gap.file},
          {"cause", key_of(cause.kind)},
          {"cause_lines", cause.lines},
          {"cause_amount", plain(cause.amount)},
          {"cause_file", cause.file}};
}

Json json_of(const AccountProof& account) {
  Json gaps = Json::array(), unproven = Json::array(), days = Json::array(), aside = Json::array();
  for (const BalanceGap& gap : account.gaps) gaps.push_back(json_of(gap));
  for (const ProofDay& day : account.days) days.push_back(json_of(day));
  for (const LineAside& line : account.aside) aside.push_back(json_of(line));
  for (const UnprovenDays& each : account.unproven)
    unproven.push_back({{"from", each.from.to_iso()}, {"to", each.to.to_iso()}, {"lines", each.lines}});
  return {{"iban", account.iban},
          {"account", account.account},
          {"currency", account.currency.code()},
          {"opening", plain(account.opening)},
          {"closing", plain(account.closing)},
          {"sum", account.sum.to_plain()},
          {"proven_to", account.proven_to ? Json(account.proven_to->to_iso()) : Json()},
          {"lines", account.lines},
          {"lines_open", account.lines_open},
          {"gaps", gaps},
          {"unproven", unproven},
          {"days", days},
          {"lines_aside", aside},
          {"ledger", account.ledger ? json_of(*account.ledger) : Json()}};
}

Json json_of(const Proof& proof, const Context& context) {
  Json accounts = Json::array();
  for (const AccountProof& account : proof.accounts) accounts.push_back(json_of(account));
  return {{"complete", proof.is_complete()},
          {"period", proof.period.to_text()},
          {"accounts", accounts},
          {"tax_unplaced", proof.unplaced},
          {"findings", context.json_of(proof.findings)}};
}

// "DAY:AMOUNT". Refuses usage_wrong, day_malformed and number_malformed.
KnownBalance balance_argument(const std::string& text, const Wording& wording) {
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos) refuse(Fault::usage_wrong, wording.say("usage/balance", {text}));
  return {Day::from_iso(text.substr(0, colon)), Amount::from_plain(text.substr(colon + 1)), false, 0};
}

void state(Client& client, const Context& context, const ProofArguments& arguments) {
  const KnownBalance balance = balance_argument(arguments.balance, context.wording());
  const std::vector<BankSettings>& banks = client.settings().banks;
  if (arguments.account.empty() && banks.size() != 1)
    refuse(Fault::usage_wrong, context.wording().say("usage/balance_account"));
  Book book = client.book();
  state_balance(book, arguments.account.empty() ? banks.front().name : arguments.account, balance);
}

void show_proof(Context& context, const ProofArguments& arguments) {
  const bool states = !arguments.balance.empty();
  const auto client = Client::open(context, states ? Access::write : Access::read);
  if (states && !context.options().dry_run) state(*client, context, arguments);
  Book book = client->book();
  const Day today = context.today();
  const Period period = arguments.period.empty() ? period_of_statements(book).value_or(Period{today, today})
                                                 : Period::from_text(arguments.period);
  const Proof proof = prove(book, period, [&](const Period& part) -> const VatForm& { return client->vat_form(part); });
  context.answer(json_of(proof, context));
  const DaysShown days = arguments.days || !arguments.out.empty() ? DaysShown::all : DaysShown::doubtful;
  put_out(context, *client, proof_document(book, proof, context.wording(), days), arguments.out);
  context.tell(proof.findings);
  context.exit_code = proof.is_complete() ? kDone : kOpenQuestions;
  if (proof.is_complete())
    context.next("vat", {arguments.period.empty() ? today.to_iso().substr(0, 7) : period.to_text()});
}

}  // namespace

void add_proof(const Parser& parser) {
  CLI::App* command = parser.command("proof");
  const auto arguments = std::make_shared<ProofArguments>();
  command->add_option("PERIOD", arguments->period, parser.help("proof", "period"));
  command->add_option("--balance", arguments->balance, parser.help("proof", "balance"))->type_name("DAY:AMOUNT");
  command->add_option("--account", arguments->account, parser.help("proof", "account"))->type_name("IBAN|NAME");
  command->add_flag("--days", arguments->days, parser.help("proof", "days"));
  command->add_option("-o", arguments->out, parser.help("proof", "out"))->type_name("FILE");
  command->callback([&chosen = parser.chosen, arguments] {
    chosen = [arguments](Context& context) { show_proof(context, *arguments); };
  });
}

}  // namespace kontor::cli
