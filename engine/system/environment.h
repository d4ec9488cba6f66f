// The only door to the clock, the environment and the place where Kontor's own data lie.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace kontor {

std::optional<std::string> environment(const std::string& name);

// Today as YYYY-MM-DD: KONTOR_TODAY if set, else SOURCE_DATE_EPOCH (UTC), else the clock (local time).
std::string today_iso();
// Seconds since 1970 UTC of this moment: midnight of KONTOR_TODAY, or SOURCE_DATE_EPOCH, else the clock.
std::int64_t seconds_now();

// Milliseconds of a clock that only measures stretches of time.
std::int64_t milliseconds_running();

// The folder that holds templates/ and locales/: KONTOR_DATA if set, else ../share/kontor beside the running program,
// else the share folder of the build it comes from. Refuses file_not_found.
std::string data_folder();

bool is_terminal(int descriptor);
// Columns of the terminal; 80 when unknown.
int terminal_width(int descriptor);

}  // namespace kontor
