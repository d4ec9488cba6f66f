#include "engine/einvoice/core_values.h"

#include <algorithm>

#include "engine/base/refusal.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

constexpr std::size_t kIsoLength = 10;  // YYYY-MM-DD
constexpr std::size_t kCompactLength = 8;
constexpr std::size_t kShownMax = 60;
constexpr std::size_t kDecimalsKept = 2;

// A form that Decimal reads; anything else stays as it is. Some programs write eighteen zeros behind the point.
std::string strict_decimal(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  std::string strict(text);
  const std::size_t point = strict.find('.');
  while (point != std::string::npos && strict.size() > point + kDecimalsKept + 1 && strict.ends_with('0'))
    strict.pop_back();
  if (strict.ends_with('.') && strict.size() > 1) strict.pop_back();
  const std::size_t begin = strict.starts_with('-') ? 1 : 0;
  if (strict.substr(begin).starts_with('.')) strict.insert(begin, "0");
  return strict;
}

bool is_time_zone(std::string_view text) {
  if (text.empty() || text == "Z") return true;
  return text.size() == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':';
}

}  // namespace

void CoreValues::malformed(const XmlNode& element, std::string_view term) {
  add({Fault::einvoice_value_malformed,
       place(element, term),
       tidy(std::string_view(element.text).substr(0, kShownMax)),
       {std::string(term), element.name}});
}

std::optional<Decimal> CoreValues::number(const XmlNode* element, std::string_view term) {
  if (element == nullptr || element->text.empty()) return std::nullopt;
  try {
    return Decimal::from_plain(strict_decimal(element->text));
  } catch (const Refusal&) {
    malformed(*element, term);
    return std::nullopt;
  }
}

std::optional<Day> CoreValues::iso_day(const XmlNode* element, std::string_view term) {
  if (element == nullptr || element->text.empty()) return std::nullopt;
  const std::string_view text = element->text;
  try {
    if (text.size() > kIsoLength && !is_time_zone(text.substr(kIsoLength))) refuse(Fault::day_malformed, element->text);
    return Day::from_iso(text.substr(0, kIsoLength));
  } catch (const Refusal&) {
    malformed(*element, term);
    return std::nullopt;
  }
}

std::optional<Day> CoreValues::compact_day(const XmlNode* element, std::string_view term) {
  if (element == nullptr || element->text.empty()) return std::nullopt;
  const std::string& text = element->text;
  try {
    if (text.size() != kCompactLength) refuse(Fault::day_malformed, text);
    return Day::from_iso(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2));
  } catch (const Refusal&) {
    malformed(*element, term);
    return std::nullopt;
  }
}

}  // namespace kontor
