#include "cli/output.h"

namespace kontor::cli {

Json json_of(const Document& document) { return {{"report", document.key}}; }

void put_out(Context& context, const Document& document, const std::string&) {
  context.print(document.title + " " + document.period);
  for (const Table& table : document.tables)
    for (const Row& row : table.rows) {
      std::string line;
      for (const Cell& cell : row.cells) {
        if (const auto* text = std::get_if<std::string>(&cell)) line += *text;
        if (const auto* amount = std::get_if<Amount>(&cell)) line += amount->to_plain();
        line += " | ";
      }
      context.print(line);
    }
}

}  // namespace kontor::cli
