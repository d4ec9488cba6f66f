// Units of invoice lines: words people write -> codes of UN/ECE Recommendation 20 (EN 16931 BT-130).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "engine/base/data_table.h"

namespace kontor {

class Units {
 public:
  // `words` is templates/invoice/units.csv, `codes` is templates/invoice/unit-codes.csv.
  static Units from_tables(const DataTable& words, const DataTable& codes);

  // "HUR" for "Stunde", "hour" and "HUR"; upper and lower case and umlauts of words make no difference.
  std::optional<std::string> code_of(std::string_view word_or_code) const;
  // The English words, for hints: "hour, day, month".
  const std::string& known() const { return known_; }

 private:
  std::map<std::string, std::string, std::less<>> words_;  // folded word -> code
  std::set<std::string, std::less<>> codes_;
  std::string known_;
};

}  // namespace kontor
