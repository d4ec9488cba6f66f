// Originals kept by what they are: a folder of read-only files named by the SHA-256 of their bytes (GoBD Rz. 119 ff.:
// received and issued documents stay as they were).
#pragma once

#include <future>
#include <string>
#include <string_view>
#include <vector>

#include "engine/system/files.h"

namespace kontor {

class Archive {
 public:
  explicit Archive(std::string folder) : folder_(std::move(folder)) {}

  // Returns the hash (hex); the file is there when the batch is kept. Bytes that are there already are left alone, so
  // keeping twice is harmless. `ending` is ".pdf", for people. Refuses file_unwritable.
  std::string keep(std::string_view bytes, std::string_view ending, FileBatch& batch) const;
  // The very bytes. Refuses document_missing, and document_damaged when its bytes do not have this hash.
  std::string read(const std::string& hash, std::string_view ending) const;
  enum class State { whole, missing, changed };
  // The bytes hashed again, a piece at a time. Refuses file_unreadable.
  State state_of(const std::string& hash, std::string_view ending) const;
  // The names of all files that are kept, sorted.
  std::vector<std::string> names() const;
  std::string path_of(const std::string& hash, std::string_view ending) const;

 private:
  std::string folder_;
};

// An original on its way into the archive, written while its content is read: whoever commits after `keep` never has
// lines without the file they came from. Without `keep` the file is taken away again, unless it was there before.
class ArchiveCopy {
 public:
  // The bytes outlive this object.
  ArchiveCopy(std::string path, const PagedBytes& bytes);
  ~ArchiveCopy();
  ArchiveCopy(const ArchiveCopy&) = delete;
  ArchiveCopy& operator=(const ArchiveCopy&) = delete;

  // Waits until the file is on disk. Refuses file_unwritable.
  void keep();

 private:
  std::string path_;
  std::future<bool> made_;  // false: it was there
  bool kept_ = false;
};

}  // namespace kontor
