// A progress bar for what takes longer than a second.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cli/context.h"

namespace kontor::cli {

// Drawn on standard error, only on a terminal and without --quiet and --json; erased when it ends.
class Progress {
 public:
  // The words at progress/<key> stand before the bar. total: how many steps there are; 0: not known, the steps are
  // counted.
  Progress(const Context& context, std::string_view key, std::int64_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // n steps are done. Cheap enough for every row.
  void at(std::int64_t n);

 private:
  void draw(std::int64_t n);

  const Wording& wording_;
  std::string words_;
  std::int64_t total_;
  std::int64_t next_;  // milliseconds at which it is drawn again
  bool wanted_;
  bool drawn_ = false;
};

}  // namespace kontor::cli
