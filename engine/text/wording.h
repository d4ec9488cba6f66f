// The words and the number and day forms of one locale, from the ICU resource bundles of locales/.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/finding.h"

namespace kontor {

struct DayParts {
  int year;
  unsigned month;
  unsigned day;
};

// Keeps what ICU has prepared: one for each thread.
class Wording {
 public:
  // `bundles` is the folder of the compiled bundles (*.res), `locale` like "de", "de-AT", "en". A locale without a
  // bundle of its own uses the one of its language, and German at last. Refuses file_not_found without any bundle.
  Wording(const std::string& bundles, std::string_view locale);
  ~Wording();
  Wording(Wording&&) noexcept;
  Wording& operator=(Wording&&) noexcept;

  // The words at "section/key", with {0}, {1} ... filled in. A key without words is our own bug: ensure().
  std::string say(std::string_view key, const std::vector<std::string>& fill = {}) const;
  // The same for a key that may have no words.
  std::optional<std::string> find(std::string_view key, const std::vector<std::string>& fill = {}) const;
  // All keys of a section, in the order of the bundle (sorted by bytes); empty for no such section.
  std::vector<std::string> keys(std::string_view section) const;

  // "1.234,50" for the plain number "1234.50": every given decimal is kept. The minus sign is "-".
  std::string number(std::string_view plain) const;
  // "1.234,50 €" or "€1,234.50"; currency is an ISO 4217 code, which stands in for an unusual one.
  std::string money(std::string_view plain, std::string_view currency) const;
  // "19 %".
  std::string percent(std::string_view plain) const;
  std::string day(DayParts day) const;              // "31.03.2026"
  std::string day_long(DayParts day) const;         // "31. März 2026"
  std::string month(DayParts day) const;            // "März 2026"
  std::string country(std::string_view iso) const;  // "Frankreich" for "FR"; the code itself when unknown

  const std::string& locale() const;
  std::string language() const;  // "de"

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// The languages that the folder has bundles of, "de", "en"; those of regions are none of their own.
std::vector<std::string> languages_in(const std::string& bundles);

struct FindingWords {
  std::string message;  // file, line, value and cause
  std::string hint;     // what mends it
};

// The words of faults/<fault>: {0} is the value, {1} ... the details.
FindingWords words_of(const Finding& finding, const Wording& wording);

}  // namespace kontor
