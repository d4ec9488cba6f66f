#include "engine/zip/zip_reader.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>

#include "engine/base/refusal.h"
#include "engine/text/decode.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Handle = std::unique_ptr<zip_t, Discard>;
using FileHandle = std::unique_ptr<zip_file_t, Discard>;

class ZipReader {
 public:
  ZipReader(std::string_view bytes, const std::string& file, ZipLimits limits)
      : file_(file), limits_(limits), left_(limits.bytes), archive_(open(bytes)) {}

  std::vector<ZippedFile> read() {
    const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
    if (count > static_cast<zip_int64_t>(limits_.files)) refuse_size();
    std::vector<ZippedFile> files;
    for (zip_int64_t i = 0; i < count; ++i) {
      const auto index = static_cast<zip_uint64_t>(i);
      const std::string name = name_of(index);
      if (is_left_out(name)) continue;
      guard_name(name);
      std::string bytes = unpack(index, name);
      if (looks_like_zip(bytes)) refuse(Fault::zip_nested, name, {file_, 0, ""});
      if (!bytes.empty()) files.push_back({name, std::move(bytes)});
    }
    if (files.empty()) refuse(Fault::zip_empty, file_, {file_, 0, ""});
    return files;
  }

 private:
  Handle open(std::string_view bytes) const {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_error_fini(&error);
    if (archive == nullptr) {
      if (source != nullptr) zip_source_free(source);
      refuse_damage("directory");
    }
    return Handle(archive);
  }

  // Raw bytes: older programs write the page of their country. decode() decides, as for every foreign text.
  std::string name_of(zip_uint64_t index) const {
    const char* raw = zip_get_name(archive_.get(), index, ZIP_FL_ENC_RAW);
    if (raw == nullptr) refuse_damage("#" + std::to_string(index + 1));
    std::string name;
    try {
      name = tidy(decode(raw, file_).text);
    } catch (const Refusal&) {
      refuse_damage("#" + std::to_string(index + 1));
    }
    std::replace(name.begin(), name.end(), '\\', '/');
    return name;
  }

  static bool is_left_out(std::string_view name) {
    return name.ends_with('/') || name.starts_with("__MACOSX/") || name.ends_with(".DS_Store") ||
           name.ends_with("Thumbs.db");
  }

  void guard_name(std::string_view name) const {
    const bool absolute = name.starts_with('/') || (name.size() > 1 && name[1] == ':');
    const std::string framed = "/" + std::string(name) + "/";
    if (name.empty() || absolute || framed.find("/../") != std::string::npos)
      refuse(Fault::zip_name_unsafe, std::string(name), {file_, 0, ""});
  }

  std::string unpack(zip_uint64_t index, const std::string& name) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive_.get(), index, 0, &stat) != 0) refuse_damage(name);
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
      refuse(Fault::zip_encrypted, name, {file_, 0, ""});
    if ((stat.valid & ZIP_STAT_SIZE) != 0 && stat.size > left_) refuse_size();
    const FileHandle opened(zip_fopen_index(archive_.get(), index, 0));
    if (!opened) refuse_damage(name);
    std::string bytes;
    std::array<char, kChunk> chunk;
    while (true) {
      const zip_int64_t got = zip_fread(opened.get(), chunk.data(), chunk.size());
      if (got < 0) refuse_damage(name);
      if (got == 0) break;
      const auto size = static_cast<std::size_t>(got);
      if (size > left_) refuse_size();
      left_ -= size;
      bytes.append(chunk.data(), size);
    }
    if ((stat.valid & ZIP_STAT_SIZE) != 0 && stat.size != bytes.size()) refuse_damage(name);
    return bytes;
  }

  // what is the file in the archive, or a word of locales/: the library's own words change with its version.
  [[noreturn]] void refuse_damage(std::string what) const {
    refuse(Fault::zip_malformed, std::move(what), {file_, 0, ""});
  }
  [[noreturn]] void refuse_size() const {
    refuse(Fault::zip_too_large, file_, {file_, 0, ""},
           {std::to_string(limits_.bytes >> 20), std::to_string(limits_.files)});
  }

  const std::string& file_;
  ZipLimits limits_;
  std::size_t left_;
  Handle archive_;
};

}  // namespace

std::vector<ZippedFile> read_zip(std::string_view bytes, const std::string& file, ZipLimits limits) {
  return ZipReader(bytes, file, limits).read();
}

bool looks_like_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");  // the second: an archive without files
}

}  // namespace kontor
