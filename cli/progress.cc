#include "cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "engine/system/environment.h"

namespace kontor::cli {

namespace {

constexpr std::int64_t kPatience = 1000;  // milliseconds before the bar is worth showing
constexpr std::int64_t kPause = 100;      // milliseconds between two pictures
constexpr std::int64_t kCells = 24;
constexpr const char* kEraseLine = "\r\033[K";

std::string bar(std::int64_t filled) {
  std::string text;
  for (std::int64_t i = 0; i < kCells; ++i) text += i < filled ? "█" : "░";
  return text;
}

}  // namespace

Progress::Progress(const Context& context, std::string_view key, std::int64_t total)
    : wording_(context.wording()),
      words_(context.wording().say("progress/" + std::string(key))),
      total_(total),
      next_(milliseconds_running() + kPatience),
      wanted_(context.speaks_to_people() && is_terminal(STDERR_FILENO)) {}

Progress::~Progress() {
  if (drawn_) std::cerr << kEraseLine << std::flush;
}

void Progress::at(std::int64_t n) {
  if (!wanted_ || milliseconds_running() < next_) return;
  next_ = milliseconds_running() + kPause;
  draw(n);
}

void Progress::draw(std::int64_t n) {
  std::string line = words_ + "  ";
  const std::string count = wording_.number(std::to_string(n));
  if (total_ > 0) {
    const std::int64_t done = std::clamp<std::int64_t>(n, 0, total_);
    line += bar(done * kCells / total_) + "  " + wording_.percent(std::to_string(done * 100 / total_)) + "  " + count +
            " / " + wording_.number(std::to_string(total_));
  } else {
    line += count;
  }
  std::cerr << kEraseLine << line << std::flush;
  drawn_ = true;
}

}  // namespace kontor::cli
