#include "engine/system/sha256.h"

#include <openssl/evp.h>

#include "engine/base/ensure.h"

namespace kontor {

struct Sha256::Context {
  EVP_MD_CTX* digest = EVP_MD_CTX_new();
  EVP_MD* method = EVP_MD_fetch(nullptr, "SHA256", nullptr);  // once: a look-up costs as much as a short hash

  Context() { ensure(digest && method, "SHA-256 is there"); }
  ~Context() {
    EVP_MD_CTX_free(digest);
    EVP_MD_free(method);
  }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
};

// The library is woken with the first hash: it takes a millisecond, which a report that hashes nothing need not wait.
Sha256::Sha256() = default;
Sha256::~Sha256() = default;

Hash Sha256::of(std::string_view first, std::string_view second) {
  add(first);
  add(second);
  return end();
}

void Sha256::add(std::string_view piece) {
  if (!context_) context_ = std::make_unique<Context>();
  if (!begun_) ensure(EVP_DigestInit_ex(context_->digest, context_->method, nullptr) == 1, "SHA-256 begins");
  begun_ = true;
  ensure(EVP_DigestUpdate(context_->digest, piece.data(), piece.size()) == 1, "SHA-256 goes on");
}

Hash Sha256::end() {
  if (!begun_) add({});
  begun_ = false;
  Hash hash{};
  unsigned int size = 0;
  const bool done = EVP_DigestFinal_ex(context_->digest, hash.data(), &size) == 1;
  ensure(done && size == hash.size(), "SHA-256 never fails");
  return hash;
}

Hash hash_of(const PagedBytes& bytes) {
  Sha256 sha256;
  in_pieces(bytes, [&](std::size_t begin, std::size_t end) { sha256.add(bytes.view().substr(begin, end - begin)); });
  return sha256.end();
}

std::string hex_of(const Hash& hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : hash) {
    hex.push_back(kDigits[byte >> 4]);
    hex.push_back(kDigits[byte & 15]);
  }
  return hex;
}

}  // namespace kontor
