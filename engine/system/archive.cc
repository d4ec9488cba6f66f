#include "engine/system/archive.h"

#include "engine/base/refusal.h"
#include "engine/system/files.h"
#include "engine/system/sha256.h"

namespace kontor {

std::string Archive::path_of(const std::string& hash, std::string_view ending) const {
  return folder_ + "/" + hash + std::string(ending);
}

std::string Archive::keep(std::string_view bytes, std::string_view ending) const {
  std::string hash = hex_of(Sha256().of(bytes));
  const std::string path = path_of(hash, ending);
  if (file_exists(path)) return hash;
  make_folder(folder_);
  write_file(path, bytes, FileMode::archived);
  return hash;
}

std::string Archive::read(const std::string& hash, std::string_view ending) const {
  const std::string path = path_of(hash, ending);
  if (!file_exists(path)) refuse(Fault::document_damaged, path);
  std::string bytes = read_file(path);
  if (hex_of(Sha256().of(bytes)) != hash) refuse(Fault::document_damaged, path);
  return bytes;
}

}  // namespace kontor
