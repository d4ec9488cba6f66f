// Where issued documents go: a number from the client's range, the bytes into the archive, their name into the book.
#pragma once

#include <string>
#include <string_view>

#include "engine/book/book.h"
#include "engine/system/archive.h"

namespace kontor {

inline constexpr std::string_view kPdfEnding = ".pdf";
inline constexpr std::string_view kXmlEnding = ".xml";

// The next number of a range, within an act. Refuses invoice_number_taken.
std::string draw_number(Book& book, std::string_view pattern, Day day);

struct DocumentShelf {
  Book& book;
  const Archive& archive;
  FileBatch& files;
};

// Returns the hash; no bytes, no document: an empty one. The file is there when the batch is kept.
std::string put_up(const DocumentShelf& shelf, const std::string& name, std::string_view bytes,
                   std::string_view ending);

}  // namespace kontor
