#include "engine/system/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "engine/base/refusal.h"
#include "engine/system/descriptor.h"
#include "engine/system/large_memory.h"
#include "engine/system/reason.h"

namespace kontor {

namespace {

std::string reason() { return reason_of(errno); }

[[noreturn]] void refuse_reading(const std::string& path, const std::string& why) {
  refuse(Fault::file_unreadable, path, {path, 0, ""}, {why});
}

[[noreturn]] void refuse_writing(const std::string& path, const std::string& why) {
  refuse(Fault::file_unwritable, path, {path, 0, ""}, {why});
}

// Waiting for a whole file system also waits for what other programs wrote; that is worth it for many files only.
constexpr std::size_t kFewFiles = 16;

std::string beside(const std::string& path) { return path + ".part" + std::to_string(::getpid()); }

enum class Sync { now, later };

bool write_pieces(int descriptor, const PagedBytes& bytes) {
  bool written = true;
  in_pieces(bytes, [&](std::size_t begin, std::size_t end) {
    written = written && write_all(descriptor, bytes.view().substr(begin, end - begin));
  });
  return written;
}

// Refuses file_unwritable and leaves nothing behind then.
void write_beside(const std::string& path, const PagedBytes& bytes, FileMode mode, Sync sync) {
  const std::string part = beside(path);
  Descriptor descriptor(::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, static_cast<mode_t>(0600)));
  if (!descriptor.is_open()) refuse_writing(path, reason());
  if (write_pieces(descriptor.number(), bytes) && ::fchmod(descriptor.number(), static_cast<mode_t>(mode)) == 0 &&
      (sync == Sync::later || ::fsync(descriptor.number()) == 0) && descriptor.close())
    return;
  const std::string why = reason();
  ::unlink(part.c_str());
  refuse_writing(path, why);
}

void put_in_place(const std::string& path) {
  const std::string part = beside(path);
  if (::rename(part.c_str(), path.c_str()) == 0) return;
  const std::string why = reason();
  ::unlink(part.c_str());
  refuse_writing(path, why);
}

void sync_file(const std::string& path) {
  const Descriptor descriptor(::open(beside(path).c_str(), O_RDONLY | O_CLOEXEC));
  if (!descriptor.is_open() || ::fsync(descriptor.number()) != 0) refuse_writing(path, reason());
}

// All that was written to the file system of this folder is on disk afterwards.
void sync_file_system(const std::string& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!descriptor.is_open() || ::syncfs(descriptor.number()) != 0) refuse_writing(folder, reason());
}

void sync_folder(const std::string& folder) {
  Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.is_open()) ::fsync(descriptor.number());
}

Descriptor opened(const std::string& path) {
  const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0)
    refuse(errno == ENOENT ? Fault::file_not_found : Fault::file_unreadable, path, {path, 0, ""}, {reason()});
  return Descriptor(number);
}

std::size_t size_of(const Descriptor& descriptor, const std::string& path) {
  struct stat status {};
  if (::fstat(descriptor.number(), &status) != 0) refuse_reading(path, reason());
  if (S_ISDIR(status.st_mode)) refuse_reading(path, reason_of(EISDIR));
  return static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
}

template <typename Take>
void take_pieces(const Descriptor& descriptor, const std::string& path, Take take) {
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(descriptor.number(), buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) refuse_reading(path, reason());
    if (got == 0) return;
    take(std::string_view(buffer, static_cast<std::size_t>(got)));
  }
}

}  // namespace

std::string read_file(const std::string& path, std::uint64_t size_max) {
  const Descriptor descriptor = opened(path);
  std::string bytes;
  reserve_large(bytes, size_of(descriptor, path));
  take_pieces(descriptor, path, [&](std::string_view piece) {
    bytes.append(piece);
    if (bytes.size() > size_max) refuse(Fault::file_too_large, path, {path, 0, ""}, {std::to_string(size_max >> 20)});
  });
  return bytes;
}

PagedBytes read_paged(const std::string& path, std::uint64_t size_max) {
  const Descriptor descriptor = opened(path);
  PagedWriter bytes;
  bytes.expect(size_of(descriptor, path));
  take_pieces(descriptor, path, [&](std::string_view piece) {
    bytes.add(piece);
    if (bytes.size() > size_max) refuse(Fault::file_too_large, path, {path, 0, ""}, {std::to_string(size_max >> 20)});
  });
  return bytes.end();
}

void read_in_pieces(const std::string& path, const std::function<void(std::string_view)>& take) {
  const Descriptor descriptor = opened(path);
  size_of(descriptor, path);
  take_pieces(descriptor, path, take);
}

void write_file(const std::string& path, const PagedBytes& bytes, FileMode mode) {
  write_beside(path, bytes, mode, Sync::now);
  put_in_place(path);
  sync_folder(folder_of(path));
}

FileBatch::~FileBatch() {
  for (const std::string& path : targets_) ::unlink(beside(path).c_str());
}

void FileBatch::add(const std::string& path, std::string_view bytes, FileMode mode) {
  write_beside(path, bytes, mode, Sync::later);
  targets_.insert(path);
}

void FileBatch::keep() {
  std::set<std::string> folders;
  for (const std::string& path : targets_) folders.insert(folder_of(path));
  if (targets_.size() <= kFewFiles)
    for (const std::string& path : targets_) sync_file(path);
  else
    for (const std::string& folder : folders) sync_file_system(folder);
  for (const std::string& path : targets_) put_in_place(path);
  for (const std::string& folder : folders) sync_folder(folder);
  targets_.clear();
}

void make_file(const std::string& path, FileMode mode) {
  const Descriptor descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, static_cast<mode_t>(mode)));
  if (descriptor.is_open()) return;
  if (errno == EEXIST) refuse(Fault::file_exists, path, {path, 0, ""});
  refuse_writing(path, reason());
}

TemporaryFile::TemporaryFile() {
  std::error_code ignored;
  path_ = (std::filesystem::temp_directory_path(ignored) / "kontor-XXXXXX").string();
  const Descriptor descriptor(::mkstemp(path_.data()));
  if (!descriptor.is_open()) refuse_writing(path_, reason());
}

TemporaryFile::~TemporaryFile() { ::unlink(path_.c_str()); }

bool file_exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

void make_folder(const std::string& path) {
  std::error_code failed;
  std::filesystem::create_directories(path, failed);
  if (failed) refuse_writing(path, reason_of(failed.value()));
}

std::vector<std::string> files_in(const std::string& folder, std::string_view ending) {
  std::vector<std::string> names;
  std::error_code failed;
  for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    std::string name = entry->path().filename().string();
    if (entry->is_regular_file() && std::string_view(name).ends_with(ending)) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string file_name_of(const std::string& path) { return std::filesystem::path(path).filename().string(); }

std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

std::string ending_of(const std::string& path) {
  const std::string name = file_name_of(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos ? "" : name.substr(dot);
}

}  // namespace kontor
