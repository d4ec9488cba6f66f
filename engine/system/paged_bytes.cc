#include "engine/system/paged_bytes.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/system/large_memory.h"
#include "engine/system/reason.h"

namespace kontor {

namespace {

constexpr std::size_t kWrittenAtOnce = std::size_t{256} << 10;

std::uintptr_t page_size() {
  static const auto size = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  return size;
}

}  // namespace

PagedBytes PagedBytes::owning(std::string bytes) {
  PagedBytes made;
  made.own_ = std::move(bytes);
  return made;
}

PagedBytes PagedBytes::mapped(const ScratchFile& file) {
  PagedBytes made;
  const auto size = static_cast<std::size_t>(file.size());
  if (size == 0) return made;
  void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.descriptor(), 0);
  if (memory == MAP_FAILED) refuse(Fault::file_unreadable, file.folder(), {file.folder(), 0, ""}, {reason_of(errno)});
  made.mapping_ = std::shared_ptr<void>(memory, [size](void* mapped) { ::munmap(mapped, size); });
  made.borrowed_ = {static_cast<const char*>(memory), size};
  return made;
}

PagedBytes PagedBytes::without_first(std::size_t count) const {
  PagedBytes part(view().substr(count));
  part.mapping_ = mapping_;
  return part;
}

std::string_view PagedBytes::view() const { return own_ ? std::string_view(*own_) : borrowed_; }

// The pages of a scratch file that nobody else has: they can go without being written, and come again.
void PagedBytes::release(std::size_t begin, std::size_t end) const {
  if (!mapping_ || begin >= end) return;
  const auto base = reinterpret_cast<std::uintptr_t>(view().data());
  const std::uintptr_t first = (base + begin) / page_size() * page_size();
  const std::uintptr_t behind = (base + end) / page_size() * page_size();
  if (first < behind) ::madvise(reinterpret_cast<void*>(first), behind - first, MADV_DONTNEED);  // advice
}

void PagedWriter::expect(std::size_t size) {
  if (size <= in_memory_) reserve_large(waiting_, size);
}

void PagedWriter::add(std::string_view piece) {
  if (waiting_.size() + piece.size() > (file_ ? std::min(in_memory_, kWrittenAtOnce) : in_memory_)) {
    if (!file_) file_.emplace();
    file_->add(waiting_);
    waiting_ = {};  // and not clear(): the large memory goes back
    waiting_.reserve(kWrittenAtOnce);
  }
  waiting_.append(piece);
}

PagedBytes PagedWriter::end() {
  if (!file_) return PagedBytes::owning(std::move(waiting_));
  file_->add(waiting_);
  waiting_ = {};
  return PagedBytes::mapped(*file_);
}

}  // namespace kontor
