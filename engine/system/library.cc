#include "engine/system/library.h"

#include <dlfcn.h>

#include <filesystem>

#include "engine/base/refusal.h"
#include "engine/system/files.h"

#ifndef KONTOR_LIBRARIES
#define KONTOR_LIBRARIES "lib/kontor"
#endif
#ifndef KONTOR_BUILD
#define KONTOR_BUILD ""
#endif

namespace kontor {

namespace {

std::string path_of(const std::string& name) {
  std::error_code ignored;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const std::string beside = (program.parent_path().parent_path() / KONTOR_LIBRARIES / name).string();
  for (const std::string& path : {beside, std::string(KONTOR_BUILD "/" KONTOR_LIBRARIES "/") + name})
    if (file_exists(path)) return path;
  refuse(Fault::file_not_found, beside, {beside, 0, ""});
}

}  // namespace

void* symbol_of_library(const std::string& name, const char* symbol) {
  const std::string path = path_of(name);
  void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  void* address = library != nullptr ? ::dlsym(library, symbol) : nullptr;
  if (address != nullptr) return address;
  const char* reason = ::dlerror();
  refuse(Fault::library_unreadable, path, {path, 0, ""}, {reason != nullptr ? reason : symbol});
}

}  // namespace kontor
