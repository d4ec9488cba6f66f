#include "engine/text/toml_table.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/text/toml_library.h"

namespace kontor {

// Copies the library's tree into ours, so that its types and exceptions end here.
struct TomlReader {
  const std::string& file;

  TomlTable table(const toml::table& source) const {
    TomlTable out;
    out.file_ = file;
    out.line_ = static_cast<int>(source.source().begin.line);
    for (const auto& [key, node] : source) {
      TomlTable::Value value = value_of(node);
      value.line = static_cast<int>(key.source().begin.line);
      out.values_.emplace(std::string(key.str()), std::move(value));
    }
    return out;
  }

 private:
  template <typename Node>
  static std::string printed(const Node& node) {
    std::ostringstream out;
    out << node;
    return out.str();
  }

  TomlTable::Value value_of(const toml::node& node) const {
    if (const auto* text = node.as_string()) return {0, text->get()};
    if (const auto* integer = node.as_integer()) return {0, integer->get()};
    if (const auto* flag = node.as_boolean()) return {0, flag->get()};
    if (const auto* day = node.as_date()) return {0, printed(day->get())};
    if (const auto* inner = node.as_table()) return {0, std::vector<TomlTable>{table(*inner)}};
    if (const auto* array = node.as_array()) return array_of(*array);
    if (const auto* fraction = node.as_floating_point()) return {0, TomlTable::Fraction{printed(fraction->get())}};
    return {0, TomlTable::Fraction{""}};
  }

  TomlTable::Value array_of(const toml::array& array) const {
    std::vector<std::string> texts;
    std::vector<TomlTable> tables;
    for (const toml::node& node : array) {
      if (const auto* inner = node.as_table())
        tables.push_back(table(*inner));
      else if (const auto* text = node.as_string())
        texts.push_back(text->get());
      else if (const auto* integer = node.as_integer())
        texts.push_back(std::to_string(integer->get()));
      else if (const auto* day = node.as_date())
        texts.push_back(printed(day->get()));
      else
        return {0, TomlTable::Fraction{"[...]"}};
    }
    if (!tables.empty() && texts.empty()) return {0, std::move(tables)};
    if (tables.empty()) return {0, std::move(texts)};
    return {0, TomlTable::Fraction{"[...]"}};
  }
};

TomlTable TomlTable::parse(std::string_view text, const std::string& file) {
  return TomlReader{file}.table(parse_toml(text, file));
}

std::vector<std::string> TomlTable::keys() const {
  std::vector<std::string> names;
  for (const auto& [name, value] : values_) names.push_back(name);
  return names;
}

const TomlTable::Value* TomlTable::find(std::string_view key) const {
  const auto found = values_.find(key);
  return found == values_.end() ? nullptr : &found->second;
}

const TomlTable::Value& TomlTable::at(std::string_view key) const {
  const Value* found = find(key);
  if (!found) refuse(Fault::key_missing, std::string(key), where(key));
  return *found;
}

Where TomlTable::where(std::string_view key) const {
  const Value* found = find(key);
  return {file_, found ? found->line : line_, std::string(key)};
}

void TomlTable::refuse_kind(std::string_view key, const char* expected) const {
  const Value& value = at(key);
  std::string shown(key);
  if (const auto* fraction = std::get_if<Fraction>(&value.data); fraction && !fraction->text.empty())
    shown = fraction->text;
  else if (const auto* text = std::get_if<std::string>(&value.data))
    shown = *text;
  refuse(Fault::key_malformed, shown, where(key), {expected});
}

std::string TomlTable::text(std::string_view key) const {
  const Value& value = at(key);
  if (const auto* text = std::get_if<std::string>(&value.data)) return *text;
  if (const auto* integer = std::get_if<std::int64_t>(&value.data)) return std::to_string(*integer);
  const auto* fraction = std::get_if<Fraction>(&value.data);
  const bool is_number = fraction && fraction->text.find_first_of("0123456789") != std::string::npos;
  refuse_kind(key, is_number ? ("\"" + fraction->text + "\"").c_str() : "\"...\"");
}

std::string TomlTable::text_or(std::string_view key, std::string_view otherwise) const {
  return has(key) ? text(key) : std::string(otherwise);
}

std::int64_t TomlTable::integer(std::string_view key) const {
  if (const auto* integer = std::get_if<std::int64_t>(&at(key).data)) return *integer;
  refuse_kind(key, "123");
}

std::int64_t TomlTable::integer_or(std::string_view key, std::int64_t otherwise) const {
  return has(key) ? integer(key) : otherwise;
}

bool TomlTable::flag_or(std::string_view key, bool otherwise) const {
  if (!has(key)) return otherwise;
  if (const auto* flag = std::get_if<bool>(&at(key).data)) return *flag;
  refuse_kind(key, "true / false");
}

std::vector<std::string> TomlTable::texts(std::string_view key) const {
  if (!has(key)) return {};
  if (const auto* many = std::get_if<std::vector<std::string>>(&at(key).data)) return *many;
  return {text(key)};
}

std::optional<TomlTable> TomlTable::table(std::string_view key) const {
  const std::vector<TomlTable> all = tables(key);
  if (all.empty()) return std::nullopt;
  return all.front();
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) const {
  if (!has(key)) return {};
  if (const auto* many = std::get_if<std::vector<TomlTable>>(&at(key).data)) return *many;
  if (const auto* texts = std::get_if<std::vector<std::string>>(&at(key).data); texts && texts->empty()) return {};
  refuse_kind(key, "[...]");
}

Findings TomlTable::unknown_keys(const std::vector<std::string_view>& known) const {
  Findings findings;
  for (const auto& [name, value] : values_)
    if (std::find(known.begin(), known.end(), name) == known.end())
      findings.push_back({Fault::key_unknown, {file_, value.line, name}, name, {}});
  return findings;
}

}  // namespace kontor
