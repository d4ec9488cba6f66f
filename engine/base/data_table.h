// Reader for the project's own tables in templates/: UTF-8, ';' between fields, no quoting, '#' starts a comment line,
// the first other line names the columns. Foreign CSV is read by the room `bank`, with all its oddities.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kontor {

class DataTable {
  struct Header {
    std::string file;
    std::vector<std::string> columns;
  };

 public:
  // `file` is only for messages. Refuses file_empty and table_row_malformed (a row with another number of fields).
  static DataTable parse(std::string_view text, std::string file);

  class Row {
   public:
    // Refuses table_column_missing.
    std::string_view operator[](std::string_view column) const;
    int line() const { return line_; }
    const std::vector<std::string>& columns() const { return header_->columns; }

   private:
    friend class DataTable;
    std::shared_ptr<const Header> header_;
    std::vector<std::string> fields_;
    int line_ = 0;
  };

  const std::vector<Row>& rows() const { return rows_; }
  const std::string& file() const { return header_->file; }

 private:
  DataTable() = default;
  std::shared_ptr<const Header> header_;
  std::vector<Row> rows_;
};

}  // namespace kontor
