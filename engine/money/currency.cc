#include "engine/money/currency.h"

#include <algorithm>

#include "engine/base/refusal.h"

namespace kontor {

namespace {

// ISO 4217, list one: the active currencies whose minor unit is not two digits.
constexpr auto kNoMinorUnit =
    std::to_array<std::string_view>({"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI",
                                     "VND", "VUV", "XAF", "XOF", "XPF"});
constexpr auto kThreeDigits = std::to_array<std::string_view>({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"});

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

Currency Currency::from_code(std::string_view code) {
  const bool three_capitals =
      code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!three_capitals) refuse(Fault::currency_unknown, std::string(code));
  Currency currency;
  std::copy(code.begin(), code.end(), currency.code_.begin());
  if (holds(kNoMinorUnit, code)) currency.minor_digits_ = 0;
  if (holds(kThreeDigits, code)) currency.minor_digits_ = 3;
  return currency;
}

}  // namespace kontor
