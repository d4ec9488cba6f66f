// Names of sheets that Excel accepts: at most 31 UTF-16 units, none of []:*?/\, no apostrophe at an end, not empty, not
// the reserved "History", and no two alike without regard to case.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace kontor {

class SheetNames {
 public:
  // The nearest legal name that was not given out before; a number tells equal ones apart.
  std::string take(std::string_view wanted);

 private:
  std::set<std::string> taken_;  // folded
};

// The name as a formula or link writes it: quoted, apostrophes doubled.
std::string quoted_sheet(std::string_view name);

}  // namespace kontor
