// The one exception of the engine: an act cannot go on, nothing was changed.
#pragma once

#include <exception>

#include "engine/base/finding.h"

namespace kontor {

class Refusal : public std::exception {
 public:
  explicit Refusal(Finding finding);
  explicit Refusal(Findings findings);

  const Findings& findings() const noexcept { return findings_; }
  // The first finding in plain technical words, for logs; people get the words of locales/.
  const char* what() const noexcept override { return what_.c_str(); }

 private:
  Findings findings_;
  std::string what_;
};

[[noreturn]] void refuse(Fault fault, std::string value, Where where = {}, std::vector<std::string> details = {});

}  // namespace kontor
