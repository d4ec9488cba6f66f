#include "engine/book/decide.h"

#include <algorithm>
#include <charconv>

#include "cli/client.h"
#include "cli/commands.h"
#include "cli/customer.h"
#include "engine/book/assign.h"
#include "engine/matching/lesson.h"
#include "engine/system/files.h"

namespace kontor::cli {

namespace {

struct DecideArguments {
  std::int64_t line = 0;
  std::string account;
  std::string tax_code;
  std::vector<std::string> split;
  std::vector<std::string> accept;
  bool accepts = false;
  bool skonto = false;
  std::string rest;
  bool rule = false;
  std::string purpose;
  std::string why;
  std::string by;
  std::string day;
  std::string customer;
};

// The whole line on one account, or the parts of --split.
LineParts parts_of(const DecideArguments& arguments, const LineRecord& line, Client& client, const Context& context) {
  LineParts parts;
  if (arguments.split.empty()) parts = {{arguments.account, -line.line.gross(), arguments.tax_code}};
  for (const std::string& text : arguments.split) {
    const PostingArgument part = posting_argument(text, context.wording());
    if (is_account(part.account)) parts.push_back({part.account, part.amount, part.tax_code});
  }
  name_customer(parts, arguments.customer, client, context);
  return parts;
}

std::vector<std::string> split_at_commas(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

Ground ground_of(const DecideArguments& arguments, const Client& client, const Context& context) {
  Ground ground;
  ground.authority = arguments.by.empty() ? std::string(name_of(client.settings().role)) : arguments.by;
  ground.why = arguments.why.empty() ? context.wording().say("commands/decide/by_hand") : arguments.why;
  if (!arguments.day.empty()) ground.day = Day::from_iso(arguments.day);
  return ground;
}

std::int64_t line_number(const std::string& text, const Wording& wording) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size())
    refuse(Fault::usage_wrong, wording.say("usage/decide_accept", {text}));
  return number;
}

LineRecord known_line(Client& client, std::int64_t id) {
  std::optional<LineRecord> line = client.storage().line(id);
  if (!line) refuse(Fault::line_unknown, std::to_string(id));
  return *std::move(line);
}

// The lines of --accept: numbers, or all that have a proposal.
std::vector<WaitingLine> accepted_lines(const DecideArguments& arguments, Client& client, const Context& context) {
  Book book = client.book();
  if (arguments.accept == std::vector<std::string>{"all"})
    return assign(book, {client.rules(), true}, context.wording()).proposed;
  const auto matcher = matcher_for(book, client.rules());
  std::vector<WaitingLine> lines;
  if (arguments.line > 0)
    lines.push_back(propose(book, *matcher, known_line(client, arguments.line), context.wording()));
  for (const std::string& text : arguments.accept)
    lines.push_back(
        propose(book, *matcher, known_line(client, line_number(text, context.wording())), context.wording()));
  return lines;
}

// Entry 0: a rehearsal.
void say_done(const Context& context, std::int64_t line, std::int64_t entry) {
  if (entry == 0) return context.say("commands/decide/would", {std::to_string(line)});
  context.say("commands/decide/done", {std::to_string(line), std::to_string(entry)});
}

void say_next(Client& client, const Context& context, const char* while_open) {
  if (client.storage().open_line_count() > 0) return context.next(while_open);
  context.next("vat", {context.today().to_iso().substr(0, 7)});
}

// The invoices among the parts of --split: "RE-2026-0001:-119.00" takes so much off of what is open.
std::vector<InvoicePart> invoices_of(const DecideArguments& arguments, const Context& context) {
  std::vector<InvoicePart> invoices;
  for (const std::string& text : arguments.split) {
    const PostingArgument part = posting_argument(text, context.wording());
    if (!is_account(part.account)) invoices.push_back({part.account, -part.amount});
  }
  return invoices;
}

bool names_invoices(const DecideArguments& arguments) {
  return !arguments.account.empty() && !is_account(arguments.account);
}

InvoicePayment payment_of(const DecideArguments& arguments) {
  const std::size_t at = std::min(arguments.rest.find('@'), arguments.rest.size());
  return {split_at_commas(arguments.account), arguments.skonto, arguments.rest.substr(0, at),
          arguments.rest.substr(std::min(at + 1, arguments.rest.size()))};
}

// `parts` are empty when the line pays invoices.
DecidedPayment decide_by_hand(Book& book, const DecideArguments& arguments, const LineRecord& line,
                              const LineParts& parts, const Ground& ground, const Context& context) {
  const std::vector<InvoicePart> invoices = invoices_of(arguments, context);
  if (!invoices.empty()) return {decide_parts(book, line.id, invoices, parts, ground), Amount()};
  if (parts.empty()) return decide_payment(book, line.id, payment_of(arguments), ground);
  return {decide(book, line.id, parts, ground), Amount()};
}

// Worth a look: more was paid than was open.
Finding overpaid(Amount credit, const std::string& number) {
  return {Fault::overpaid, {}, credit.to_plain(), {number}};
}

void accept_lines(Context& context, const DecideArguments& arguments) {
  const bool one = arguments.line > 0 && arguments.accept.empty();
  if (one != (arguments.accept.empty()) || !arguments.account.empty() || !arguments.split.empty())
    refuse(Fault::usage_wrong, context.wording().say("usage/decide"));
  const auto client = Client::open(context, Access::rehearse);
  Book book = client->book();
  std::vector<Acceptance> acceptances;
  for (WaitingLine& waiting : accepted_lines(arguments, *client, context)) {
    Ground ground = ground_of(arguments, *client, context);
    demand_authority(ground.authority, text_of(waiting.line.line));
    if (arguments.why.empty()) ground.why = waiting.why;
    ground.rule = waiting.proposal.rule;
    acceptances.push_back({waiting.line.id, std::move(waiting.proposal), std::move(ground)});
  }
  std::vector<std::int64_t> entries = accept(book, acceptances);
  if (context.options().dry_run) entries.clear();
  Findings remarks;
  for (const Acceptance& accepted : acceptances)
    if (!accepted.proposal.credit.is_zero())
      remarks.push_back(overpaid(accepted.proposal.credit, accepted.proposal.payments.back().number));
  Json answer{{"entry", entries.empty() ? Json() : Json(entries.front())}, {"entries", entries}};
  if (!remarks.empty()) answer["findings"] = context.json_of(remarks);
  context.answer(answer);
  for (std::size_t i = 0; i < acceptances.size(); ++i)
    say_done(context, acceptances[i].line, entries.empty() ? 0 : entries[i]);
  if (acceptances.empty()) context.say("commands/decide/nothing");
  context.remark(remarks);
  say_next(*client, context, "lines");
}

void decide_line(Context& context, const DecideArguments& arguments) {
  if ((arguments.accepts || names_invoices(arguments)) && !arguments.customer.empty())
    refuse(Fault::zm_customer_unused, arguments.customer);
  if (arguments.accepts && (arguments.skonto || !arguments.rest.empty()))
    refuse(Fault::usage_wrong, context.wording().say("usage/decide"));
  if (arguments.accepts) return accept_lines(context, arguments);
  if (arguments.line == 0 || arguments.account.empty() == arguments.split.empty() ||
      (arguments.rule && !is_account(arguments.account)) || (!arguments.rest.empty() && !names_invoices(arguments)))
    refuse(Fault::usage_wrong, context.wording().say("usage/decide"));
  const auto client = Client::open(context, Access::rehearse);
  Book book = client->book();
  const LineRecord line = known_line(*client, arguments.line);
  const Ground ground = ground_of(arguments, *client, context);
  demand_authority(ground.authority, text_of(line.line));
  const LineParts parts = names_invoices(arguments) ? LineParts() : parts_of(arguments, line, *client, context);
  std::optional<LearnedRule> learned;
  if (arguments.rule)
    learned = learn({arguments.account, arguments.tax_code, arguments.purpose, ground.authority, context.today(),
                     parts.front().vat_id},
                    {line.line, own_iban(book, line)}, client->rules_text(), client->rule_world());
  const DecidedPayment decided = decide_by_hand(book, arguments, line, parts, ground, context);
  Findings remarks;
  if (!decided.credit.is_zero()) remarks.push_back(overpaid(decided.credit, split_at_commas(arguments.account).back()));
  const bool rehearsed = context.options().dry_run;
  Json answer{{"entry", rehearsed ? Json() : Json(decided.entry)}};
  if (!rehearsed) answer["rule"] = learned ? Json(learned->rule.name) : Json();
  answer["credit"] = decided.credit.to_plain();
  if (!remarks.empty()) answer["findings"] = context.json_of(remarks);
  context.answer(answer);
  say_done(context, line.id, rehearsed ? 0 : decided.entry);
  context.remark(remarks);
  if (rehearsed) return;
  if (learned) {
    write_file(client->path("rules.toml"), learned->file_text);
    context.say("commands/decide/learned", {learned->rule.name, client->path("rules.toml")});
  }
  say_next(*client, context, learned ? "assign" : "lines");
}

}  // namespace

