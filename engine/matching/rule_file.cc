#include "engine/matching/rule_file.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/matching/text_pattern.h"
#include "engine/text/fold.h"
#include "engine/text/toml_form.h"
#include "engine/text/toml_table.h"

namespace kontor {

namespace {

const std::vector<std::string_view> kRuleKeys{"name",
                                              "counterparty",
                                              "counterparty_pattern",
                                              "purpose",
                                              "purpose_pattern",
                                              "kind",
                                              "text",
                                              "iban",
                                              "creditor",
                                              "sign",
                                              "amount",
                                              "amount_from",
                                              "amount_to",
                                              "bank",
                                              "account",
                                              "tax_code",
                                              "split",
                                              "vat_id",
                                              "note",
                                              "propose_only",
                                              "released_by",
                                              "released"};
const std::vector<std::string_view> kPartKeys{"account", "tax_code", "amount", "percent"};
constexpr std::array<std::string_view, 3> kAuthorities{"client", "adviser", "qualified"};

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

// Reads one [[rule]]; what is wrong is collected, so that a person mends a file in one go.
class RuleReader {
 public:
  RuleReader(const TomlTable& table, const RuleWorld& world, Findings& findings)
      : table_(table), world_(world), findings_(findings) {}

  Rule rule() {
    Rule rule;
    rule.line = table_.line();
    rule.name = text("name", true);
    read_conditions(rule);
    read_outcome(rule);
    rule.vat_id = without_blanks(text("vat_id"));
    rule.note = text("note");
    rule.propose_only = or_noted(findings_, [&] { return table_.flag_or("propose_only", false); });
    rule.released_by = authority("released_by");
    if (table_.has("released"))
      rule.released = or_noted(findings_, [&] { return std::optional(Day::from_iso(text("released"))); });
    add(table_.unknown_keys(kRuleKeys));
    return rule;
  }

 private:
  void read_conditions(Rule& rule) {
    rule.counterparty = needles("counterparty");
    rule.purpose = needles("purpose");
    rule.kind = needles("kind");
    rule.text = needles("text");
    rule.counterparty_pattern = pattern("counterparty_pattern");
    rule.purpose_pattern = pattern("purpose_pattern");
    rule.iban = without_blanks(text("iban"));
    rule.creditor = without_blanks(text("creditor"));
    rule.direction = direction();
    rule.amount_from = amount(table_.has("amount") ? "amount" : "amount_from");
    rule.amount_to = amount(table_.has("amount") ? "amount" : "amount_to");
    rule.bank = bank();
    const bool any = std::any_of(kRuleKeys.begin() + 1, kRuleKeys.begin() + 14,
                                 [&](std::string_view key) { return table_.has(key) && key != "sign"; });
    if (!any) findings_.push_back({Fault::rule_without_condition, table_.where("name"), rule.name, {}});
  }

  void read_outcome(Rule& rule) {
    if (table_.has("split")) return read_split(rule);
    if (!table_.has("account")) {
      if (!table_.has("note")) findings_.push_back({Fault::key_missing, table_.where("account"), "account", {}});
      return;
    }
    rule.parts = {part(table_)};
  }

  void read_split(Rule& rule) {
    const std::vector<TomlTable> tables = or_noted(findings_, [&] { return table_.tables("split"); });
    for (const TomlTable& one : tables) {
      rule.parts.push_back(part(one));
      if (one.has("amount")) rule.parts.back().amount = amount(one, "amount");
      if (one.has("percent")) rule.parts.back().percent = percent(one);
      add(one.unknown_keys(kPartKeys));
    }
    const auto rests = std::count_if(rule.parts.begin(), rule.parts.end(),
                                     [](const RulePart& one) { return !one.amount && !one.percent; });
    const bool both = std::any_of(rule.parts.begin(), rule.parts.end(),
                                  [](const RulePart& one) { return one.amount && one.percent; });
    if (rests != 1 || both || rule.parts.size() < 2 || table_.has("account"))
      findings_.push_back({Fault::split_malformed, table_.where("split"), rule.name, {}});
  }

