#include "engine/bank/profile.h"

#include <algorithm>
#include <functional>
#include <initializer_list>

#include "engine/base/refusal.h"
#include "engine/text/toml_library.h"

namespace kontor {

namespace {

constexpr auto kFieldNames = std::to_array<std::string_view>({"day",
                                                              "day_value",
                                                              "amount",
                                                              "gross",
                                                              "debit",
                                                              "credit",
                                                              "fee",
                                                              "direction",
                                                              "amount_in",
                                                              "currency_in",
                                                              "payout",
                                                              "payer",
                                                              "payee",
                                                              "counterparty",
                                                              "counterparty_account",
                                                              "counterparty_bank",
                                                              "purpose",
                                                              "kind",
                                                              "reference",
                                                              "end_to_end",
                                                              "mandate",
                                                              "creditor",
                                                              "balance",
                                                              "account",
                                                              "account_name",
                                                              "currency",
                                                              "state",
                                                              "amount_original",
                                                              "currency_original",
                                                              "exchange_rate",
                                                              "nothing"});
static_assert(kFieldNames.size() == kFieldCount);

constexpr auto kFactNames = std::to_array<std::string_view>(
    {"account", "account_name", "currency", "period", "opening", "closing", "closing_now", "created", "nothing"});

constexpr auto kShapes = std::to_array<std::string_view>({"day", "amount", "iban", "currency", "text"});

// One table of the file with the questions a profile asks of it.
class Keys {
 public:
  Keys(const toml::table& table, const std::string& file) : table_(table), file_(file) {}

  Where where(std::string_view key) const {
    const toml::node* node = table_.get(key);
    const auto line = node != nullptr ? node->source().begin.line : table_.source().begin.line;
    return {file_, static_cast<int>(line), std::string(key)};
  }
  [[noreturn]] void refuse_key(std::string_view key, std::string value, std::string expected) const {
    refuse(Fault::key_malformed, std::move(value), where(key), {std::move(expected)});
  }
  bool has(std::string_view key) const { return table_.contains(key); }
  const toml::node* get(std::string_view key) const { return table_.get(key); }
  const toml::table& table() const { return table_; }

  std::string text(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return {};
    const auto value = node->value<std::string>();
    if (!value) refuse_key(key, std::string(key), "\"...\"");
    return *value;
  }
  std::string required_text(std::string_view key) const {
    if (!has(key)) refuse(Fault::key_missing, std::string(key), where(key));
    return text(key);
  }
  // One text or a list of them.
  std::vector<std::string> texts(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return {};
    const toml::array* list = node->as_array();
    if (list == nullptr) return {text(key)};
    std::vector<std::string> all;
    for (const toml::node& element : *list) {
      const auto value = element.value<std::string>();
      if (!value) refuse_key(key, std::string(key), "[\"...\"]");
      all.push_back(*value);
    }
    return all;
  }
  std::size_t count(std::string_view key, std::size_t otherwise) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return otherwise;
    const auto value = node->value<std::int64_t>();
    if (!value || *value < 0 || *value > 1000) refuse_key(key, std::string(key), "0 .. 1000");
    return static_cast<std::size_t>(*value);
  }
  bool flag(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return false;
    const auto value = node->value<bool>();
    if (!value) refuse_key(key, std::string(key), "true, false");
    return *value;
  }
  char mark(std::string_view key, char otherwise) const {
    if (!has(key)) return otherwise;
    const std::string value = text(key);
    if (value.size() > 1) refuse_key(key, value, "\",\"");
    return value.empty() ? '\0' : value.front();
  }
  void guard_known(std::initializer_list<std::string_view> known) const {
    for (const auto& [key, node] : table_)
      if (std::find(known.begin(), known.end(), key.str()) == known.end())
        refuse(Fault::key_unknown, std::string(key.str()), where(key.str()));
  }
  std::optional<Keys> sub(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return std::nullopt;
    if (node->as_table() == nullptr) refuse_key(key, std::string(key), "[" + std::string(key) + "]");
    return Keys(*node->as_table(), file_);
  }
  std::vector<Keys> subs(std::string_view key) const {
    std::vector<Keys> all;
    const toml::node* node = table_.get(key);
    if (node == nullptr) return all;
    const toml::array* list = node->as_array();
    if (list == nullptr) refuse_key(key, std::string(key), "[[" + std::string(key) + "]]");
    for (const toml::node& element : *list) {
      if (element.as_table() == nullptr) refuse_key(key, std::string(key), "[[" + std::string(key) + "]]");
      all.emplace_back(*element.as_table(), file_);
    }
    return all;
  }

