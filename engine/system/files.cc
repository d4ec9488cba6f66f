#include "engine/system/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "engine/base/refusal.h"
#include "engine/system/large_memory.h"

namespace kontor {

namespace {

std::string reason() { return std::strerror(errno); }

[[noreturn]] void refuse_writing(const std::string& path, const std::string& why) {
  refuse(Fault::file_unwritable, path, {path, 0, ""}, {why});
}

// Owns a file descriptor.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  bool close() {
    const int result = number_ >= 0 ? ::close(number_) : 0;
    number_ = -1;
    return result == 0;
  }

 private:
  int number_;
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void sync_folder(const std::string& folder) {
  Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.is_open()) ::fsync(descriptor.number());
}

}  // namespace

std::string read_file(const std::string& path, std::uint64_t size_max) {
  Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!descriptor.is_open())
    refuse(errno == ENOENT ? Fault::file_not_found : Fault::file_unreadable, path, {path, 0, ""}, {reason()});
  struct stat status {};
  if (::fstat(descriptor.number(), &status) != 0) refuse(Fault::file_unreadable, path, {path, 0, ""}, {reason()});
  if (S_ISDIR(status.st_mode)) refuse(Fault::file_unreadable, path, {path, 0, ""}, {std::strerror(EISDIR)});
  std::string bytes;
  reserve_large(bytes, static_cast<std::size_t>(std::max<off_t>(status.st_size, 0)));
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(descriptor.number(), buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) refuse(Fault::file_unreadable, path, {path, 0, ""}, {reason()});
    if (got == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(got));
    if (bytes.size() > size_max) refuse(Fault::file_too_large, path, {path, 0, ""}, {std::to_string(size_max >> 20)});
  }
}

void write_file(const std::string& path, std::string_view bytes, FileMode mode) {
  const std::string beside = path + ".part" + std::to_string(::getpid());
  Descriptor descriptor(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, static_cast<mode_t>(0600)));
  if (!descriptor.is_open()) refuse_writing(path, reason());
  const bool written =
      write_all(descriptor.number(), bytes) && ::fchmod(descriptor.number(), static_cast<mode_t>(mode)) == 0 &&
      ::fsync(descriptor.number()) == 0 && descriptor.close() && ::rename(beside.c_str(), path.c_str()) == 0;
  if (!written) {
    const std::string why = reason();
    ::unlink(beside.c_str());
    refuse_writing(path, why);
  }
  sync_folder(folder_of(path));
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
  if (failed) refuse_writing(path, failed.message());
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

}  // namespace kontor
