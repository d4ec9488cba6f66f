#include "engine/invoice/number_pattern.h"

#include "engine/base/refusal.h"

namespace kontor {

namespace {

constexpr std::string_view kSequence = "{seq";
constexpr std::string_view kExample = "RE-{year}-{seq:4}";

void replace(std::string& text, std::string_view placeholder, const std::string& value) {
  for (std::size_t at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder, at + value.size()))
    text.replace(at, placeholder.size(), value);
}

std::string with_digits(std::string number, std::size_t digits) {
  if (number.size() < digits) number.insert(0, digits - number.size(), '0');
  return number;
}

[[noreturn]] void refuse_pattern(std::string_view text) {
  refuse(Fault::key_malformed, std::string(text), {}, {std::string(kExample)});
}

}  // namespace

NumberPattern NumberPattern::parse(std::string_view text) {
  NumberPattern pattern;
  const std::size_t begin = text.find(kSequence);
  const std::size_t end = text.find('}', begin == std::string_view::npos ? text.size() : begin);
  if (begin == std::string_view::npos || end == std::string_view::npos) refuse_pattern(text);
  const std::string_view width = text.substr(begin + kSequence.size(), end - begin - kSequence.size());
  const bool digit_given = width.size() == 2 && width[0] == ':' && width[1] >= '1' && width[1] <= '9';
  if (!width.empty() && !digit_given) refuse_pattern(text);
  if (digit_given) pattern.digits_ = static_cast<std::size_t>(width[1] - '0');
  pattern.before_ = text.substr(0, begin);
  pattern.after_ = text.substr(end + 1);
  const std::string rest = pattern.filled(Day(), "");
  if (rest.find_first_of("{}") != std::string::npos) refuse_pattern(text);
  return pattern;
}

std::string NumberPattern::filled(Day day, std::string_view sequence) const {
  std::string text = before_ + std::string(sequence) + after_;
  replace(text, "{year}", std::to_string(day.year()));
  replace(text, "{month}", with_digits(std::to_string(day.month()), 2));
  return text;
}

std::string NumberPattern::number(Day day, std::int64_t sequence) const {
  return filled(day, with_digits(std::to_string(sequence), digits_));
}

std::string NumberPattern::series(Day day) const { return filled(day, "*"); }

}  // namespace kontor
