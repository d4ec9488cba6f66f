// Every way in which data can be wrong, as one closed list.
// The order is the precedence: when one line has several faults, the first of this list is told first.
// The words a person reads for a fault live in locales/; tests assert on the fault, never on its words.
#pragma once

#include <array>
#include <string_view>

namespace kontor {

#define KONTOR_FAULTS(X)      \
  X(file_not_found)           \
  X(file_empty)               \
  X(text_undecodable)         \
  X(number_malformed)         \
  X(number_too_many_decimals) \
  X(amount_overflow)          \
  X(currency_unknown)         \
  X(currency_mixed)           \
  X(division_by_zero)         \
  X(allotment_without_shares) \
  X(day_malformed)            \
  X(day_out_of_range)         \
  X(period_malformed)         \
  X(table_column_missing)     \
  X(table_row_malformed)      \
  X(account_malformed)        \
  X(account_unknown)          \
  X(account_doubled)          \
  X(account_kind_unknown)     \
  X(entry_without_text)       \
  X(entry_too_short)          \
  X(posting_zero)             \
  X(entry_unbalanced)         \
  X(reversal_before_entry)    \
  X(reversal_without_reason)

enum class Fault {
#define KONTOR_FAULT_ENUM(name) name,
  KONTOR_FAULTS(KONTOR_FAULT_ENUM)
#undef KONTOR_FAULT_ENUM
};

inline constexpr auto kFaultNames = std::to_array<std::string_view>({
#define KONTOR_FAULT_NAME(name) #name,
    KONTOR_FAULTS(KONTOR_FAULT_NAME)
#undef KONTOR_FAULT_NAME
});

// The stable snake_case name, as printed in JSON and used as key in locales/.
constexpr std::string_view name_of(Fault fault) { return kFaultNames.at(static_cast<std::size_t>(fault)); }

}  // namespace kontor
