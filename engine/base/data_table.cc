#include "engine/base/data_table.h"

#include <algorithm>
#include <utility>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

std::vector<std::string> split(std::string_view line) {
  std::vector<std::string> fields;
  std::size_t begin = 0;
  for (std::size_t end = line.find(';'); end != std::string_view::npos; end = line.find(';', begin)) {
    fields.emplace_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  fields.emplace_back(line.substr(begin));
  return fields;
}

}  // namespace

DataTable DataTable::parse(std::string_view text, std::string file) {
  DataTable table;
  const auto header = std::make_shared<Header>();
  header->file = std::move(file);
  table.header_ = header;
  int line_number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++line_number;
    if (line.empty() || line.starts_with('#')) continue;
    if (header->columns.empty()) {
      header->columns = split(line);
      continue;
    }
    Row row;
    row.header_ = header;
    row.fields_ = split(line);
    row.line_ = line_number;
    if (row.fields_.size() != header->columns.size())
      refuse(Fault::table_row_malformed, std::string(line), {header->file, line_number, ""},
             {std::to_string(header->columns.size())});
    table.rows_.push_back(std::move(row));
  }
  if (table.rows_.empty()) refuse(Fault::file_empty, "", {header->file, 0, ""});
  return table;
}

std::string_view DataTable::Row::operator[](std::string_view column) const {
  const auto& columns = header_->columns;
  const auto found = std::find(columns.begin(), columns.end(), column);
  if (found == columns.end())
    refuse(Fault::table_column_missing, std::string(column), {header_->file, line_, std::string(column)});
  return fields_[static_cast<std::size_t>(found - columns.begin())];
}

}  // namespace kontor