 private:
  const toml::table& table_;
  const std::string& file_;
};

template <std::size_t N>
std::size_t index_of(const std::array<std::string_view, N>& names, std::string_view name, const Keys& keys,
                     std::string_view key) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) {
    std::string all;
    for (const std::string_view each : names) all += (all.empty() ? "" : ", ") + std::string(each);
    keys.refuse_key(key, std::string(name), all);
  }
  return static_cast<std::size_t>(found - names.begin());
}

Quotes quotes_of(const Keys& keys) {
  constexpr auto kNames = std::to_array<std::string_view>({"strict", "line", "none"});
  return keys.has("quotes") ? static_cast<Quotes>(index_of(kNames, keys.text("quotes"), keys, "quotes"))
                            : Quotes::strict;
}

RowWithoutAmount without_amount_of(const Keys& keys) {
  constexpr std::array<std::string_view, 3> kNames = {"refused", "information", "more text"};
  if (!keys.has("without_amount")) return RowWithoutAmount::refused;
  return static_cast<RowWithoutAmount>(index_of(kNames, keys.text("without_amount"), keys, "without_amount"));
}

FactRule fact_of(const Keys& keys, NumberStyle number) {
  keys.guard_known(
      {"is", "label", "row", "label_at", "value_at", "day_at", "sign_at", "below", "required", "decimal", "thousands"});
  FactRule rule;
  rule.kind = static_cast<FactKind>(index_of(kFactNames, keys.required_text("is"), keys, "is"));
  rule.label = keys.text("label");
  rule.row = keys.count("row", 0);
  if (rule.label.empty() && rule.row == 0) refuse(Fault::key_missing, "label", keys.where("is"));
  rule.label_at = keys.count("label_at", 0);
  rule.value_at = keys.count("value_at", 1);
  if (keys.has("day_at")) rule.day_at = keys.count("day_at", 0);
  if (keys.has("sign_at")) rule.sign_at = keys.count("sign_at", 0);
  rule.below = keys.count("below", 0);
  rule.required = keys.flag("required");
  rule.number = {keys.mark("decimal", number.decimal), keys.mark("thousands", number.thousands), false};
  return rule;
}

void read_columns(const Keys& layout, CsvLayout& out) {
  const auto columns = layout.sub("columns");
  if (!columns) refuse(Fault::key_missing, "columns", layout.where("id"));
  for (const auto& [key, node] : columns->table()) {
    const auto known = std::find(kFieldNames.begin(), kFieldNames.end(), key.str());
    if (known == kFieldNames.end()) refuse(Fault::key_unknown, std::string(key.str()), columns->where(key.str()));
    out.columns.at(static_cast<std::size_t>(known - kFieldNames.begin())) = columns->texts(key.str());
  }
  const auto is_named = [&](const std::string& name) {
    const auto among = [&](const std::vector<std::string>& names) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    return among(out.header) || among(out.optional);
  };
  for (std::size_t field = 0; field < kFieldCount; ++field)
    for (const std::string& name : out.columns.at(field))
      if (!is_named(name)) columns->refuse_key(kFieldNames.at(field), name, "header, optional");
  for (const std::string& name : {out.elastic, out.may_lack, out.party_column})
    if (!name.empty() && !is_named(name)) layout.refuse_key("header", name, "header, optional");
}

