#include "engine/matching/rule_text.h"

#include <algorithm>
#include <vector>

#include "engine/text/toml_string.h"

namespace kontor {

namespace {

std::string list(const std::vector<std::string>& texts) {
  return texts.size() == 1 ? toml_string(texts.front()) : toml_array(texts);
}

// Where the line `number` (from 1) begins.
std::size_t start_of_line(const std::string& text, int number) {
  std::size_t at = 0;
  for (int line = 1; line < number && at < text.size(); ++line) at = std::min(text.find('\n', at), text.size() - 1) + 1;
  return at;
}

// The comment right above a table belongs to it.
std::size_t before_comment(const std::string& text, std::size_t at) {
  while (at > 0) {
    const std::size_t end = at - 1;
    const std::size_t begin = end == 0 ? 0 : text.rfind('\n', end - 1) + 1;
    if (begin >= end || text[begin] != '#') break;
    at = begin;
  }
  return at;
}

// Every account number in the line becomes its twin.
std::string with_twins(std::string_view line, const ChartOfAccounts& chart) {
  std::string out;
  while (!line.empty()) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto begin = std::find_if(line.begin(), line.end(), is_digit);
    const auto end = std::find_if_not(begin, line.end(), is_digit);
    const std::string number(begin, end);
    const Account* account = chart.find(number);
    out.append(line.begin(), begin).append(account && !account->twin.empty() ? account->twin : number);
    line.remove_prefix(static_cast<std::size_t>(end - line.begin()));
  }
  return out;
}

}  // namespace

std::string for_sister_chart(std::string_view rules, const ChartOfAccounts& chart) {
  std::string out;
  while (!rules.empty()) {
    const std::size_t end = std::min(rules.find('\n'), rules.size() - 1) + 1;
    const std::string_view line = rules.substr(0, end);
    const bool names_accounts = line.starts_with("account = ") || line.starts_with("note = ");
    out += names_accounts ? with_twins(line, chart) : std::string(line);
    rules.remove_prefix(end);
  }
  return out;
}

std::string toml_of(const Rule& rule) {
  std::string out = "[[rule]]\nname = " + toml_string(rule.name) + "\n";
  const auto add = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) out += std::string(key) + " = " + toml_string(value) + "\n";
  };
  const auto add_list = [&](std::string_view key, const std::vector<std::string>& texts) {
    if (!texts.empty()) out += std::string(key) + " = " + list(texts) + "\n";
  };
  add_list("counterparty", rule.counterparty);
  add_list("purpose", rule.purpose);
  add("iban", rule.iban);
  if (rule.direction != Direction::either) add("sign", rule.direction == Direction::in ? "in" : "out");
  for (const RulePart& part : rule.parts) {
    add("account", part.account);
    add("tax_code", part.tax_code);
  }
  add("vat_id", rule.vat_id);
  add("note", rule.note);
  add("released_by", rule.released_by);
  if (rule.released) add("released", rule.released->to_iso());
  return out;
}

std::string with_rule(const std::string& text, const Rule& rule, int before_line) {
  if (before_line <= 0) {
    const bool ended = text.empty() || text.ends_with('\n');
    return text + (ended ? "" : "\n") + (text.empty() ? "" : "\n") + toml_of(rule);
  }
  const std::size_t at = before_comment(text, start_of_line(text, before_line));
  return text.substr(0, at) + toml_of(rule) + "\n" + text.substr(at);
}

}  // namespace kontor
