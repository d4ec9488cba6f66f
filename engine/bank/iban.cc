#include "engine/bank/iban.h"

#include <string>

namespace kontor {

namespace {

constexpr std::size_t kLengthMin = 15;  // Norway
constexpr std::size_t kLengthMax = 34;
constexpr std::size_t kHead = 4;  // country and check digits
constexpr unsigned kModulus = 97;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

bool is_valid_iban(std::string_view text) {
  if (text.size() < kLengthMin || text.size() > kLengthMax) return false;
  if (!is_letter(text[0]) || !is_letter(text[1]) || !is_digit(text[2]) || !is_digit(text[3])) return false;
  unsigned rest = 0;
  for (const char c : std::string(text.substr(kHead)) + std::string(text.substr(0, kHead))) {
    if (!is_digit(c) && !is_letter(c)) return false;
    const unsigned value = is_digit(c) ? static_cast<unsigned>(c - '0') : static_cast<unsigned>(c - 'A') + 10;
    rest = (rest * (value < 10 ? 10 : 100) + value) % kModulus;
  }
  return rest == 1;
}

}  // namespace kontor
