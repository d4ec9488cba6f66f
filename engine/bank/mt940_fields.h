// Cuts the text of a SWIFT file (MT940, MT942) into fields: ":61:2603020302C119,00NTRFNONREF" is field "61". Knows the
// envelopes around a message and what banks put between two of them; what a field means is the business of others.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/system/paged_bytes.h"

namespace kontor {

struct SwiftField {
  // Without colons. "-" marks the end of a message, whether the file has the mark, an envelope or just its end there.
  std::string_view tag;
  std::vector<std::string_view> lines;  // the first without its tag; blanks at the end are kept
  int line = 0;                         // in the file, counted from 1
};

// Whether bytes are a SWIFT statement: an envelope, or a line ":20:" and a line ":25:" near their beginning.
bool looks_like_mt940(std::string_view bytes);

// The text must outlive the object. Line ends are CRLF, LF or CR.
//  - A message begins with :20:. What stands before it and behind a closed message is left out.
//  - A line that only looks like a tag is text: payment texts hold times (":25:13") and rulers. Between the balances
//    only :61:, :86: and the closing fields are tags, and :20: where a second line of a head follows.
//  - A line "-" is text, too, unless a message may end there.
class SwiftFields {
 public:
  explicit SwiftFields(const PagedBytes& text) : text_(text.view()), passage_(text) {}

  // False at the end. `field` is overwritten.
  bool next(SwiftField& field);

 private:
  enum class Place { outside, head, lines, closed };

  std::string_view line_at(std::size_t at) const;
  std::size_t behind_line(std::size_t at) const;
  std::size_t next_filled(std::size_t at) const;
  bool begins_message(std::size_t at) const;
  void skip_line();
  std::string_view tag_here(std::string_view line) const;
  bool ends_here(std::string_view line) const;
  void move_on(std::string_view tag);

  std::string_view text_;
  Passage passage_;
  std::size_t at_ = 0;
  int line_ = 1;
  Place place_ = Place::outside;
};

}  // namespace kontor
