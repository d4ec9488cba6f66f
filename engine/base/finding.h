// What is wrong in the data, where, and with which value. Readers and checks return all findings at once.
#pragma once

#include <string>
#include <vector>

#include "engine/base/fault.h"

namespace kontor {

// A place in a file; line 0 and empty strings mean "not known" or "does not apply".
struct Where {
  std::string file;
  int line = 0;       // counted from 1
  std::string field;  // column, key or posting

  bool operator==(const Where&) const = default;
};

struct Finding {
  Fault fault;
  Where where;
  std::string value;                 // the offending text, as it was read
  std::vector<std::string> details;  // fill {1}, {2} ... in the message; {0} is the value

  bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

}  // namespace kontor
