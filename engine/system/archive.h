// Originals kept by what they are: a folder of read-only files named by the SHA-256 of their bytes (GoBD Rz. 119 ff.:
// received and issued documents stay as they were).
#pragma once

#include <string>
#include <string_view>

namespace kontor {

class Archive {
 public:
  explicit Archive(std::string folder) : folder_(std::move(folder)) {}

  // Returns the hash (hex). Bytes that are there already are left alone, so keeping twice is harmless; a crash leaves
  // the whole file or none. `ending` is ".pdf", for people. Refuses file_unwritable.
  std::string keep(std::string_view bytes, std::string_view ending) const;
  // The very bytes. Refuses document_damaged when the file is missing or its bytes do not have this hash.
  std::string read(const std::string& hash, std::string_view ending) const;
  std::string path_of(const std::string& hash, std::string_view ending) const;

 private:
  std::string folder_;
};

}  // namespace kontor
