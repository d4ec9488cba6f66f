// ISO 4217 currency with the number of its minor digits (EUR 2, JPY 0, TND 3).
#pragma once

#include <array>
#include <compare>
#include <string_view>

namespace kontor {

class Currency {
 public:
  // EUR.
  constexpr Currency() = default;
  // Refuses currency_unknown for anything but three capital letters.
  static Currency from_code(std::string_view code);

  constexpr std::string_view code() const { return {code_.data(), code_.size()}; }
  constexpr int minor_digits() const { return minor_digits_; }
  auto operator<=>(const Currency&) const = default;

 private:
  std::array<char, 3> code_{'E', 'U', 'R'};
  signed char minor_digits_ = 2;
};

inline constexpr Currency kEuro{};

}  // namespace kontor