  RulePart part(const TomlTable& table) {
    RulePart part;
    part.account = or_noted(findings_, [&] { return table.text("account"); });
    if (!part.account.empty() && !world_.chart.find(part.account))
      findings_.push_back({Fault::account_unknown, table.where("account"), part.account, {}});
    part.tax_code = or_noted(findings_, [&] { return table.text_or("tax_code", ""); });
    if (!part.tax_code.empty() && part.tax_code != kNoTaxCode && !world_.codes.find(part.tax_code))
      findings_.push_back({Fault::tax_code_unknown, table.where("tax_code"), part.tax_code, {}});
    return part;
  }

  std::string text(std::string_view key, bool needed = false) {
    return or_noted(findings_, [&] { return needed ? table_.text(key) : table_.text_or(key, ""); });
  }

  std::vector<std::string> needles(std::string_view key) {
    std::vector<std::string> folded;
    for (const std::string& needle : or_noted(findings_, [&] { return table_.texts(key); })) {
      folded.push_back(fold(needle));
      if (folded.back().empty()) findings_.push_back({Fault::key_malformed, table_.where(key), needle, {"\"...\""}});
    }
    return folded;
  }

  std::string pattern(std::string_view key) {
    std::string pattern = text(key);
    if (pattern.empty()) return pattern;
    if (const auto finding = wrong_in_pattern(pattern, table_.where(key))) findings_.push_back(*finding);
    return pattern;
  }

  Direction direction() {
    const std::string sign = text("sign");
    if (sign == "in") return Direction::in;
    if (sign == "out") return Direction::out;
    if (!sign.empty()) findings_.push_back({Fault::key_malformed, table_.where("sign"), sign, {"in, out"}});
    return Direction::either;
  }

  std::optional<Amount> amount(std::string_view key) { return amount(table_, key); }
  std::optional<Amount> amount(const TomlTable& table, std::string_view key) {
    return read_number(table, key, [](const std::string& number) { return Amount::from_plain(number); });
  }
  std::optional<Decimal> percent(const TomlTable& table) {
    return read_number(table, "percent", [](const std::string& number) { return Decimal::from_plain(number); });
  }
  template <typename Read>
  auto read_number(const TomlTable& table, std::string_view key, Read read)
      -> std::optional<decltype(read(std::string()))> {
    if (!table.has(key)) return std::nullopt;
    try {
      return read(table.text(key));
    } catch (const Refusal& refusal) {
      Finding finding = refusal.findings().front();
      finding.where = table.where(key);
      findings_.push_back(std::move(finding));
      return std::nullopt;
    }
  }

  std::string bank() {
    std::string named = text("bank");
    if (named.empty()) return named;
    for (const OwnAccount& own : world_.banks)
      if (own.name == named || own.iban == without_blanks(named)) return own.iban;
    findings_.push_back({Fault::bank_account_unknown, table_.where("bank"), named, {}});
    return named;
  }

 public:
  std::string authority(std::string_view key) {
    std::string named = text(key);
    if (!named.empty() && std::find(kAuthorities.begin(), kAuthorities.end(), named) == kAuthorities.end())
      findings_.push_back({Fault::key_malformed, table_.where(key), named, {"client, adviser, qualified"}});
    return named;
  }

 private:
  void add(const Findings& more) { findings_.insert(findings_.end(), more.begin(), more.end()); }

  const TomlTable& table_;
  const RuleWorld& world_;
  Findings& findings_;
};

}  // namespace

Rules rules_from_toml(std::string_view text, const std::string& file, const RuleWorld& world) {
  const TomlTable root = TomlTable::parse(text, file);
  Rules rules;
  Findings findings = root.unknown_keys({"rule", "released"});
  if (const auto released = root.table("released")) {
    RuleReader reader(*released, world, findings);
    rules.payments_released = reader.authority("payments");
    rules.transfers_released = reader.authority("transfers");
    const Findings unknown = released->unknown_keys({"payments", "transfers"});
    findings.insert(findings.end(), unknown.begin(), unknown.end());
  }
  for (const TomlTable& table : root.tables("rule")) rules.rules.push_back(RuleReader(table, world, findings).rule());
  if (!findings.empty()) throw Refusal(std::move(findings));
  return rules;
}

}  // namespace kontor
