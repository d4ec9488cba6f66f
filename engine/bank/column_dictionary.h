// What the columns and words of a bank's CSV mean in the profiles that are known: for files that no profile knows yet.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/bank/profile.h"
#include "engine/bank/table_survey.h"

namespace kontor {

class ColumnDictionary {
 public:
  explicit ColumnDictionary(const std::vector<CsvLayout>& layouts);

  // The commonest meaning of the name of a column that its cells allow; none when no profile has the name.
  std::optional<Field> field_of(const std::string& name, CellKind kind) const;

  // Words of cells, folded, by what they say of a row.
  std::set<std::string> booked, pending, information, positive, negative;

 private:
  void add(const std::string& name, Field field);

  std::map<std::string, std::map<Field, int>> votes_;  // how often each name means which field
};

}  // namespace kontor