// A column that can hold an IBAN can never be an amount.
void guard_amounts(const Keys& layout, const CsvLayout& out) {
  for (const Field money : {Field::amount, Field::gross, Field::debit, Field::credit, Field::fee, Field::amount_in,
                            Field::payout, Field::balance})
    for (const std::string& name : out.names_of(money))
      for (const Field text : {Field::counterparty_account, Field::account, Field::reference, Field::counterparty_bank})
        for (const std::string& other : out.names_of(text))
          if (name == other) layout.refuse_key("columns", name, "amount");
  const bool has_amount = !out.names_of(Field::amount).empty() || !out.names_of(Field::gross).empty() ||
                          (!out.names_of(Field::debit).empty() && !out.names_of(Field::credit).empty());
  if (!out.skip && !has_amount) refuse(Fault::key_missing, "columns.amount", layout.where("columns"));
  if (!out.skip && out.names_of(Field::day).empty()) refuse(Fault::key_missing, "columns.day", layout.where("columns"));
}

void read_words(const Keys& keys, CsvLayout& out) {
  if (const auto direction = keys.sub("direction")) {
    direction->guard_known({"positive", "negative", "both"});
    out.both = direction->texts("both");
    out.positive = direction->texts("positive");
    out.negative = direction->texts("negative");
  }
  if (const auto state = keys.sub("state")) {
    state->guard_known({"booked", "pending", "information", "pending_days"});
    out.booked = state->texts("booked");
    out.pending = state->texts("pending");
    out.information = state->texts("information");
    out.pending_days = state->texts("pending_days");
  }
  if (const auto idle = keys.sub("idle"))
    for (const auto& [column, node] : idle->table()) out.idle[std::string(column.str())] = idle->texts(column.str());
  if (const auto also = keys.sub("also"))
    for (const auto& [name, node] : also->table()) out.also[std::string(name.str())] = also->texts(name.str());
  if (const auto party = keys.sub("party")) {
    party->guard_known({"column", "payer"});
    out.party_column = party->required_text("column");
    out.party_payer = party->texts("payer");
  }
  if (const auto tags = keys.sub("tags"))
    for (const auto& [label, node] : tags->table()) {
      const std::string field = tags->text(label.str());
      out.tags.emplace_back(label.str(), static_cast<Field>(index_of(kFieldNames, field, *tags, label.str())));
    }
  if (const auto shape = keys.sub("shape"))
    for (const auto& [name, node] : shape->table()) {
      out.shape[std::string(name.str())] = shape->text(name.str());
      index_of(kShapes, shape->text(name.str()), *shape, name.str());
    }
}

void read_fees(const Keys& keys, CsvLayout& out) {
  if (const auto fee = keys.sub("fee")) {
    fee->guard_known({"is", "within", "none"});
    constexpr auto kWays = std::to_array<std::string_view>({"cost", "signed"});
    if (fee->has("is")) out.fee.is_cost = index_of(kWays, fee->text("is"), *fee, "is") == 0;
    out.fee.within = fee->flag("within");
    out.fee.none = fee->texts("none");
  }
  if (const auto group = keys.sub("group")) {
    group->guard_known({"by", "fee_column", "fee_words"});
    out.group = {group->texts("by"), group->text("fee_column"), group->texts("fee_words")};
  }
}

// One pattern or several, of which the whole table decides. Among several, two letters mean two digits.
void read_styles(const Keys& keys, CsvLayout& out) {
  const auto days_of = [&](std::string_view key) {
    std::vector<DayStyle> days;
    const std::vector<std::string> patterns = keys.texts(key);
    for (const std::string& pattern : patterns) {
      auto style = DayStyle::from_pattern(pattern);
      if (!style) keys.refuse_key(key, pattern, "TT.MM.JJJJ, JJJJ-MM-TT, MM/TT/JJJJ");
      style->padded = style->padded && patterns.size() > 1;
      style->exact_year = patterns.size() > 1;
      days.push_back(*style);
    }
    return days;
  };
  if (keys.has("day")) out.days = days_of("day");
  if (out.days.empty()) keys.refuse_key("day", "[]", "TT.MM.JJJJ, JJJJ-MM-TT, MM/TT/JJJJ");
  out.days_in_other_words = days_of("day_in_other_words");
  const toml::node* decimal = keys.get("decimal");
  if (decimal == nullptr || !decimal->is_array()) {
    out.numbers = {{keys.mark("decimal", ','), keys.mark("thousands", '.'), false}};
  } else {
    out.numbers.clear();
    for (const std::string& mark : keys.texts("decimal")) {
      if (mark != "," && mark != ".") keys.refuse_key("decimal", mark, "\",\", \".\"");
      out.numbers.push_back({mark.front(), mark == "," ? '.' : ',', false});
    }
    if (out.numbers.empty()) keys.refuse_key("decimal", "[]", "\",\", \".\"");
  }
  for (const NumberStyle& number : out.numbers)
    if (number.decimal == number.thousands || number.decimal == '\0')
      keys.refuse_key("thousands", std::string(1, number.thousands), "\"\"");
}

