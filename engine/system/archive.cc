#include "engine/system/archive.h"

#include <cstdio>
#include <utility>

#include "engine/base/refusal.h"
#include "engine/system/sha256.h"

namespace kontor {

std::string Archive::path_of(const std::string& hash, std::string_view ending) const {
  return folder_ + "/" + hash + std::string(ending);
}

std::string Archive::keep(std::string_view bytes, std::string_view ending, FileBatch& batch) const {
  std::string hash = hex_of(Sha256().of(bytes));
  const std::string path = path_of(hash, ending);
  if (file_exists(path)) return hash;
  make_folder(folder_);
  batch.add(path, bytes, FileMode::archived);
  return hash;
}

std::string Archive::read(const std::string& hash, std::string_view ending) const {
  const std::string path = path_of(hash, ending);
  if (!file_exists(path)) refuse(Fault::document_missing, path);
  std::string bytes = read_file(path);
  if (hex_of(Sha256().of(bytes)) != hash) refuse(Fault::document_damaged, path);
  return bytes;
}

Archive::State Archive::state_of(const std::string& hash, std::string_view ending) const {
  const std::string path = path_of(hash, ending);
  if (!file_exists(path)) return State::missing;
  Sha256 sha256;
  read_in_pieces(path, [&](std::string_view piece) { sha256.add(piece); });
  return hex_of(sha256.end()) == hash ? State::whole : State::changed;
}

std::vector<std::string> Archive::names() const { return files_in(folder_, ""); }

ArchiveCopy::ArchiveCopy(std::string path, const PagedBytes& bytes) : path_(std::move(path)) {
  made_ = std::async(std::launch::async, [this, &bytes] {
    if (file_exists(path_)) return false;
    make_folder(folder_of(path_));
    write_file(path_, bytes, FileMode::archived);
    return true;
  });
}

ArchiveCopy::~ArchiveCopy() {
  if (kept_) return;
  try {
    if (made_.valid() && made_.get()) std::remove(path_.c_str());
  } catch (const Refusal&) {
    // What could not be written need not be taken away.
  }
}

void ArchiveCopy::keep() {
  made_.get();
  kept_ = true;
}

}  // namespace kontor
