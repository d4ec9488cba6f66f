#include "engine/render/csv.h"

#include <algorithm>

#include "engine/render/cell.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// formats/csv of locales/.
struct Form {
  bool for_spreadsheets;
  char separator;
  char decimal;

  std::string number(std::string plain) const {
    std::replace(plain.begin(), plain.end(), '.', decimal);
    return plain;
  }
};

Form form_of(const Wording& wording) {
  const auto sign = [&](const char* key) { return wording.say(std::string("formats/csv/") + key).front(); };
  return {wording.say("formats/csv/reader") == "spreadsheet", sign("separator"), sign("decimal")};
}

bool starts_a_formula(std::string_view text) {
  if (text.empty()) return false;
  if (std::string_view("=+-@'").find(text.front()) != std::string_view::npos) return true;
  return text.starts_with("＝") || text.starts_with("＋") || text.starts_with("－") || text.starts_with("＠");
}

struct PlainText {
  const Form& form;
  const Wording& wording;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const {
    std::string safe = tidy(text);
    return starts_a_formula(safe) ? "'" + safe : safe;
  }
  std::string operator()(Day day) const {
    return form.for_spreadsheets ? wording.day({day.year(), day.month(), day.day()}) : day.to_iso();
  }
  std::string operator()(Amount amount) const { return form.number(amount.to_plain()); }
  std::string operator()(const Decimal& number) const { return form.number(number.to_plain()); }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
};

class Writer {
 public:
  Writer(const Form& form, const Wording& wording) : form_(form), wording_(wording) {}

  void cell(const Cell& cell) { text(std::visit(PlainText{form_, wording_}, cell)); }
  void text(std::string_view text) {
    if (!at_start_) out_.push_back(form_.separator);
    at_start_ = false;
    if (text.find('"') == std::string_view::npos && text.find(form_.separator) == std::string_view::npos) {
      out_.append(text);
      return;
    }
    out_.push_back('"');
    for (const char sign : text) out_.append(sign == '"' ? 2 : 1, sign);
    out_.push_back('"');
  }
  void end_row() {
    out_.append("\r\n");
    at_start_ = true;
  }
  std::string take() { return std::move(out_); }

 private:
  const Form& form_;
  const Wording& wording_;
  std::string out_;
  bool at_start_ = true;
};

// Which columns of a table are followed by their currency.
std::vector<bool> currency_columns(const std::vector<const Table*>& tables) {
  std::vector<bool> wanted;
  for (std::size_t i = 0; i < tables.front()->columns.size(); ++i)
    wanted.push_back(
        std::any_of(tables.begin(), tables.end(), [&](const Table* table) { return has_foreign_currency(*table, i); }));
  return wanted;
}

std::string currency_of(const Cell& cell) {
  const auto* amount = std::get_if<Amount>(&cell);
  return amount ? std::string(amount->currency().code()) : std::string();
}

// Tables of the same columns under one header.
void write_tables(const std::vector<const Table*>& tables, Writer& writer, const Wording& wording) {
  const std::vector<bool> currencies = currency_columns(tables);
  const std::vector<Column>& columns = tables.front()->columns;
  if (tables.size() > 1) writer.text(wording.say("report/table"));
  for (std::size_t i = 0; i < columns.size(); ++i) {
    writer.text(columns[i].title);
    if (currencies[i]) writer.text(wording.say("report/currency"));
  }
  writer.end_row();
  for (const Table* table : tables)
    for (const Row& row : table->rows) {
      if (is_mere_heading(row)) continue;
      if (tables.size() > 1) writer.cell(table->title);
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        writer.cell(row.cells[i]);
        if (currencies[i]) writer.text(currency_of(row.cells[i]));
      }
      writer.end_row();
    }
}

bool same_columns(const Table& a, const Table& b) {
  return std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
                    [](const Column& one, const Column& other) { return one.key == other.key; });
}

}  // namespace

std::string csv_text(const Document& document, const Wording& wording) {
  const Form form = form_of(wording);
  Writer writer(form, wording);
  std::vector<const Table*> together;
  for (const Table& table : document.tables) {
    if (!together.empty() && !same_columns(*together.front(), table)) {
      write_tables(together, writer, wording);
      writer.end_row();
      together.clear();
    }
    together.push_back(&table);
  }
  if (!together.empty()) write_tables(together, writer, wording);
  return (form.for_spreadsheets ? std::string(kByteOrderMark) : std::string()) + writer.take();
}

}  // namespace kontor
