// Foreign ZIP files: what banks and portals put several statements into. Everything is read into memory and nothing is
// ever written under a name of the archive.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kontor {

struct ZipLimits {
  std::size_t bytes = std::size_t{64} << 20;  // of all files together, unpacked
  std::size_t files = 1000;
};

struct ZippedFile {
  std::string name;  // UTF-8, tidy, with '/' between folders
  std::string bytes;
};

// The files of the archive in its order; folders, empty files and what a Mac adds by itself (__MACOSX, .DS_Store) are
// left out. Sizes are counted while unpacking: what an archive says about itself is not believed.
// Refuses zip_malformed (also a cut-off one, a wrong checksum and an unknown method), zip_encrypted, zip_nested,
// zip_name_unsafe ("../", an absolute path), zip_too_large, zip_empty; all of the archive or nothing.
std::vector<ZippedFile> read_zip(std::string_view bytes, const std::string& file, ZipLimits limits = {});

// By the first bytes. Workbooks and text documents of office programs are ZIP files, too.
bool looks_like_zip(std::string_view bytes);

}  // namespace kontor
