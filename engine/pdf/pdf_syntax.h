// How values are written in a PDF (ISO 32000-1, 7.3), independent of any locale.
#pragma once

#include <string>
#include <string_view>

#include "engine/calendar/day.h"

namespace kontor {

// At most two decimals, no exponent: "12.5", "-0.33", "7". Half a hundredth of a point is far below what is seen.
std::string pdf_number(double value);
// A text string: "(Rechnung)" for plain ASCII, else UTF-16 in hexadecimal digits.
std::string pdf_text(std::string_view utf8);
// A byte string in hexadecimal digits, "<0A1B>".
std::string pdf_bytes(std::string_view bytes);
// "12 0 R".
std::string pdf_reference(int object);
// "(D:20260331000000Z)": a day has no clock, so the day begins at midnight UTC.
std::string pdf_date(Day day);

}  // namespace kontor