CsvLayout layout_of(const Keys& keys, const std::string& bank) {
  keys.guard_known({"id",
                    "separator",
                    "quotes",
                    "day",
                    "day_in_other_words",
                    "decimal",
                    "thousands",
                    "currency",
                    "currency_stays",
                    "account_name",
                    "header",
                    "optional",
                    "cells",
                    "shape",
                    "columns",
                    "elastic",
                    "may_lack",
                    "skip",
                    "surplus",
                    "continues",
                    "without_amount",
                    "reversed",
                    "ends_at_blank",
                    "balanced",
                    "idle",
                    "also",
                    "fee",
                    "group",
                    "empty",
                    "direction",
                    "state",
                    "party",
                    "tags",
                    "chatter",
                    "wrap",
                    "first_line_is_kind",
                    "name_ends_at_blanks",
                    "fact"});
  CsvLayout out;
  out.bank = bank;
  out.id = keys.required_text("id");
  out.style = {';', quotes_of(keys)};
  read_styles(keys, out);
  out.account_name = keys.text("account_name");
  out.currency_stays = keys.flag("currency_stays");
  if (keys.has("currency")) out.currency = Currency::from_code(keys.text("currency"));
  out.without_header = keys.has("cells");
  out.header = keys.texts(out.without_header ? "cells" : "header");
  if (out.header.size() < 2) refuse(Fault::key_missing, "header", keys.where("header"));
  out.optional = keys.texts("optional");
  out.elastic = keys.text("elastic");
  out.may_lack = keys.text("may_lack");
  out.skip = keys.flag("skip");
  out.surplus = keys.count("surplus", 0);
  out.continues = keys.flag("continues");
  out.without_amount = without_amount_of(keys);
  out.reversed = keys.flag("reversed");
  out.ends_at_blank = keys.flag("ends_at_blank");
  out.balanced = keys.flag("balanced");
  out.empty_words = keys.texts("empty");
  out.chatter = keys.texts("chatter");
  out.wrap = keys.count("wrap", 0);
  out.first_line_is_kind = keys.flag("first_line_is_kind");
  out.name_ends_at_blanks = keys.count("name_ends_at_blanks", 0);
  read_words(keys, out);
  read_fees(keys, out);
  if (!out.skip || keys.has("columns")) read_columns(keys, out);
  guard_amounts(keys, out);
  for (const Keys& fact : keys.subs("fact")) out.facts.push_back(fact_of(fact, out.numbers.front()));
  return out;
}

}  // namespace

std::string_view name_of(Field field) { return kFieldNames.at(static_cast<std::size_t>(field)); }

std::vector<CsvLayout> read_profile(const NamedText& profile) {
  const toml::table table = parse_toml(profile.text, profile.name);
  const Keys keys(table, profile.name);
  keys.guard_known({"bank", "bank_codes", "layout"});
  const std::string bank = keys.required_text("bank");
  const std::vector<std::string> bank_codes = keys.texts("bank_codes");
  std::vector<CsvLayout> layouts;
  for (const Keys& layout : keys.subs("layout")) {
    CsvLayout one = layout_of(layout, bank);
    one.bank_codes = bank_codes;
    std::vector<std::string> separators = layout.texts("separator");
    if (separators.empty()) separators.emplace_back(";");
    for (const std::string& separator : separators) {
      if (separator.size() != 1 || separator == "\"" || separator == "\n")
        layout.refuse_key("separator", separator, "\";\", \",\"");
      layouts.push_back(one);
      layouts.back().style.separator = separator.front();
    }
  }
  if (layouts.empty()) refuse(Fault::key_missing, "layout", {profile.name, 0, "layout"});
  return layouts;
}

}  // namespace kontor
