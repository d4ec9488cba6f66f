// The objects of one PDF and their bytes at the end: numbers, cross references, trailer.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kontor {

// Keys and values of a stream's dictionary, in PDF syntax: {"/N", "3"}.
using PdfKeys = std::vector<std::pair<std::string, std::string>>;

// `packed` bytes are deflated already.
enum class Packing { plain, packed };

// Bytes in zlib form, as /FlateDecode wants them.
std::string deflated(std::string_view bytes);

class PdfFile {
 public:
  PdfFile();
  ~PdfFile();
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;

  // Object numbers begin at 1. `value` is PDF syntax and written as it stands.
  int add(std::string_view value);
  // A number whose value is told later, for objects that point at each other.
  int reserve();
  void set(int object, std::string_view value);
  int add_dictionary(const PdfKeys& keys);
  int add_stream(const PdfKeys& keys, std::string_view bytes, Packing packing);

  struct Roots {
    int catalog;
    int info;  // a dictionary; the file identifier is a hash of it, so it holds what makes the document unique
  };
  // The whole file. Nothing may be added afterwards.
  std::string write(Roots roots);

 private:
  struct Objects;
  std::unique_ptr<Objects> objects_;
};

}  // namespace kontor
