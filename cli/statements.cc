#include "cli/statements.h"

#include <map>
#include <optional>

#include "cli/client.h"
#include "cli/output.h"
#include "engine/bank/foreign_file.h"
#include "engine/system/files.h"
#include "engine/zip/zip_reader.h"

namespace kontor::cli {

namespace {

struct Summary {
  int booked = 0;
  int pending = 0;
  int information = 0;
  std::map<std::string, Amount, std::less<>> sums;  // by currency, booked lines only
  std::optional<Day> first;
  std::optional<Day> last;

  void add(const LineOutline& line) {
    if (line.state == LineState::pending) ++pending;
    if (line.state == LineState::information) ++information;
    if (line.state != LineState::booked) return;
    ++booked;
    const Currency currency = line.amount.currency();
    auto sum = sums.find(currency.code());
    if (sum == sums.end()) sum = sums.emplace(currency.code(), Amount(0, currency)).first;
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
  if (!line.fee.is_zero()) one["fee"] = line.fee.to_plain();
  if (!line.reference.empty()) one["reference"] = line.reference;
  if (!line.end_to_end.empty()) one["end_to_end"] = line.end_to_end;
  if (!line.mandate.empty()) one["mandate"] = line.mandate;
  if (!line.creditor.empty()) one["creditor"] = line.creditor;
  if (!line.return_reason.empty()) one["return_reason"] = line.return_reason;
  if (line.charges) one["charges"] = line.charges->to_plain();
  if (line.amount_original) {
    one["amount_original"] = line.amount_original->to_plain();
    one["currency_original"] = line.amount_original->currency().code();
  }
  if (line.exchange_rate) one["exchange_rate"] = line.exchange_rate->to_plain();
  if (line.balance_after) one["balance_after"] = line.balance_after->to_plain();
  return one;
}

Json json_of(const Statement& statement) {
  Summary summary;
  for (const LineOutline& line : statement.lines.outlines()) summary.add(line);
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
    for (const LineOutline& line : statement.lines.outlines()) summary.add(line);
  return summary;
}

Findings findings_of(const ReadFile& file) {
  Findings findings = file.refused;
  if (!file.refused.empty()) return findings;
  findings.insert(findings.end(), file.content.findings.begin(), file.content.findings.end());
  if (file.invoice) findings.insert(findings.end(), file.invoice->findings.begin(), file.invoice->findings.end());
  if (file.imported) findings.insert(findings.end(), file.imported->findings.begin(), file.imported->findings.end());
  return findings;
}

Cell cell_of(const std::optional<Day>& day) { return day ? Cell(*day) : Cell(); }
Cell cell_of(const std::optional<Amount>& amount) { return amount ? Cell(*amount) : Cell(); }

std::string account_words(const Statement& statement, const Wording& words) {
  if (!statement.account.empty()) return statement.account;
  return statement.account_name.empty() ? words.say("commands/read/no_account") : statement.account_name;
}

Table accounts_table(const StatementFile& file, const Wording& words) {
  Table table{"accounts", words.say("report/accounts"), {}, {}};
  table.columns = {{"account", words.say("report/account"), ColumnKind::code},
                   {"booked", words.say("commands/read/booked"), ColumnKind::number},
                   {"pending", words.say("commands/read/pending"), ColumnKind::number},
                   {"sum", words.say("report/total"), ColumnKind::amount},
                   {"first_day", words.say("commands/read/first_day"), ColumnKind::day},
                   {"last_day", words.say("commands/read/last_day"), ColumnKind::day},
                   {"opening", words.say("commands/read/opening"), ColumnKind::amount},
                   {"closing", words.say("commands/read/closing"), ColumnKind::amount}};
  for (const Statement& statement : file.statements) {
    Summary summary;
    for (const LineOutline& line : statement.lines.outlines()) summary.add(line);
    const auto sum = summary.sums.find(std::string(statement.currency.code()));
    table.rows.push_back(
        {{account_words(statement, words), std::int64_t{summary.booked}, std::int64_t{summary.pending},
          sum == summary.sums.end() ? Amount(0, statement.currency) : sum->second, cell_of(summary.first),
          cell_of(summary.last), cell_of(balance_of(statement, true)), cell_of(balance_of(statement, false))}});
  }
  return table;
}

// What an import made of the lines, by line; empty without an import.
using Fates = std::map<std::pair<const BankLines*, std::size_t>, const LineFate*>;

Fates fates_of(const ReadFile& file) {
  Fates fates;
  if (file.imported)
    for (const LineFate& fate : file.imported->fates) fates.emplace(std::pair(fate.lines, fate.at), &fate);
  return fates;
}

constexpr std::string_view kFates[] = {"new", "known", "similar"};

std::string fate_words(const LineFate& fate, const Wording& words) {
  const std::string key = "commands/import/fates/" + std::string(kFates[static_cast<std::size_t>(fate.familiarity)]);
  return words.say(key, {fate.file, std::to_string(fate.line_there)});
}

void add_fate(Json& line, const LineFate& fate) {
  line["fate"] = kFates[static_cast<std::size_t>(fate.familiarity)];
  if (fate.familiarity != Familiarity::fresh) line["known_from"] = Json{{"file", fate.file}, {"line", fate.line_there}};
}

Table lines_table(const ReadFile& read, const Wording& words) {
  const StatementFile& file = read.content;
  const Fates fates = fates_of(read);
  Table table{"lines", words.say("commands/lines/title"), {}, {}};
  table.columns = {{"line", words.say("commands/read/line"), ColumnKind::number},
                   {"day", words.say("report/day"), ColumnKind::day},
                   {"amount", words.say("report/amount"), ColumnKind::amount},
                   {"counterparty", words.say("commands/lines/counterparty"), ColumnKind::text},
                   {"purpose", words.say("commands/lines/purpose"), ColumnKind::text},
                   {"state", words.say("commands/read/state"), ColumnKind::text}};
  constexpr std::string_view kStates[] = {"booked", "pending", "information"};
  for (const Statement& statement : file.statements)
    for (std::size_t at = 0; at < statement.lines.size(); ++at) {
      const BankLine line = statement.lines[at];
      const auto fate = fates.find({&statement.lines, at});
      const std::string state(kStates[static_cast<std::size_t>(line.state)]);
      table.rows.push_back(
          {{std::int64_t{line.line}, line.day, line.amount, line.counterparty,
            line.purpose.empty() ? line.kind : line.purpose,
            fate == fates.end() ? words.say("commands/read/states/" + state) : fate_words(*fate->second, words)}});
    }
  return table;
}

}  // namespace

StatementReaders load_statement_readers(const std::string& data, const std::string& client_folder,
                                        const std::vector<NamedText>& more) {
  const auto profiles_in = [](const std::string& folder) {
    std::vector<NamedText> profiles;
    for (const std::string& name : files_in(folder, ".toml"))
      profiles.push_back({folder + "/" + name, read_file(folder + "/" + name)});
    return profiles;
  };
  std::vector<NamedText> own = more;
  if (!client_folder.empty())
    for (NamedText& profile : profiles_in(client_folder + "/bank")) own.push_back(std::move(profile));
  return StatementReaders::from_profiles(profiles_in(data + "/templates/bank"), own);
}

std::string client_folder_if_any(const Context& context) {
  try {
    return find_client_folder(context.options().client_folder);
  } catch (const Refusal&) {
    return "";
  }
}

ReadFile read_again(const StatementReaders& readers, ReadFile file) {
  file.content = {};
  file.refused.clear();
  file.invoice.reset();
  try {
    const PagedBytes bytes = file.bytes();
    if (may_be_einvoice(bytes.view()))
      file.invoice = read_any_einvoice(bytes.view(), file.path);
    else
      file.content = readers.read(bytes, file.path);
  } catch (const Refusal& refusal) {
    file.refused = refusal.findings();
  }
  return file;
}

std::vector<ReadFile> read_statements(const StatementReaders& readers, const std::string& path) {
  std::vector<ReadFile> files;
  const auto add = [&](std::shared_ptr<const SourceFile> source, const std::string& name, std::string unpacked) {
    files.push_back(read_again(readers, {std::move(source), name, std::move(unpacked), {}, {}, std::nullopt, {}}));
  };
  auto source = std::make_shared<SourceFile>(SourceFile{path, {}});
  try {
    source->bytes = read_paged(path);
    const std::string_view bytes = source->bytes.view();
    if (!looks_like_zip(bytes) || is_workbook(bytes)) {
      add(source, path, "");
      return files;
    }
    for (ZippedFile& inner : read_zip(bytes, path)) add(source, path + ": " + inner.name, std::move(inner.bytes));
  } catch (const Refusal& refusal) {
    files.clear();
    files.push_back({source, path, "", {}, refusal.findings(), std::nullopt, {}});
  }
  return files;
}

Json json_of(const ReadFile& file, const Context& context, bool with_lines) {
  if (file.invoice && file.refused.empty())
    return {{"file", file.path},
            {"kind", "invoice"},
            {"format", file.invoice->format},
            {"invoice", json_of(*file.invoice)},
            {"findings", context.json_of(findings_of(file))}};
  const Summary summary = summary_of(file.content);
  Json sums = Json::object(), accounts = Json::array(), lines = Json::array();
  for (const auto& [currency, sum] : summary.sums) sums[currency] = sum.to_plain();
  const Fates fates = fates_of(file);
  std::size_t count = 0;
  for (const Statement& statement : file.content.statements) {
    accounts.push_back(json_of(statement));
    count += statement.lines.size();
    if (with_lines)
      for (std::size_t at = 0; at < statement.lines.size(); ++at) {
        lines.push_back(json_of(statement.lines[at]));
        if (const auto fate = fates.find({&statement.lines, at}); fate != fates.end())
          add_fate(lines.back(), *fate->second);
      }
  }
  Json one{{"file", file.path},
           {"kind", file.refused.empty() ? "statement" : "refused"},
           {"format", file.content.format},
           {"accounts", accounts},
           {"booked", summary.booked},
           {"pending", summary.pending},
           {"sums", sums},
           {"first_day", day_or_null(summary.first)},
           {"last_day", day_or_null(summary.last)},
           {"lines", with_lines ? lines : Json(count)}};
  if (file.imported) {
    one["new"] = file.imported->lines_new;
    one["known"] = file.imported->lines_known;
    one["asked"] = file.imported->lines_asked;
  }
  if (!file.profile.is_null()) one["profile"] = file.profile;
  one["findings"] = context.json_of(findings_of(file));
  return one;
}

void show(const ReadFile& file, Context& context, bool with_lines) {
  if (!file.refused.empty()) return context.tell(file.refused);
  context.remark(findings_of(file));
  if (file.invoice) return show(context, document_of(*file.invoice, context));
  const Wording& words = context.wording();
  Document document;
  document.key = "statement";
  document.title = file.path;
  document.period = file.content.format;
  document.day_made = context.today();
  document.tables.push_back(accounts_table(file.content, words));
  if (with_lines) document.tables.push_back(lines_table(file, words));
  show(context, document);
}

}  // namespace kontor::cli
