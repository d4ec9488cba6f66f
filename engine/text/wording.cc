#include "engine/text/wording.h"

#include <unicode/datefmt.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/numberformatter.h>
#include <unicode/resbund.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/ensure.h"
#include "engine/base/refusal.h"

namespace kontor {

namespace {

std::string utf8_of(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

// The resource at "a/b/c", falling back from de_AT to de; nothing when there is none.
std::optional<icu::ResourceBundle> resource_at(const icu::ResourceBundle& root, std::string_view key) {
  UErrorCode status = U_ZERO_ERROR;
  icu::ResourceBundle here = root;
  while (!key.empty()) {
    const std::size_t end = std::min(key.find('/'), key.size());
    here = here.getWithFallback(std::string(key.substr(0, end)).c_str(), status);
    if (U_FAILURE(status)) return std::nullopt;
    key.remove_prefix(std::min(end + 1, key.size()));
  }
  return here;
}

std::string filled(const icu::UnicodeString& pattern, const std::vector<std::string>& fill, const icu::Locale& locale) {
  if (pattern.indexOf(u'{') < 0 && pattern.indexOf(u'\'') < 0) return utf8_of(pattern);
  UErrorCode status = U_ZERO_ERROR;
  icu::MessageFormat format(pattern, locale, status);
  ensure(U_SUCCESS(status), "words in locales/ are well-formed message patterns");
  std::vector<icu::Formattable> values;
  for (const std::string& value : fill) values.emplace_back(from_utf8(value));
  while (values.size() < 10) values.emplace_back(icu::UnicodeString());
  icu::UnicodeString out;
  icu::FieldPosition ignored(icu::FieldPosition::DONT_CARE);
  format.format(values.data(), static_cast<int32_t>(values.size()), out, ignored, status);
  ensure(U_SUCCESS(status), "message patterns can be filled");
  return utf8_of(out);
}

icu::CurrencyUnit currency_of(const std::string& code) {
  UErrorCode status = U_ZERO_ERROR;
  icu::CurrencyUnit unit(icu::StringPiece(code), status);
  ensure(U_SUCCESS(status), "money has an ISO currency");
  return unit;
}

int decimals_of(std::string_view plain) {
  const std::size_t point = plain.find('.');
  return point == std::string_view::npos ? 0 : static_cast<int>(plain.size() - point - 1);
}

}  // namespace

struct Wording::Parts {
  std::string name;
  icu::Locale locale;
  std::optional<icu::ResourceBundle> bundle;
  icu::number::LocalizedNumberFormatter numbers;
  // By unit and decimals: ICU prepares a formatter once that is used often, which is ten times quicker than a new one.
  std::map<std::pair<std::string, int>, icu::number::LocalizedNumberFormatter, std::less<>> formatters;
  std::unique_ptr<icu::SimpleDateFormat> day, day_long, month;

  // `unit` is an ISO 4217 code, "%" or empty.
  std::string formatted(const std::string& unit, std::string_view plain) {
    const int decimals = decimals_of(plain);
    auto known = formatters.find(std::make_pair(unit, decimals));
    if (known == formatters.end()) {
      auto formatter = numbers.precision(icu::number::Precision::fixedFraction(decimals));
      if (unit == "%")
        formatter = formatter.unit(icu::MeasureUnit::getPercent());
      else if (!unit.empty())
        formatter = formatter.unit(currency_of(unit));
      known = formatters.emplace(std::make_pair(unit, decimals), std::move(formatter)).first;
    }
    UErrorCode status = U_ZERO_ERROR;
    const auto number =
        known->second.formatDecimal(icu::StringPiece(plain.data(), static_cast<int32_t>(plain.size())), status);
    const icu::UnicodeString text = number.toString(status);
    ensure(U_SUCCESS(status), "only plain numbers are printed");
    return utf8_of(text);
  }

  std::string formatted(const icu::SimpleDateFormat& format, DayParts parts) const {
    UErrorCode status = U_ZERO_ERROR;
    icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), icu::Locale::getRoot(), status);
    calendar.clear();
    calendar.set(parts.year, static_cast<int32_t>(parts.month) - 1, static_cast<int32_t>(parts.day), 12, 0, 0);
    icu::UnicodeString text;
    format.format(calendar.getTime(status), text);
    ensure(U_SUCCESS(status), "days can be printed");
    return utf8_of(text);
  }

  std::unique_ptr<icu::SimpleDateFormat> date_format(const char* key) const {
    const auto pattern = resource_at(*bundle, key);
    ensure(pattern.has_value(), "locales/ names the forms of days");
    UErrorCode status = U_ZERO_ERROR;
    auto format = std::make_unique<icu::SimpleDateFormat>(pattern->getString(status), locale, status);
    ensure(U_SUCCESS(status), "forms of days are date patterns");
    format->setTimeZone(*icu::TimeZone::getGMT());
    return format;
  }
};

