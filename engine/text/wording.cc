#include "engine/text/wording.h"

#include <unicode/datefmt.h>
#include <unicode/dcfmtsym.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/numberformatter.h>
#include <unicode/resbund.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "engine/base/ensure.h"
#include "engine/base/refusal.h"
#include "engine/system/files.h"

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

// Most words only hold {0}, {1} ...: putting values there needs no message format. Nothing for plurals and quotes.
std::optional<std::string> filled_plainly(const std::string& pattern, const std::vector<std::string>& fill) {
  std::string text;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '\'' || pattern[at] == '}') return std::nullopt;
    if (pattern[at] != '{') {
      text.push_back(pattern[at]);
      continue;
    }
    if (at + 2 >= pattern.size() || pattern[at + 2] != '}' || pattern[at + 1] < '0' || pattern[at + 1] > '9')
      return std::nullopt;
    const auto place = static_cast<std::size_t>(pattern[at + 1] - '0');
    if (place < fill.size()) text += fill[place];
    at += 2;
  }
  return text;
}

std::string filled(const icu::UnicodeString& pattern, const std::vector<std::string>& fill, const icu::Locale& locale) {
  if (auto plain = filled_plainly(utf8_of(pattern), fill)) return *std::move(plain);
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

// What is costly to make is made when it is first needed: most runs of the program print no long day and no money.
struct Wording::Parts {
  struct NumberMarks {
    std::string decimal;
    std::string group;
  };

  struct PrintedDay {
    std::string_view key;
    int year;
    unsigned month;
    unsigned day;
    std::string text;
  };

  std::string name;
  icu::Locale locale;
  PrintedDay printed{};
  std::optional<icu::ResourceBundle> bundle;
  std::optional<NumberMarks> marks;
  std::map<std::string, icu::number::LocalizedNumberFormatter> numbers;  // by unit and decimals
  std::map<std::string, std::unique_ptr<icu::SimpleDateFormat>> dates;   // by key

  const NumberMarks& number_marks() {
    if (marks) return *marks;
    UErrorCode status = U_ZERO_ERROR;
    const icu::DecimalFormatSymbols symbols(locale, status);
    ensure(U_SUCCESS(status), "every locale has marks for numbers");
    using Symbols = icu::DecimalFormatSymbols;
    marks = NumberMarks{utf8_of(symbols.getConstSymbol(Symbols::kDecimalSeparatorSymbol)),
                        utf8_of(symbols.getConstSymbol(Symbols::kGroupingSeparatorSymbol))};
    return *marks;
  }

  std::string formatted(const icu::MeasureUnit& unit, std::string_view plain) {
    const int decimals = decimals_of(plain);
    icu::number::LocalizedNumberFormatter& formatter =
        numbers
            .try_emplace(unit.getSubtype() + std::string("/") + std::to_string(decimals),
                         icu::number::NumberFormatter::withLocale(locale).unit(unit).precision(
                             icu::number::Precision::fixedFraction(decimals)))
            .first->second;
    UErrorCode status = U_ZERO_ERROR;
    const auto number =
        formatter.formatDecimal(icu::StringPiece(plain.data(), static_cast<int32_t>(plain.size())), status);
    const icu::UnicodeString text = number.toString(status);
    ensure(U_SUCCESS(status), "only plain numbers are printed");
    return utf8_of(text);
  }

  // Days of a report come in order: the next one is mostly the same again.
  std::string formatted(const char* key, DayParts parts) {
    if (printed.key == key && printed.year == parts.year && printed.month == parts.month && printed.day == parts.day)
      return printed.text;
    printed = {key, parts.year, parts.month, parts.day, newly_formatted(key, parts)};
    return printed.text;
  }

  std::string newly_formatted(const char* key, DayParts parts) {
    UErrorCode status = U_ZERO_ERROR;
    icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), icu::Locale::getRoot(), status);
    calendar.clear();
    calendar.set(parts.year, static_cast<int32_t>(parts.month) - 1, static_cast<int32_t>(parts.day), 12, 0, 0);
    icu::UnicodeString text;
    date_format(key).format(calendar.getTime(status), text);
    ensure(U_SUCCESS(status), "days can be printed");
    return utf8_of(text);
  }

  const icu::SimpleDateFormat& date_format(const char* key) {
    std::unique_ptr<icu::SimpleDateFormat>& format = dates[key];
    if (format) return *format;
    const auto pattern = resource_at(*bundle, key);
    ensure(pattern.has_value(), "locales/ names the forms of days");
    UErrorCode status = U_ZERO_ERROR;
    format = std::make_unique<icu::SimpleDateFormat>(pattern->getString(status), locale, status);
    ensure(U_SUCCESS(status), "forms of days are date patterns");
    format->setTimeZone(*icu::TimeZone::getGMT());
    return *format;
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

// Put together by hand: a journal of 100,000 lines prints a million numbers.
std::string Wording::number(std::string_view plain) const {
  const Parts::NumberMarks& marks = parts_->number_marks();
  const bool negative = plain.starts_with('-');
  if (negative) plain.remove_prefix(1);
  const std::size_t point = std::min(plain.find('.'), plain.size());
  ensure(point > 0 && plain.find_first_not_of("0123456789.") == std::string_view::npos,
         "only plain numbers are printed");
  std::string text(negative ? "-" : "");
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0) text += marks.group;
    text.push_back(plain[i]);
  }
  if (point < plain.size()) text.append(marks.decimal).append(plain.substr(point + 1));
  return text;
}

