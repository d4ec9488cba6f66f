// A long file or text as one piece of memory, of which only the pages in use need be in memory.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/system/scratch_file.h"

namespace kontor {

class PagedBytes {
 public:
  PagedBytes() = default;
  // Bytes of somebody else, who keeps them for as long as this object is used.
  PagedBytes(std::string_view bytes) : borrowed_(bytes) {}
  PagedBytes(const std::string& bytes) : borrowed_(bytes) {}
  PagedBytes(const char* bytes) : borrowed_(bytes) {}
  static PagedBytes owning(std::string bytes);
  // All bytes of a scratch file. Refuses file_unreadable.
  static PagedBytes mapped(const ScratchFile& file);

  // The bytes behind the first ones, for as long as this object lives and stays where it is.
  PagedBytes without_first(std::size_t count) const;
  std::string_view view() const;
  std::size_t size() const { return view().size(); }
  // These bytes are not needed for the moment. They can be read all the same.
  void release(std::size_t begin, std::size_t end) const;

 private:
  std::optional<std::string> own_;
  std::shared_ptr<void> mapping_;  // none: in memory as a whole
  std::string_view borrowed_;      // or mapped
};

// Releases the bytes behind whoever passes over them.
class Passage {
 public:
  explicit Passage(const PagedBytes& bytes) : bytes_(&bytes) {}

  void reached(std::size_t at) {
    if (at < released_ + kStep) return;
    bytes_->release(released_, at);
    released_ = at;
  }

 private:
  static constexpr std::size_t kStep = std::size_t{2} << 20;

  const PagedBytes* bytes_;
  std::size_t released_ = 0;
};

// Hands out the bytes in order, a piece at a time, as take(begin, end), and releases them behind.
template <typename Take>
void in_pieces(const PagedBytes& bytes, Take take) {
  constexpr std::size_t kPiece = std::size_t{256} << 10;
  Passage passage(bytes);
  for (std::size_t begin = 0, size = bytes.size(); begin < size; begin += kPiece) {
    passage.reached(begin);
    take(begin, begin + kPiece < size ? begin + kPiece : size);
  }
  bytes.release(0, bytes.size());
}

// Bytes that come in pieces: few of them stay in memory, many go into a scratch file.
class PagedWriter {
 public:
  static constexpr std::size_t kInMemory = std::size_t{16} << 20;

  explicit PagedWriter(std::size_t in_memory = kInMemory) : in_memory_(in_memory) {}

  // Room for so many bytes that will come.
  void expect(std::size_t size);
  // Refuses file_unwritable.
  void add(std::string_view piece);
  std::size_t size() const { return waiting_.size() + (file_ ? static_cast<std::size_t>(file_->size()) : 0); }
  // Once, after the last piece. Refuses file_unwritable and file_unreadable.
  PagedBytes end();

 private:
  std::size_t in_memory_;
  std::string waiting_;
  std::optional<ScratchFile> file_;
};

}  // namespace kontor
