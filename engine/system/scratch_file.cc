#include "engine/system/scratch_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "engine/base/refusal.h"
#include "engine/system/reason.h"

namespace kontor {

namespace {

std::string folder_for_temporary_files() {
  const char* named = std::getenv("TMPDIR");
  return named && *named ? named : "/tmp";
}

// Not every file system can make a file without a name; there it loses its name at once.
int open_nameless(const std::string& folder) {
  const int number = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, static_cast<mode_t>(0600));
  if (number >= 0 || (errno != EOPNOTSUPP && errno != EISDIR)) return number;
  std::string path = folder + "/kontor-XXXXXX";
  const int named = ::mkostemp(path.data(), O_CLOEXEC);
  if (named >= 0) ::unlink(path.c_str());
  return named;
}

}  // namespace

ScratchFile::ScratchFile() : folder_(folder_for_temporary_files()), descriptor_(open_nameless(folder_)) {
  if (!descriptor_.is_open()) refuse(Fault::file_unwritable, folder_, {folder_, 0, ""}, {reason_of(errno)});
}

void ScratchFile::add(std::string_view bytes) {
  if (!write_all(descriptor_.number(), bytes))
    refuse(Fault::file_unwritable, folder_, {folder_, 0, ""}, {reason_of(errno)});
  size_ += bytes.size();
}

void ScratchFile::read(std::uint64_t from, char* to, std::size_t size) const {
  while (size > 0) {
    const ssize_t got = ::pread(descriptor_.number(), to, size, static_cast<off_t>(from));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) refuse(Fault::file_unreadable, folder_, {folder_, 0, ""}, {reason_of(got < 0 ? errno : EIO)});
    const auto taken = static_cast<std::size_t>(got);
    from += taken;
    to += taken;
    size -= taken;
  }
}

}  // namespace kontor
