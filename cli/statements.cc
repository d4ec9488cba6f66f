#include "cli/statements.h"

#include <map>
#include <optional>

#include "engine/system/files.h"

namespace kontor::cli {

namespace {

struct Summary {
  int booked = 0;
  int pending = 0;
  int information = 0;
  std::map<std::string, Amount> sums;  // by currency, booked lines only
  std::optional<Day> first;
  std::optional<Day> last;

  void add(const BankLine& line) {
    if (line.state == LineState::pending) ++pending;
    if (line.state == LineState::information) ++information;
    if (line.state != LineState::booked) return;
    ++booked;
    const std::string currency(line.amount.currency().code());
    const auto sum = sums.emplace(currency, Amount(0, line.amount.currency())).first;
    sum->second += line.amount;
    if (!first || line.day < *first) first = line.day;
    if (!last || line.day > *last) last = line.day;
  }
};

Json day_or_null(const std::optional<Day>& day) { return day ? Json(day->to_iso()) : Json(); }

std::optional<Amount> balance_of(const Statement& statement, bool opening) {
  const KnownBalance* found = nullptr;
  for (const KnownBalance& balance : statement.balances)
    if (balance.opening == opening && (!found || (opening ? balance.day < found->day : balance.day >= found->day)))
      found = &balance;
  return found ? std::optional(found->amount) : std::nullopt;
}

Json json_of(const BankLine& line) {
  constexpr std::string_view kStates[] = {"booked", "pending", "information"};
  Json one{{"line", line.line},
           {"state", kStates[static_cast<std::size_t>(line.state)]},
           {"day", line.day.to_iso()},
           {"amount", line.amount.to_plain()},
           {"currency", line.amount.currency().code()},
           {"counterparty", line.counterparty},
           {"counterparty_account", line.counterparty_account},
           {"purpose", line.purpose},
           {"kind", line.kind}};
  one["day_value"] = day_or_null(line.day_value);
  if (!line.reference.empty()) one["reference"] = line.reference;
  if (!line.end_to_end.empty()) one["end_to_end"] = line.end_to_end;
  if (!line.mandate.empty()) one["mandate"] = line.mandate;
  if (!line.creditor.empty()) one["creditor"] = line.creditor;
  if (line.balance_after) one["balance_after"] = line.balance_after->to_plain();
  return one;
}

Json json_of(const Statement& statement) {
  Summary summary;
  for (const BankLine& line : statement.lines) summary.add(line);
  const auto sum = summary.sums.find(std::string(statement.currency.code()));
  const std::optional<Amount> opening = balance_of(statement, true), closing = balance_of(statement, false);
  return {{"account", statement.account},
          {"currency", statement.currency.code()},
          {"booked", summary.booked},
          {"pending", summary.pending},
          {"sum", sum == summary.sums.end() ? "0.00" : sum->second.to_plain()},
          {"first_day", day_or_null(summary.first)},
          {"last_day", day_or_null(summary.last)},
          {"opening", opening ? Json(opening->to_plain()) : Json()},
          {"closing", closing ? Json(closing->to_plain()) : Json()}};
}

Summary summary_of(const StatementFile& file) {
  Summary summary;
  for (const Statement& statement : file.statements)
    for (const BankLine& line : statement.lines) summary.add(line);
  return summary;
}

}  // namespace

StatementReaders load_statement_readers(const std::string& data) {
  const std::string folder = data + "/templates/bank";
  std::vector<NamedText> profiles;
  for (const std::string& name : files_in(folder, ".toml"))
    profiles.push_back({folder + "/" + name, read_file(folder + "/" + name)});
  return StatementReaders::from_profiles(profiles);
}

std::vector<ReadFile> read_statements(const StatementReaders& readers, const std::vector<std::string>& paths) {
  std::vector<ReadFile> files;
  for (const std::string& path : paths) {
    ReadFile file{path, "", {}, {}};
    try {
      file.bytes = read_file(path);
      file.content = readers.read(file.bytes, path);
    } catch (const Refusal& refusal) {
      file.refused = refusal.findings();
    }
    files.push_back(std::move(file));
  }
  return files;
}

Json json_of(const ReadFile& file, const Context& context, bool with_lines) {
  const Summary summary = summary_of(file.content);
  Json sums = Json::object(), accounts = Json::array(), lines = Json::array();
  for (const auto& [currency, sum] : summary.sums) sums[currency] = sum.to_plain();
  std::size_t count = 0;
  for (const Statement& statement : file.content.statements) {
    accounts.push_back(json_of(statement));
    count += statement.lines.size();
    if (with_lines)
      for (const BankLine& line : statement.lines) lines.push_back(json_of(line));
  }
  Findings findings = file.refused;
  findings.insert(findings.end(), file.content.findings.begin(), file.content.findings.end());
  return {{"file", file.path},
          {"kind", file.refused.empty() ? "statement" : "refused"},
          {"format", file.content.format},
          {"accounts", accounts},
          {"booked", summary.booked},
          {"pending", summary.pending},
          {"sums", sums},
          {"first_day", day_or_null(summary.first)},
          {"last_day", day_or_null(summary.last)},
          {"lines", with_lines ? lines : Json(count)},
          {"findings", context.json_of(findings)}};
}

void show(const ReadFile& file, const Context& context) {
  if (!file.refused.empty()) return;
  const Wording& words = context.wording();
  context.print(file.path + ": " + file.content.format);
  for (const Statement& statement : file.content.statements) {
    Summary summary;
    for (const BankLine& line : statement.lines) summary.add(line);
    std::string sums;
    for (const auto& [currency, sum] : summary.sums) sums += (sums.empty() ? "" : ", ") + printed(sum, words);
    const std::string days =
        summary.first ? printed(*summary.first, words) + " – " + printed(*summary.last, words) : std::string("–");
    context.say("commands/read/account",
                {statement.account.empty() ? words.say("commands/read/no_account") : statement.account,
                 std::to_string(summary.booked), std::to_string(summary.pending), sums, days});
  }
}

}  // namespace kontor::cli
