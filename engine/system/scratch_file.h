// A file without a name in the folder for temporary files (TMPDIR, else /tmp): nobody else can open it, and it is gone
// with this object, however the program ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/system/descriptor.h"

namespace kontor {

class ScratchFile {
 public:
  // Refuses file_unwritable.
  ScratchFile();

  // Behind what is there. Refuses file_unwritable, for instance when the folder is full.
  void add(std::string_view bytes);
  // Bytes that were added. Refuses file_unreadable.
  void read(std::uint64_t from, char* to, std::size_t size) const;
  std::uint64_t size() const { return size_; }
  const std::string& folder() const { return folder_; }
  int descriptor() const { return descriptor_.number(); }

 private:
  std::string folder_;
  Descriptor descriptor_;
  std::uint64_t size_ = 0;
};

}  // namespace kontor
