#include "engine/bank/cell.h"

#include <algorithm>
#include <cstdint>

#include "engine/calendar/period.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

constexpr std::string_view kNoBreakBlank = "\xC2\xA0";
constexpr std::string_view kMinus = "\xE2\x88\x92";  // U+2212
constexpr std::string_view kEuroSign = "\xE2\x82\xAC";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool drop_front(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  return true;
}

bool drop_back(std::string_view& text, std::string_view what) {
  if (!text.ends_with(what)) return false;
  text.remove_suffix(what.size());
  return true;
}

// The digits before the decimal mark; false when the thousands marks do not stand every three digits.
bool read_whole(std::string_view text, NumberStyle style, std::int64_t& number) {
  const char thousands = style.thousands;
  std::size_t digits_in_group = 0;
  bool grouped = false;
  if (!style.leading_zeros && text.size() > 1 && text[0] == '0' && is_digit(text[1])) return false;
  for (const char c : text) {
    if (c == thousands && thousands != '\0') {
      if (digits_in_group == 0 || digits_in_group > 3 || (grouped && digits_in_group != 3)) return false;
      grouped = true;
      digits_in_group = 0;
      continue;
    }
    if (!is_digit(c)) return false;
    ++digits_in_group;
    if (__builtin_mul_overflow(number, 10, &number) || __builtin_add_overflow(number, c - '0', &number)) return false;
  }
  return !grouped || digits_in_group == 3;
}

bool read_decimals(std::string_view text, int digits, std::int64_t& number) {
  for (int i = 0; i < digits; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const char c = at < text.size() ? text[at] : '0';
    if (!is_digit(c)) return false;
    if (__builtin_mul_overflow(number, 10, &number) || __builtin_add_overflow(number, c - '0', &number)) return false;
  }
  const auto rest = text.substr(std::min(text.size(), static_cast<std::size_t>(digits)));
  return std::all_of(rest.begin(), rest.end(), [](char c) { return c == '0'; });
}

// One or more digits at the start, at most `most` of them; 0 digits gives -1.
int take_number(std::string_view& text, std::size_t most) {
  std::size_t size = 0;
  int number = 0;
  while (size < text.size() && is_digit(text[size])) {
    if (size == most) return -1;
    number = number * 10 + (text[size] - '0');
    ++size;
  }
  text.remove_prefix(size);
  return size == 0 ? -1 : number;
}

// Takes the day off the front of the text.
std::optional<Day> take_day(std::string_view& text, const DayStyle& style, bool thirty_days = false) {
  int day = 0;
  int month = 0;
  int year = 0;
  for (std::size_t part = 0; part < 3; ++part) {
    if (part > 0) {
      if (text.empty() || text.front() != style.mark) return std::nullopt;
      text.remove_prefix(1);
    }
    const bool is_year = style.order.at(part) == 'J';
    const std::size_t before = text.size();
    const int number = take_number(text, is_year ? 4 : 2);
    if (number < 0) return std::nullopt;
    const std::size_t digits = before - text.size();
    if (is_year ? digits != 2 && digits != 4 : style.padded && digits != 2) return std::nullopt;
    if (is_year && style.exact_year && digits != style.year_digits) return std::nullopt;
    if (is_year)
      year = digits == 2 ? 2000 + number : number;
    else
      (style.order.at(part) == 'T' ? day : month) = number;
  }
  if (thirty_days && day <= 30 && month >= 1 && month <= 12 && year >= 1900 && year <= 2199)
    day = std::min(day, static_cast<int>(last_day_of_month(year, static_cast<unsigned>(month)).day()));
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok() || year < 1900 || year > 2199) return std::nullopt;
  return Day(std::chrono::sys_days(date));
}

std::optional<Day> whole_day(std::string_view cell, const DayStyle& style, bool thirty_days) {
  cell = trimmed(cell);
  const std::optional<Day> day = take_day(cell, style, thirty_days);
  const bool ends_well = cell.empty() || cell.front() == ' ' || cell.front() == ',' || cell.front() == 'T';
  return ends_well ? day : std::nullopt;
}

}  // namespace

std::string_view trimmed(std::string_view cell) {
  while (!cell.empty()) {
    const std::size_t before = cell.size();
    cell = without_outer_blanks(cell);
    drop_front(cell, kNoBreakBlank);
    drop_back(cell, kNoBreakBlank);
    if (cell.size() == before) break;
  }
  if (cell.size() >= 2 && cell.front() == '\'' && cell.back() == '\'') cell = cell.substr(1, cell.size() - 2);
  return cell;
}

