// Many small pieces of bytes, added one behind the other and read again in any order. What exceeds a few MiB lies in a
// scratch file, of which the blocks read last are kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/system/scratch_file.h"

namespace kontor {

class SpilledBytes {
 public:
  static constexpr std::size_t kInMemory = std::size_t{4} << 20;

  explicit SpilledBytes(std::size_t in_memory = kInMemory) : in_memory_(in_memory) {}

  // Returns where the piece begins. Refuses file_unwritable.
  std::uint64_t add(std::string_view piece);
  // A piece that was added, or a part of one; valid until the next call. Refuses file_unreadable.
  std::string_view read(std::uint64_t from, std::size_t size);
  bool is_spilled() const { return file_.has_value(); }

 private:
  struct Block {
    std::uint64_t number = 0;
    std::string bytes;
  };
  std::string_view block(std::uint64_t number, std::size_t size_wanted);

  std::size_t in_memory_;
  std::string waiting_;  // behind the file
  std::optional<ScratchFile> file_;
  std::vector<Block> blocks_;
  std::string joined_;  // the piece read last, where it stretches over blocks
};

}  // namespace kontor
