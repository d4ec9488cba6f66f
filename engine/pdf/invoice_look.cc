#include "engine/pdf/invoice_look.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/base/refusal.h"
#include "engine/money/decimal.h"
#include "engine/text/toml_form.h"
#include "engine/text/toml_table.h"

namespace kontor {

namespace {

constexpr std::array<std::string_view, 7> kColumns{"position", "text", "quantity", "unit", "price", "rate", "amount"};
constexpr Names<HeadStyle, 3> kHeads{{{"bar", HeadStyle::bar}, {"band", HeadStyle::band}, {"plain", HeadStyle::plain}}};
constexpr Names<TableStyle, 3> kTables{
    {{"rules", TableStyle::rules}, {"stripes", TableStyle::stripes}, {"plain", TableStyle::plain}}};
constexpr Names<TotalStyle, 3> kTotals{
    {{"panel", TotalStyle::panel}, {"filled", TotalStyle::filled}, {"rule", TotalStyle::rule}}};

struct Bounds {
  double least;
  double most;
};

std::string path_in(const std::string& folder, const std::string& path) {
  return path.empty() || path.front() == '/' ? path : folder + "/" + path;
}

double number_at(const TomlTable& table, std::string_view key, Bounds bounds) {
  const std::string text = table.text(key);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < bounds.least || value > bounds.most)
    refuse(Fault::key_malformed, text, table.where(key),
           {std::to_string(static_cast<int>(bounds.least)) + " .. " + std::to_string(static_cast<int>(bounds.most))});
  return value;
}

void guard_known(const TomlTable& table, const std::vector<std::string_view>& known) {
  if (Findings findings = table.unknown_keys(known); !findings.empty()) throw Refusal(std::move(findings));
}

std::vector<std::string> files_at(const TomlTable& face, std::string_view key, const std::string& folder) {
  std::vector<std::string> files = face.texts(key);
  if (files.empty()) refuse(Fault::key_missing, std::string(key), face.where(key));
  for (std::string& file : files) file = path_in(folder, file);
  return files;
}

std::vector<FaceFiles> faces_of(const TomlTable& file, const std::string& folder) {
  std::vector<FaceFiles> faces;
  for (const TomlTable& face : file.tables("face")) {
    guard_known(face, {"regular", "bold"});
    faces.push_back({files_at(face, "regular", folder), files_at(face, "bold", folder)});
  }
  return faces;
}

template <typename Value, std::size_t count>
void read_choice(const TomlTable& table, const char* key, const Names<Value, count>& names, Value& value) {
  TomlForm form(table);
  value = form.choice(key, names, value);
  if (Findings findings = form.take(); !findings.empty()) throw Refusal(std::move(findings));
}

// Reads one look over another: a key that is not there keeps its value. What a look of its own must say is guarded
// before.
class LookReader {
 public:
  LookReader(const TomlTable& whole, const std::string& folder, InvoiceLook& look, bool is_whole)
      : whole_(whole), folder_(folder), look_(look), is_whole_(is_whole) {}

  void read() {
    guard_known(whole_,
                {"based_on", "tagline", "logo", "columns", "face", "colour", "style", "size", "length", "text"});
    if (std::vector<FaceFiles> faces = faces_of(whole_, folder_); !faces.empty()) look_.faces = std::move(faces);
    if (look_.faces.empty()) refuse(Fault::key_missing, "face", whole_.where("face"));
    if (whole_.has("logo")) look_.logo = path_in(folder_, whole_.text("logo"));
    look_.tagline = whole_.text_or("tagline", look_.tagline);
    if (whole_.has("columns")) read_columns();
    in_table("colour", [&](const TomlTable& table) { read_colours(table); });
    in_table("size", [&](const TomlTable& table) { read_sizes(table); });
    in_table("length", [&](const TomlTable& table) { read_lengths(table); });
    if (const auto style = whole_.table("style")) read_style(*style);
    if (const auto text = whole_.table("text")) read_texts(*text);
  }

 private:
  template <typename Read>
  void in_table(std::string_view key, Read read) {
    const auto table = whole_.table(key);
    if (table) return read(*table);
    if (is_whole_) refuse(Fault::key_missing, std::string(key), whole_.where(key));
  }

  bool is_said(const TomlTable& table, std::string_view key) const { return is_whole_ || table.has(key); }

