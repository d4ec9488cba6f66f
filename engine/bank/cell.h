// Reading one cell of a bank's CSV by the marks its profile names. Nothing is guessed from the cell itself.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "engine/calendar/day.h"
#include "engine/money/amount.h"

namespace kontor {

struct NumberStyle {
  char decimal = ',';
  char thousands = '.';        // '\0': none
  bool leading_zeros = false;  // "01.00" is taken
};

// The amount of the cell, none when it is not one. Taken: a sign before or behind the digits, a trailing "€", "EUR" or
// the code of `currency`, thousands marks exactly every three digits, fewer decimals than the currency has ("62,3"),
// more only when they are zeros. Refused with everything else: letters (an IBAN can never be an amount), leading zeros
// before another digit (account numbers), exponents, an empty cell.
std::optional<Amount> amount_in(std::string_view cell, NumberStyle style, Currency currency);

// The order of day (T), month (M) and year (J) and the mark between them: "TT.MM.JJJJ", "JJJJ-MM-TT", "MM/TT/JJJJ".
struct DayStyle {
  std::array<char, 3> order{'T', 'M', 'J'};
  char mark = '.';
  // Where several patterns may be meant: "TT", "MM" are two digits and never one, and so is the year as long as its
  // J's.
  bool padded = false;
  bool exact_year = false;
  std::size_t year_digits = 4;

  // None when the text is no such pattern.
  static std::optional<DayStyle> from_pattern(std::string_view pattern);
};

// The day at the start of the cell; a time of day may follow behind a blank, a comma or a 'T'. Days and months have one
// or two digits, years two (20xx) or four. None when it is no day or does not exist.
std::optional<Day> day_in(std::string_view cell, const DayStyle& style);
// The same for a value day, where banks count months of thirty days: "30.02.2015" is the last day of February.
std::optional<Day> value_day_in(std::string_view cell, const DayStyle& style);

// The first or last day anywhere in a text ("Kontostand vom 25.08.2023:"). None when there is none.
std::optional<Day> first_day_in(std::string_view text, const DayStyle& style);
std::optional<Day> last_day_in(std::string_view text, const DayStyle& style);

// "DE89 3704 ..." anywhere in the text, without blanks; empty when there is none. Two capitals, two digits, then at
// least three capitals or digits: masked and foreign numbers count too.
std::string iban_in(std::string_view text);
// A cell of nothing but an IBAN, with or without blanks.
bool is_iban(std::string_view cell);

// Without blanks, no-break blanks and apostrophes of Excel at either end.
std::string_view trimmed(std::string_view cell);
// tidy() with a fast way for text that is tidy already, which nearly every cell of a bank is.
std::string tidy_cell(std::string_view cell);

}  // namespace kontor
