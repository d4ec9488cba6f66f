#include "engine/invoice/countries.h"

#include <algorithm>
#include <utility>

namespace kontor {

namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

bool fits(char sign, char pattern) {
  const bool digit = sign >= '0' && sign <= '9';
  const bool letter = sign >= 'A' && sign <= 'Z';
  switch (pattern) {
    case '9':
      return digit;
    case 'A':
      return letter;
    case 'X':
      return digit || letter;
    default:
      return sign == pattern;
  }
}

}  // namespace

Countries Countries::from_table(const DataTable& table) {
  Countries countries;
  for (const DataTable::Row& row : table.rows()) {
    Country country{std::string(row["code"]), row["eu"] == "yes", std::string(row["prefix"]), words_of(row["patterns"]),
                    std::string(row["example"])};
    std::string code = country.code;
    countries.countries_.emplace(std::move(code), std::move(country));
  }
  return countries;
}

const Country* Countries::find(std::string_view code) const {
  const auto found = countries_.find(code);
  return found == countries_.end() ? nullptr : &found->second;
}

bool Countries::is_in_eu(std::string_view code) const {
  const Country* country = find(code);
  return country && country->in_eu;
}

const Country* Countries::of_vat_id(std::string_view vat_id) const {
  for (const auto& [code, country] : countries_)
    if (!country.vat_prefix.empty() && vat_id.starts_with(country.vat_prefix)) return &country;
  return nullptr;
}

bool has_form_of(std::string_view vat_id, const Country& country) {
  if (!vat_id.starts_with(country.vat_prefix)) return false;
  const std::string_view rest = vat_id.substr(country.vat_prefix.size());
  return std::any_of(country.vat_patterns.begin(), country.vat_patterns.end(), [&](const std::string& pattern) {
    return std::equal(rest.begin(), rest.end(), pattern.begin(), pattern.end(), fits);
  });
}

}  // namespace kontor