  void read_columns() {
    look_.columns = whole_.texts("columns");
    for (const std::string& column : look_.columns)
      if (std::find(kColumns.begin(), kColumns.end(), column) == kColumns.end())
        refuse(Fault::key_malformed, column, whole_.where("columns"),
               {"position, text, quantity, unit, price, rate, amount"});
    for (const char* needed : {"text", "quantity", "amount"})
      if (std::find(look_.columns.begin(), look_.columns.end(), needed) == look_.columns.end())
        refuse(Fault::key_malformed, "columns", whole_.where("columns"), {needed});
  }

  void read_colours(const TomlTable& colours) {
    guard_known(colours, {"accent", "text", "quiet", "line", "panel"});
    const auto read = [&](std::string_view key, std::string& colour) {
      if (!is_said(colours, key)) return;
      colour = colours.text(key);
      colour_from_text(colour, colours.where(key));
    };
    read("accent", look_.colour_accent);
    read("text", look_.colour_text);
    read("quiet", look_.colour_quiet);
    read("line", look_.colour_line);
    read("panel", look_.colour_panel);
  }

  void read_sizes(const TomlTable& size) {
    guard_known(size, {"firm", "title", "text", "table", "small", "footer"});
    const auto read = [&](std::string_view key, double& value) {
      if (is_said(size, key)) value = number_at(size, key, {5, 36});
    };
    read("firm", look_.size.firm);
    read("title", look_.size.title);
    read("text", look_.size.text);
    read("table", look_.size.table);
    read("small", look_.size.small);
    read("footer", look_.size.footer);
  }

  void read_lengths(const TomlTable& length) {
    guard_known(length, {"left", "right", "logo_height", "code"});
    const auto read = [&](std::string_view key, double& value, Bounds bounds) {
      if (is_said(length, key)) value = millimetres(number_at(length, key, bounds));
    };
    read("left", look_.length.left, {20, 40});
    read("right", look_.length.right, {10, 40});
    read("logo_height", look_.length.logo_height, {5, 28});
    read("code", look_.length.code, {20, 50});
  }

  void read_style(const TomlTable& style) {
    guard_known(style, {"head", "table", "total", "air"});
    read_choice(style, "head", kHeads, look_.style.head);
    read_choice(style, "table", kTables, look_.style.table);
    read_choice(style, "total", kTotals, look_.style.total);
    if (style.has("air")) look_.style.air = number_at(style, "air", {0.3, 2});
  }

  void read_texts(const TomlTable& languages) {
    for (const std::string& language : languages.keys()) {
      const TomlTable table = *languages.table(language);
      guard_known(table, {"salutation", "introduction", "closing", "footer"});
      LookTexts& texts = look_.texts[language];
      texts.salutation = table.text_or("salutation", texts.salutation);
      texts.introduction = table.text_or("introduction", texts.introduction);
      texts.closing = table.text_or("closing", texts.closing);
      if (table.has("footer")) texts.footer = table.texts("footer");
    }
  }

  const TomlTable& whole_;
  const std::string& folder_;
  InvoiceLook& look_;
  bool is_whole_;
};

}  // namespace

Colour colour_from_text(const std::string& text, const Where& where) {
  unsigned value = 0;
  const bool is_long_enough = text.size() == 7 && text.front() == '#';
  const char* end = text.data() + text.size();
  const auto read = is_long_enough ? std::from_chars(text.data() + 1, end, value, 16)
                                   : std::from_chars_result{nullptr, std::errc::invalid_argument};
  if (read.ec != std::errc() || read.ptr != end) refuse(Fault::key_malformed, text, where, {"#0b5563"});
  return {(value >> 16) / 255.0, (value >> 8 & 0xFF) / 255.0, (value & 0xFF) / 255.0};
}

InvoiceLook invoice_look_from_toml(std::string_view text, const std::string& file, const std::string& folder,
                                   const std::function<InvoiceLook(const std::string& name)>& base) {
  const TomlTable whole = TomlTable::parse(text, file);
  const std::string name = whole.text_or("based_on", "");
  InvoiceLook look;
  look.columns.assign(kColumns.begin(), kColumns.end());
  if (!name.empty() && !base) refuse(Fault::key_malformed, name, whole.where("based_on"), {"-"});
  if (!name.empty()) look = base(name);
  LookReader(whole, folder, look, name.empty()).read();
  return look;
}

LookTexts texts_for(const InvoiceLook& look, std::string_view language) {
  for (const std::string_view name : {language, language.substr(0, language.find('-'))})
    if (const auto found = look.texts.find(std::string(name)); found != look.texts.end()) return found->second;
  return {};
}

}  // namespace kontor
