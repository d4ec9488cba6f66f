#include "engine/matching/invoice_number.h"

#include <algorithm>

#include "engine/text/fold.h"

namespace kontor {

namespace {

constexpr std::size_t kSignsBetween = 3;          // "RE - 2026"
constexpr std::size_t kDigitsWithoutLetters = 6;  // so many digits stand for the number without its letters

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; }
bool is_sign(char c) { return !is_digit(c) && !is_letter(c); }

std::string_view without_zeros(std::string_view digits) {
  return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

std::vector<std::string> parts_of(std::string_view folded) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (is_sign(folded[i])) continue;
    const bool goes_on = i > 0 && !is_sign(folded[i - 1]) && is_digit(folded[i - 1]) == is_digit(folded[i]);
    if (!goes_on) parts.emplace_back();
    parts.back() += folded[i];
  }
  return parts;
}

}  // namespace

InvoiceNumber::InvoiceNumber(std::string_view number) : parts_(parts_of(fold(number))) {
  std::size_t digits = 0;
  std::string tail;
  for (auto part = parts_.rbegin(); part != parts_.rend(); ++part) {
    size_ += part->size();
    if (!is_digit(part->front())) continue;
    digits += part->size();
    tail = *part + tail;
    digit_keys_.emplace_back(without_zeros(tail));
  }
  const bool letters_first = !parts_.empty() && !is_digit(parts_.front().front());
  if (letters_first && digits >= kDigitsWithoutLetters) first_without_letters_ = 1;
}

// The parts from `part` on stand at `at`.
bool InvoiceNumber::matches_from(std::string_view text, std::size_t at, std::size_t part) const {
  const bool after_digits = at > 0 && is_digit(text[at - 1]);
  if (part == parts_.size()) {
    const bool last_is_digits = is_digit(parts_.back().front());
    return at == text.size() || !(last_is_digits ? is_digit(text[at]) : is_letter(text[at]));
  }
  const std::string& wanted = parts_[part];
  if (text.substr(at).starts_with(wanted) && begins_at(text, at + wanted.size(), part + 1)) return true;
  const std::string_view short_form = without_zeros(wanted);
  if (after_digits || short_form.empty() || !is_digit(wanted.front())) return false;
  while (at < text.size() && text[at] == '0') ++at;
  return text.substr(at).starts_with(short_form) && begins_at(text, at + short_form.size(), part + 1);
}

// The same behind up to a few signs.
bool InvoiceNumber::begins_at(std::string_view text, std::size_t at, std::size_t part) const {
  if (matches_from(text, at, part)) return true;
  if (part == parts_.size()) return false;
  for (std::size_t i = 0; i < kSignsBetween && at < text.size() && is_sign(text[at]); ++i)
    if (matches_from(text, ++at, part)) return true;
  return false;
}

bool InvoiceNumber::is_in(std::string_view text) const {
  if (digit_keys_.empty()) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_sign(text[at])) continue;
    const bool inside = at > 0 && !is_sign(text[at - 1]) && is_digit(text[at - 1]) == is_digit(text[at]);
    if (inside) continue;
    if (matches_from(text, at, 0)) return true;
    if (first_without_letters_ > 0 && is_digit(text[at]) && matches_from(text, at, first_without_letters_)) return true;
  }
  return false;
}

std::vector<std::string_view> digit_runs(std::string_view text) {
  std::vector<std::string_view> runs;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    runs.push_back(without_zeros(text.substr(begin, at - begin)));
  }
  return runs;
}

}  // namespace kontor