Wording::Wording(const std::string& bundles, std::string_view locale) : parts_(std::make_unique<Parts>()) {
  std::string name(locale);
  std::replace(name.begin(), name.end(), '-', '_');
  parts_->locale = icu::Locale::createCanonical(name.c_str());
  UErrorCode status = U_ZERO_ERROR;
  const auto open = [&](const icu::Locale& wanted) {
    status = U_ZERO_ERROR;
    parts_->bundle.emplace(from_utf8(bundles), wanted, status);
  };
  open(parts_->locale);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING || !resource_at(*parts_->bundle, "formats/day")) {
    parts_->locale = icu::Locale::getGermany();
    open(icu::Locale::getGerman());
  }
  if (U_FAILURE(status)) refuse(Fault::file_not_found, bundles, {bundles, 0, ""});
  parts_->name = parts_->locale.getName();
  std::replace(parts_->name.begin(), parts_->name.end(), '_', '-');
  parts_->numbers = icu::number::NumberFormatter::withLocale(parts_->locale);
  parts_->day = parts_->date_format("formats/day");
  parts_->day_long = parts_->date_format("formats/day_long");
  parts_->month = parts_->date_format("formats/month");
}

Wording::~Wording() = default;
Wording::Wording(Wording&&) noexcept = default;
Wording& Wording::operator=(Wording&&) noexcept = default;

std::optional<std::string> Wording::find(std::string_view key, const std::vector<std::string>& fill) const {
  const auto resource = resource_at(*parts_->bundle, key);
  if (!resource || resource->getType() != URES_STRING) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString pattern = resource->getString(status);
  if (U_FAILURE(status)) return std::nullopt;
  return filled(pattern, fill, parts_->locale);
}

std::string Wording::say(std::string_view key, const std::vector<std::string>& fill) const {
  auto words = find(key, fill);
  ensure(words.has_value(), std::string(key).c_str());
  return *std::move(words);
}

std::vector<std::string> Wording::keys(std::string_view section) const {
  std::vector<std::string> names;
  auto resource = resource_at(*parts_->bundle, section);
  if (!resource) return names;
  resource->resetIterator();
  while (resource->hasNext()) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::ResourceBundle next = resource->getNext(status);
    if (U_SUCCESS(status) && next.getKey()) names.emplace_back(next.getKey());
  }
  return names;
}

std::string Wording::number(std::string_view plain) const { return parts_->formatted("", plain); }

std::string Wording::money(std::string_view plain, std::string_view currency) const {
  return parts_->formatted(std::string(currency), plain);
}

std::string Wording::percent(std::string_view plain) const { return parts_->formatted("%", plain); }

std::string Wording::day(DayParts day) const { return parts_->formatted(*parts_->day, day); }
std::string Wording::day_long(DayParts day) const { return parts_->formatted(*parts_->day_long, day); }
std::string Wording::month(DayParts day) const { return parts_->formatted(*parts_->month, day); }

std::string Wording::country(std::string_view iso) const {
  icu::UnicodeString name;
  icu::Locale("", std::string(iso).c_str()).getDisplayCountry(parts_->locale, name);
  return name.isEmpty() ? std::string(iso) : utf8_of(name);
}

const std::string& Wording::locale() const { return parts_->name; }
std::string Wording::language() const { return parts_->locale.getLanguage(); }

namespace {

// "posting 2" in a person's words; a key of a file stays as it is written there.
std::string field_words(const std::string& field, const Wording& wording) {
  const std::size_t blank = field.find(' ');
  const auto known = wording.find("places/" + field.substr(0, blank));
  return known ? wording.say("places/" + field.substr(0, blank), {field.substr(std::min(blank, field.size() - 1) + 1)})
               : field;
}

}  // namespace

FindingWords words_of(const Finding& finding, const Wording& wording) {
  std::vector<std::string> fill{finding.value};
  fill.insert(fill.end(), finding.details.begin(), finding.details.end());
  const std::string key = "faults/" + std::string(name_of(finding.fault));
  std::string place = finding.where.file;
  if (finding.where.line > 0) place += ":" + std::to_string(finding.where.line);
  if (!finding.where.field.empty()) {
    const std::string field = field_words(finding.where.field, wording);
    place += place.empty() ? field : " (" + field + ")";
  }
  std::string message = wording.say(key + "/message", fill);
  if (!place.empty()) message = place + ": " + message;
  return {std::move(message), wording.say(key + "/hint", fill)};
}

}  // namespace kontor
