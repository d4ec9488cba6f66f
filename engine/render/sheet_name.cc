#include "engine/render/sheet_name.h"

#include "engine/text/fold.h"
#include "engine/text/width.h"

namespace kontor {

namespace {

constexpr std::size_t kUnitsMax = 31;

std::string legal(std::string_view wanted) {
  std::string name;
  for (const char sign : tidy(wanted)) name.push_back(std::string_view("[]:*?/\\").find(sign) < 7 ? '-' : sign);
  while (name.starts_with('\'')) name.erase(0, 1);
  while (name.ends_with('\'')) name.pop_back();
  if (name.empty()) name = "1";
  if (fold(name) == "history") name.insert(0, "_");
  return name;
}

}  // namespace

std::string SheetNames::take(std::string_view wanted) {
  const std::string name = legal(wanted);
  for (int number = 1;; ++number) {
    const std::string ending = number == 1 ? "" : " (" + std::to_string(number) + ")";
    std::string candidate = shortened_utf16(name, kUnitsMax - ending.size()) + ending;
    if (candidate.ends_with('\'')) candidate.back() = '-';
    if (taken_.insert(fold(candidate)).second) return candidate;
  }
}

std::string quoted_sheet(std::string_view name) {
  std::string quoted = "'";
  for (const char sign : name) quoted.append(sign == '\'' ? 2 : 1, sign);
  return quoted + "'";
}

}  // namespace kontor