void add_decide(const Parser& parser) {
  CLI::App* command = parser.command("decide");
  const auto arguments = std::make_shared<DecideArguments>();
  command->add_option("LINE", arguments->line, parser.help("decide", "line"));
  command->add_option("ACCOUNT", arguments->account, parser.help("decide", "account"));
  command->add_option("TAX_CODE", arguments->tax_code, parser.help("decide", "tax_code"));
  command->add_option("--split", arguments->split, parser.help("decide", "split"))->type_name("ACCOUNT:AMOUNT[@TAX]");
  CLI::Option* accept = command->add_option("--accept", arguments->accept, parser.help("decide", "accept"))
                            ->type_name("LINE...|all")
                            ->expected(0, -1);
  command->add_flag("--skonto", arguments->skonto, parser.help("decide", "skonto"));
  command->add_option("--rest", arguments->rest, parser.help("decide", "rest"))->type_name("ACCOUNT[@TAX]");
  command->add_flag("--rule", arguments->rule, parser.help("decide", "rule"));
  command->add_option("--purpose", arguments->purpose, parser.help("decide", "purpose"))->type_name("TEXT");
  command->add_option("--why", arguments->why, parser.help("decide", "why"));
  command->add_option("--by", arguments->by, parser.help("decide", "by"))->type_name("client|adviser|qualified");
  command->add_option("--customer", arguments->customer, parser.help("decide", "customer"))->type_name("K-1001|VAT_ID");
  command->add_option("--day", arguments->day, parser.help("decide", "day"))->type_name("YYYY-MM-DD");
  command->callback([&chosen = parser.chosen, arguments, accept] {
    arguments->accepts = accept->count() > 0;
    std::erase(arguments->accept, "");  // an option without values
    chosen = [arguments](Context& context) { decide_line(context, *arguments); };
  });
}

}  // namespace kontor::cli
