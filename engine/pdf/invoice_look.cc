#include "engine/pdf/invoice_look.h"

#include <charconv>

#include "engine/base/refusal.h"
#include "engine/money/decimal.h"
#include "engine/text/toml_table.h"

namespace kontor {

namespace {

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

TomlTable table_at(const TomlTable& file, std::string_view key) {
  const auto table = file.table(key);
  if (!table) refuse(Fault::key_missing, std::string(key), file.where(key));
  return *table;
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
  if (faces.empty()) refuse(Fault::key_missing, "face", file.where("face"));
  return faces;
}

std::string colour_at(const TomlTable& colours, std::string_view key) {
  std::string colour = colours.text(key);
  colour_from_text(colour, colours.where(key));
  return colour;
}

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

InvoiceLook invoice_look_from_toml(std::string_view text, const std::string& file, const std::string& folder) {
  const TomlTable whole = TomlTable::parse(text, file);
  guard_known(whole, {"tagline", "logo", "face", "colour", "size", "length"});
  InvoiceLook look;
  look.faces = faces_of(whole, folder);
  look.logo = path_in(folder, whole.text_or("logo", ""));
  look.tagline = whole.text_or("tagline", "");

  const TomlTable colour = table_at(whole, "colour");
  guard_known(colour, {"accent", "text", "quiet", "line", "panel"});
  look.colour_accent = colour_at(colour, "accent");
  look.colour_text = colour_at(colour, "text");
  look.colour_quiet = colour_at(colour, "quiet");
  look.colour_line = colour_at(colour, "line");
  look.colour_panel = colour_at(colour, "panel");

  const TomlTable size = table_at(whole, "size");
  guard_known(size, {"firm", "title", "text", "table", "small", "footer"});
  constexpr Bounds kType{5, 36};
  look.size = {number_at(size, "firm", kType),  number_at(size, "title", kType), number_at(size, "text", kType),
               number_at(size, "table", kType), number_at(size, "small", kType), number_at(size, "footer", kType)};

  const TomlTable length = table_at(whole, "length");
  guard_known(length, {"left", "right", "logo_height", "code"});
  const auto length_at = [&](std::string_view key, Bounds bounds) {
    return millimetres(number_at(length, key, bounds));
  };
  look.length = {length_at("left", {20, 40}), length_at("right", {10, 40}), length_at("logo_height", {5, 28}),
                 length_at("code", {20, 50})};
  return look;
}

}  // namespace kontor
