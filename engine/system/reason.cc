#include "engine/system/reason.h"

#include <cerrno>

namespace kontor {

namespace {

const char* key_of(int number) {
  switch (number) {
    case EACCES:
    case EPERM:
      return "permission";
    case ENOENT:
      return "missing";
    case EISDIR:
      return "is_folder";
    case ENOTDIR:
      return "not_a_folder";
    case ENOSPC:
    case EDQUOT:
      return "disk_full";
    case EFBIG:
      return "too_large";
    case EROFS:
      return "read_only";
    case EMFILE:
    case ENFILE:
      return "too_many_files";
    case ENAMETOOLONG:
      return "name_too_long";
    case EBUSY:
    case ETXTBSY:
      return "busy";
    case EEXIST:
      return "exists";
    case EIO:
      return "device";
    default:
      return nullptr;
  }
}

}  // namespace

std::string reason_of(int number) {
  const char* key = key_of(number);
  return key ? std::string("reasons/") + key : "reasons/other " + std::to_string(number);
}

}  // namespace kontor
