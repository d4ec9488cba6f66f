#include "engine/render/json.h"

#include "engine/render/cell.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

using Json = nlohmann::ordered_json;

struct Value {
  Json operator()(std::monostate) const { return nullptr; }
  Json operator()(const std::string& text) const { return tidy(text); }
  Json operator()(Day day) const { return day.to_iso(); }
  Json operator()(Amount amount) const { return amount.to_plain(); }
  Json operator()(const Decimal& number) const { return number.to_plain(); }
  Json operator()(std::int64_t number) const { return number; }
};

Json json_of(const Row& row, const Table& table) {
  Json one = Json::object();
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string& key = table.columns[i].key;
    one[key] = std::visit(Value{}, row.cells[i]);
    if (const auto* amount = std::get_if<Amount>(&row.cells[i]); amount && amount->currency() != kEuro)
      one[key + "_currency"] = amount->currency().code();
  }
  if (row.role == RowRole::total) one["role"] = "total";
  return one;
}

Json json_of(const Table& table) {
  Json rows = Json::array();
  for (const Row& row : table.rows)
    if (!is_mere_heading(row)) rows.push_back(json_of(row, table));
  return rows;
}

}  // namespace

Json json_of(const Document& document) {
  Json whole{{"report", document.key},
             {"title", document.title},
             {"client", document.client},
             {"period", document.period_code.empty() ? document.period : document.period_code}};
  whole["figures"] = Json::object();
  for (const Figure& figure : document.figures) whole["figures"][figure.key] = std::visit(Value{}, figure.value);
  for (const Table& table : document.tables) whole[table.key] = json_of(table);
  whole["notes"] = document.notes;
  return whole;
}

std::string json_text(const Json& document) {
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kontor
