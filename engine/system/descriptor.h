// A file descriptor and the calls around it that every user would write again.
#pragma once

#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <string_view>

namespace kontor {

// Owns a file descriptor; a negative one stands for an open that failed, with errno saying why.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  // False when the file system tells only now that it could not write.
  bool close() {
    const int result = number_ >= 0 ? ::close(number_) : 0;
    number_ = -1;
    return result == 0;
  }

 private:
  int number_;
};

// False when not all could be written; errno says why.
inline bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace kontor
