#include "engine/system/environment.h"

#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "engine/base/refusal.h"
#include "engine/system/files.h"

#ifndef KONTOR_BUILD_DATA
#define KONTOR_BUILD_DATA ""
#endif

namespace kontor {

namespace {

std::optional<std::int64_t> fixed_epoch() {
  const auto text = environment("SOURCE_DATE_EPOCH");
  if (!text) return std::nullopt;
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), seconds);
  if (error != std::errc{} || end != text->data() + text->size()) return std::nullopt;
  return seconds;
}

std::string iso_of(const tm& parts) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
  return buffer;
}

}  // namespace

std::optional<std::string> environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  if (!value || !*value) return std::nullopt;
  return std::string(value);
}

std::string today_iso() {
  if (const auto today = environment("KONTOR_TODAY")) return *today;
  tm parts{};
  if (const auto epoch = fixed_epoch()) {
    const time_t moment = static_cast<time_t>(*epoch);
    ::gmtime_r(&moment, &parts);
  } else {
    const time_t moment = ::time(nullptr);
    ::localtime_r(&moment, &parts);
  }
  return iso_of(parts);
}

std::int64_t seconds_now() {
  if (const auto epoch = fixed_epoch()) return *epoch;
  tm parts{};
  if (const auto today = environment("KONTOR_TODAY"))
    if (::strptime(today->c_str(), "%Y-%m-%d", &parts) != nullptr) return ::timegm(&parts);
  return ::time(nullptr);
}

std::int64_t milliseconds_running() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

std::string data_folder() {
  std::error_code ignored;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const std::string installed = (program.parent_path().parent_path() / "share" / "kontor").string();
  const std::string candidates[] = {environment("KONTOR_DATA").value_or(""), installed, KONTOR_BUILD_DATA};
  for (const std::string& folder : candidates)
    if (!folder.empty() && is_folder(folder + "/templates") && is_folder(folder + "/locales")) return folder;
  refuse(Fault::file_not_found, installed + "/templates", {installed, 0, ""});
}

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

int terminal_width(int descriptor) {
  winsize size{};
  return ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace kontor
