// The only door to files. Whatever the world refuses comes out as a Refusal naming the path.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/system/paged_bytes.h"

namespace kontor {

inline constexpr std::uint64_t kFileSizeMax = 512ULL << 20;

// Refuses file_not_found, file_unreadable (the reason of the system is a detail) and file_too_large.
std::string read_file(const std::string& path, std::uint64_t size_max = kFileSizeMax);

// The same for a file that may be larger than memory should hold. The bytes are a copy of our own: what happens to the
// file while they are read does not matter. Refuses file_unwritable as well, see ScratchFile.
PagedBytes read_paged(const std::string& path, std::uint64_t size_max = kFileSizeMax);

// Hands out the bytes in order, a piece at a time: for what only passes over them. Refuses file_not_found and
// file_unreadable.
void read_in_pieces(const std::string& path, const std::function<void(std::string_view)>& take);

enum class FileMode : int { shared = 0644, secret = 0600, archived = 0444 };

// Writes beside the target, syncs, renames and syncs the folder: after a crash the old or the new file is there, whole.
// Refuses file_unwritable.
void write_file(const std::string& path, const PagedBytes& bytes, FileMode mode = FileMode::shared);

// Files that appear together: each is written beside its target, `keep` brings all of them to the disk with one wait
// and then into place. Without `keep` none appears. A crash within `keep` leaves some of them, each whole.
class FileBatch {
 public:
  FileBatch() = default;
  ~FileBatch();
  FileBatch(const FileBatch&) = delete;
  FileBatch& operator=(const FileBatch&) = delete;

  // Refuses file_unwritable.
  void add(const std::string& path, std::string_view bytes, FileMode mode = FileMode::shared);
  // Refuses file_unwritable.
  void keep();

 private:
  std::set<std::string> targets_;
};

// An empty file that was not there before; no moment exists in which others than its mode says may read it.
// Refuses file_exists and file_unwritable.
void make_file(const std::string& path, FileMode mode);

// An empty file of a name of its own in the folder for temporary files (TMPDIR, else /tmp), gone with this object.
class TemporaryFile {
 public:
  // Refuses file_unwritable.
  TemporaryFile();
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

bool file_exists(const std::string& path);
bool is_folder(const std::string& path);
// Makes the folder and its parents. Refuses file_unwritable.
void make_folder(const std::string& path);
// Names of the files in a folder with this ending, sorted by bytes; empty when there is no such folder.
std::vector<std::string> files_in(const std::string& folder, std::string_view ending);

// "b.csv" of "a/b.csv"; "a" (or "." when there is none) of "a/b.csv".
std::string file_name_of(const std::string& path);
std::string folder_of(const std::string& path);
// ".csv" of "a/b.csv"; empty for a name without a dot.
std::string ending_of(const std::string& path);

}  // namespace kontor