std::optional<Amount> amount_in(std::string_view cell, NumberStyle style, Currency currency) {
  cell = trimmed(cell);
  if (drop_back(cell, kEuroSign) || drop_back(cell, "EUR") || drop_back(cell, currency.code())) cell = trimmed(cell);
  bool negative = drop_front(cell, "-") || drop_front(cell, kMinus);
  if (!negative && !drop_front(cell, "+")) negative = drop_back(cell, "-");
  const std::size_t mark = cell.find(style.decimal);
  const std::string_view whole = trimmed(cell.substr(0, mark));
  const std::string_view decimals = mark == std::string_view::npos ? std::string_view() : cell.substr(mark + 1);
  if (whole.empty() || (mark != std::string_view::npos && decimals.empty())) return std::nullopt;
  std::int64_t number = 0;
  if (!read_whole(whole, style, number)) return std::nullopt;
  if (!read_decimals(decimals, currency.minor_digits(), number)) return std::nullopt;
  return Amount(negative ? -number : number, currency);
}

std::optional<DayStyle> DayStyle::from_pattern(std::string_view pattern) {
  DayStyle style;
  std::size_t at = 0;
  for (std::size_t part = 0; part < 3; ++part) {
    if (at >= pattern.size() || std::string_view("TMJ").find(pattern[at]) == std::string_view::npos)
      return std::nullopt;
    style.order.at(part) = pattern[at];
    const std::size_t begin = at;
    while (at < pattern.size() && pattern[at] == style.order.at(part)) ++at;
    if (pattern[begin] == 'J')
      style.year_digits = at - begin;
    else
      style.padded = style.padded || at - begin == 2;
    if (part == 0 && at < pattern.size()) style.mark = pattern[at];
    if (part < 2 && (at >= pattern.size() || pattern[at++] != style.mark)) return std::nullopt;
  }
  const auto has = [&](char c) { return std::find(style.order.begin(), style.order.end(), c) != style.order.end(); };
  if (at != pattern.size() || !has('T') || !has('M') || !has('J')) return std::nullopt;
  return style;
}

std::optional<Day> day_in(std::string_view cell, const DayStyle& style) { return whole_day(cell, style, false); }

std::optional<Day> value_day_in(std::string_view cell, const DayStyle& style) { return whole_day(cell, style, true); }

std::optional<Day> first_day_in(std::string_view text, const DayStyle& style) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
    std::string_view rest = text.substr(at);
    if (const auto day = take_day(rest, style)) return day;
  }
  return std::nullopt;
}

std::optional<Day> last_day_in(std::string_view text, const DayStyle& style) {
  std::optional<Day> last;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
    std::string_view rest = text.substr(at);
    if (const auto day = take_day(rest, style)) {
      last = day;
      at = text.size() - rest.size() - 1;
    }
  }
  return last;
}

std::string iban_in(std::string_view text) {
  for (std::size_t at = 0; at + 7 <= text.size(); ++at) {
    const bool begins = is_capital(text[at]) && is_capital(text[at + 1]) && is_digit(text[at + 2]) &&
                        is_digit(text[at + 3]) && (at == 0 || !is_capital(text[at - 1]));
    if (!begins) continue;
    std::string iban;
    for (const char c : text.substr(at)) {
      if (is_capital(c) || is_digit(c))
        iban.push_back(c);
      else if (c != ' ')
        break;
    }
    if (iban.size() >= 7) return iban.substr(0, 34);
  }
  return {};
}

bool is_iban(std::string_view cell) {
  cell = trimmed(cell);
  std::string bare;
  std::copy_if(cell.begin(), cell.end(), std::back_inserter(bare), [](char c) { return c != ' '; });
  const bool letters = std::all_of(bare.begin(), bare.end(), [](char c) { return is_capital(c) || is_digit(c); });
  return bare.size() >= 15 && bare.size() <= 34 && letters && is_capital(bare[0]) && is_capital(bare[1]) &&
         is_digit(bare[2]) && is_digit(bare[3]);
}

std::string tidy_cell(std::string_view cell) {
  cell = trimmed(cell);
  for (std::size_t at = 0; at < cell.size(); ++at) {
    const auto byte = static_cast<unsigned char>(cell[at]);
    if (byte > 0x20 && byte < 0x7F) continue;
    if (byte == 0x20 && cell[at + 1] != ' ') continue;  // never the last letter of a trimmed cell
    if (byte == 0xC3 && at + 1 < cell.size()) {         // U+00C0..U+00FF: letters all
      ++at;
      continue;
    }
    return tidy(cell);
  }
  return std::string(cell);
}

}  // namespace kontor
