#include "engine/system/spilled_bytes.h"

#include <algorithm>
#include <limits>

namespace kontor {

namespace {

constexpr std::size_t kBlockSize = std::size_t{16} << 10;
constexpr std::size_t kBlocksKept = 256;
constexpr std::uint64_t kNoBlock = std::numeric_limits<std::uint64_t>::max();

}  // namespace

std::uint64_t SpilledBytes::add(std::string_view piece) {
  if (waiting_.size() + piece.size() > in_memory_) {
    if (!file_) file_.emplace();
    file_->add(waiting_);
    waiting_.clear();
  }
  const std::uint64_t begin = (file_ ? file_->size() : 0) + waiting_.size();
  waiting_.append(piece);
  return begin;
}

std::string_view SpilledBytes::read(std::uint64_t from, std::size_t size) {
  const std::uint64_t in_file = file_ ? file_->size() : 0;
  if (from >= in_file) return std::string_view(waiting_).substr(static_cast<std::size_t>(from - in_file), size);
  const auto within = static_cast<std::size_t>(from % kBlockSize);
  if (within + size <= kBlockSize) return block(from / kBlockSize, within + size).substr(within, size);
  joined_.resize(size);
  file_->read(from, joined_.data(), size);
  return joined_;
}

std::string_view SpilledBytes::block(std::uint64_t number, std::size_t size_wanted) {
  if (blocks_.empty()) blocks_.resize(kBlocksKept);
  Block& kept = blocks_[static_cast<std::size_t>(number % kBlocksKept)];
  // The last block of the file may have grown since it was read.
  if (kept.number == number && kept.bytes.size() >= size_wanted) return kept.bytes;
  const std::uint64_t begin = number * kBlockSize;
  kept.number = kNoBlock;
  kept.bytes.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kBlockSize, file_->size() - begin)));
  file_->read(begin, kept.bytes.data(), kept.bytes.size());
  kept.number = number;
  return kept.bytes;
}

}  // namespace kontor
