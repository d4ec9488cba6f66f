// SHA-256 (FIPS 180-4) of bytes: the chain of the book and the names of archived documents.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "engine/system/paged_bytes.h"

namespace kontor {

using Hash = std::array<unsigned char, 32>;

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  // The hash of all parts in a row; the context is kept for the next call.
  Hash of(std::string_view first, std::string_view second = {});

  // The same for what comes in pieces: add them all, then end.
  void add(std::string_view piece);
  Hash end();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
  bool begun_ = false;
};

// Of bytes that may be larger than memory should hold.
Hash hash_of(const PagedBytes& bytes);

std::string hex_of(const Hash& hash);
inline std::string_view bytes_of(const Hash& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }

}  // namespace kontor
