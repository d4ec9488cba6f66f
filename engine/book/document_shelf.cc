#include "engine/book/document_shelf.h"

#include "engine/base/refusal.h"
#include "engine/invoice/number_pattern.h"

namespace kontor {

std::string draw_number(Book& book, std::string_view pattern_text, Day day) {
  const NumberPattern pattern = NumberPattern::parse(pattern_text);
  std::string number = pattern.number(day, book.storage.next_number("number " + pattern.series(day)));
  if (book.storage.invoice(number) || book.storage.letter(number)) refuse(Fault::invoice_number_taken, number);
  return number;
}

std::string put_up(const DocumentShelf& shelf, const std::string& name, std::string_view bytes,
                   std::string_view ending) {
  if (bytes.empty()) return "";
  std::string hash = shelf.archive.keep(bytes, ending, shelf.files);
  shelf.book.storage.add_document({hash, name + std::string(ending),
                                   ending == kPdfEnding ? "application/pdf" : "application/xml",
                                   static_cast<std::int64_t>(bytes.size())});
  return hash;
}

}  // namespace kontor
