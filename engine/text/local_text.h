// A text in several languages, as our data files have it: a column or key of each language, "name_de", "name_en". A
// language more is a column more.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "engine/base/data_table.h"
#include "engine/text/toml_table.h"

namespace kontor {

class LocalText {
 public:
  void set(std::string language, std::string text);
  // Where this language is missing or empty, German: every file has it.
  const std::string& in(std::string_view language) const;

  bool operator==(const LocalText&) const = default;

 private:
  std::map<std::string, std::string, std::less<>> texts_;
};

// Every column that is called "<stem>_<language>". Refuses table_column_missing without the German one.
LocalText local_text(const DataTable::Row& row, std::string_view stem);
// Every such key. Refuses key_missing without the German one.
LocalText local_text(const TomlTable& table, std::string_view stem);

}  // namespace kontor