std::string Wording::money(std::string_view plain, std::string_view currency) const {
  return parts_->formatted(currency_of(std::string(currency)), plain);
}

std::string Wording::percent(std::string_view plain) const {
  return parts_->formatted(icu::MeasureUnit::getPercent(), plain);
}

std::string Wording::day(DayParts day) const { return parts_->formatted("formats/day", day); }
std::string Wording::day_long(DayParts day) const { return parts_->formatted("formats/day_long", day); }
std::string Wording::month(DayParts day) const { return parts_->formatted("formats/month", day); }

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

// A reason of the operating system is a key, with a number behind a blank for one without words:
// engine/system/reason.h. A term of EN 16931 is one as well: "terms/BT-112".
std::string detail_words(const std::string& detail, const Wording& wording) {
  if (detail.starts_with("terms/")) return wording.find(detail).value_or(detail);
  if (!detail.starts_with("reasons/")) return detail;
  const std::size_t blank = std::min(detail.find(' '), detail.size() - 1);
  return wording.find(detail.substr(0, detail.find(' ')), {detail.substr(blank + 1)}).value_or(detail);
}

// A value that is a key among the words of its fault: "rows" of profile_not_drafted.
std::string value_words(const Finding& finding, const Wording& wording) {
  const bool may_be_key =
      !finding.value.empty() && finding.value.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
  if (!may_be_key) return finding.value;
  return wording.find("faults/" + std::string(name_of(finding.fault)) + "/values/" + finding.value)
      .value_or(finding.value);
}

bool has_form(std::string_view text, std::string_view form) {
  return std::equal(text.begin(), text.end(), form.begin(), form.end(),
                    [](char c, char wanted) { return wanted == '9' ? c >= '0' && c <= '9' : c == wanted; });
}

int whole_number(std::string_view digits) {
  return std::accumulate(digits.begin(), digits.end(), 0, [](int sum, char c) { return sum * 10 + (c - '0'); });
}

// 2026-03-31 and -1234.50 EUR as a person writes them; anything else as it is.
std::string written_out(const std::string& text, const Wording& wording) {
  if (has_form(text, "9999-99-99"))
    return wording.day({whole_number(text.substr(0, 4)), static_cast<unsigned>(whole_number(text.substr(5, 2))),
                        static_cast<unsigned>(whole_number(text.substr(8)))});
  const std::string_view number = std::string_view(text).substr(0, text.find(' '));
  const std::size_t point = number.find('.');
  const std::size_t start = number.starts_with('-') ? 1 : 0;
  const bool is_amount = point != std::string_view::npos && point > start && number.size() == point + 3 &&
                         number.find_first_not_of("0123456789", start) == point &&
                         has_form(number.substr(point), ".99");
  return is_amount ? wording.number(number) + text.substr(number.size()) : text;
}

// Days and amounts in the form of the reader's language. What stands between quotes is quoted from a file or an
// argument and stays as it is there.
std::vector<std::string> written_out(std::vector<std::string> fill, const std::string& key, const Wording& wording) {
  std::vector<std::string> holes;
  for (std::size_t i = 0; i < fill.size(); ++i) holes.push_back("{" + std::to_string(i) + "}");
  const std::string pattern = wording.say(key, holes);
  for (std::size_t i = 0; i < fill.size(); ++i) {
    const bool quoted =
        pattern.find("“" + holes[i]) != std::string::npos || pattern.find("„" + holes[i]) != std::string::npos;
    if (!quoted) fill[i] = written_out(fill[i], wording);
  }
  return fill;
}

}  // namespace

std::vector<std::string> languages_in(const std::string& bundles) {
  constexpr std::size_t kLanguageLength = 2;  // ISO 639-1
  std::vector<std::string> languages;
  for (const std::string& path : files_in(bundles, ".res")) {
    std::string name = file_name_of(path);
    name.resize(name.size() - ending_of(name).size());
    if (name.size() == kLanguageLength) languages.push_back(std::move(name));
  }
  return languages;
}

FindingWords words_of(const Finding& finding, const Wording& wording) {
  std::vector<std::string> fill{value_words(finding, wording)};
  for (const std::string& detail : finding.details) fill.push_back(detail_words(detail, wording));
  const std::string key = "faults/" + std::string(name_of(finding.fault));
  std::string place = finding.where.file;
  if (finding.where.line > 0) place += ":" + std::to_string(finding.where.line);
  if (!finding.where.field.empty()) {
    const std::string field = field_words(finding.where.field, wording);
    place += place.empty() ? field : " (" + field + ")";
  }
  std::string message = wording.say(key + "/message", written_out(fill, key + "/message", wording));
  const bool named = place == finding.where.file && message.find(place) != std::string::npos;
  if (!place.empty() && !named) message = place + ": " + message;
  return {std::move(message), wording.say(key + "/hint", fill)};
}

}  // namespace kontor
