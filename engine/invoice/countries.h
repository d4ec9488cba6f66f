// Countries and the form of their VAT ids (templates/tax/countries.csv).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/data_table.h"

namespace kontor {

struct Country {
  std::string code;  // ISO 3166-1 alpha-2
  bool in_eu = false;
  std::string vat_prefix;                 // "EL" of Greece; empty: no form is known
  std::vector<std::string> vat_patterns;  // 9 a digit, A a letter, X either, other signs themselves
  std::string vat_example;
};

class Countries {
 public:
  static Countries from_table(const DataTable& table);

  const Country* find(std::string_view code) const;
  bool is_in_eu(std::string_view code) const;
  // The country whose prefix the VAT id begins with; nullptr when no country's does.
  const Country* of_vat_id(std::string_view vat_id) const;

 private:
  std::map<std::string, Country, std::less<>> countries_;
};

// Whether the VAT id (without blanks) has a form that this country gives out. The register is not asked.
bool has_form_of(std::string_view vat_id, const Country& country);

}  // namespace kontor
