// Work on bytes that may be meant to harm: in a child process of its own, with a limit on memory, time and answer.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace kontor {

struct Confinement {
  std::size_t memory = std::size_t{2} << 30;   // bytes of the whole process
  std::size_t answer = std::size_t{64} << 20;  // bytes
  unsigned seconds = 10;                       // of work, and of waiting for it
};

// What `work` returned; nothing when the child crashed, ran into a limit or threw. The child is a copy of this process:
// it sees all data, and whatever it changes is gone with it. Refuses file_unreadable when no child can be made.
std::optional<std::string> run_confined(const std::function<std::string()>& work, const Confinement& limits = {});

}  // namespace kontor
