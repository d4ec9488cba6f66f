#include "engine/bank/statement_reader.h"

#include <algorithm>
#include <array>

#include "engine/bank/camt.h"
#include "engine/bank/cell.h"
#include "engine/bank/csv_reader.h"
#include "engine/bank/foreign_file.h"
#include "engine/bank/mt940.h"
#include "engine/bank/mt940_fields.h"
#include "engine/base/refusal.h"
#include "engine/text/decode.h"
#include "engine/xml/xml_reader.h"

namespace kontor {

namespace {

using Layouts = std::vector<CsvLayout>;

struct Reader {
  bool (*claims)(std::string_view bytes);
  StatementFile (*read)(const PagedBytes& bytes, const std::string& file, const Layouts& layouts);
};

// U+FFFD, and the same saved once more as if it were Windows-1252. Neither is a part of the other.
constexpr std::array<std::string_view, 2> kLostLetters = {"\xEF\xBF\xBD", "\xC3\xAF\xC2\xBF\xC2\xBD"};

// The word around `at`, as far as a separator of any format.
std::string word_at(std::string_view text, std::size_t at) {
  constexpr std::string_view kEnds = " ;,\t\r\n\"<>:?+";
  const std::size_t before = text.find_last_of(kEnds, at);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return tidy_cell(text.substr(begin, std::min(text.find_first_of(kEnds, at), text.size()) - begin));
}

struct LostLetters {
  std::size_t count = 0;
  std::size_t first = std::string_view::npos;
};

LostLetters lost_letters(const PagedBytes& bytes) {
  const std::string_view all = bytes.view();
  LostLetters lost;
  in_pieces(bytes, [&](std::size_t begin, std::size_t end) {
    for (const std::string_view letter : kLostLetters) {
      const std::string_view piece = all.substr(0, end + letter.size() - 1);  // one that begins here may end behind
      for (std::size_t at = piece.find(letter, begin); at != std::string_view::npos; at = piece.find(letter, at + 1)) {
        ++lost.count;
        lost.first = std::min(lost.first, at);
      }
    }
  });
  return lost;
}

// Letters that somebody lost before the file came here. Where one stands in an amount or a day, the file is refused.
void tell_lost_letters(StatementFile& read, const PagedBytes& text) {
  const LostLetters lost = lost_letters(text);
  if (lost.count == 0) return;
  const std::string_view all = text.view();
  std::ptrdiff_t line = 1;
  in_pieces(text, [&](std::size_t begin, std::size_t end) {
    const std::string_view piece = all.substr(0, std::min(end, lost.first)).substr(std::min(begin, lost.first));
    line += std::count(piece.begin(), piece.end(), '\n');
  });
  read.findings.push_back({Fault::text_damaged,
                           {read.file, static_cast<int>(line), ""},
                           word_at(all, lost.first),
                           {std::to_string(lost.count)}});
}

// The same for a file that its reader has decoded by itself.
void tell_lost_letters_of(StatementFile& read, const PagedBytes& bytes, const std::string& file) {
  if (lost_letters(bytes).count > 0) tell_lost_letters(read, decode_pages(bytes, file).text);
}

StatementFile read_xml_statement(const PagedBytes& bytes, const std::string& file, const Layouts&) {
  StatementFile read = read_camt(bytes, file);
  tell_lost_letters_of(read, bytes, file);
  return read;
}

StatementFile read_text_statement(const PagedBytes& bytes, const std::string& file, const Layouts& layouts) {
  const DecodedPages decoded = decode_pages(bytes, file);
  StatementFile read = read_csv(decoded.text, layouts, file);
  if (decoded.encoding != Encoding::ascii) tell_lost_letters(read, decoded.text);
  return read;
}

StatementFile read_swift_statement(const PagedBytes& bytes, const std::string& file, const Layouts&) {
  StatementFile read = read_mt940(bytes, file);
  tell_lost_letters_of(read, bytes, file);
  return read;
}

// Asked in this order; the first that claims the bytes reads them.
constexpr auto kReaders = std::to_array<Reader>({
    {looks_like_xml, read_xml_statement},
    {looks_like_mt940, read_swift_statement},
    {[](std::string_view) { return true; }, read_text_statement},
});

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0'; }

}  // namespace

StatementReaders StatementReaders::from_profiles(const std::vector<NamedText>& profiles,
                                                 const std::vector<NamedText>& own) {
  StatementReaders readers;
  for (const NamedText& profile : own)
    for (CsvLayout& layout : read_profile(profile)) {
      layout.own = true;
      readers.layouts_.push_back(std::move(layout));
    }
  for (const NamedText& profile : profiles)
    for (CsvLayout& layout : read_profile(profile)) readers.layouts_.push_back(std::move(layout));
  return readers;
}

StatementFile StatementReaders::read(const PagedBytes& pages, const std::string& file_name) const {
  const std::string_view bytes = pages.view();
  if (std::all_of(bytes.begin(), bytes.end(), is_blank)) refuse(Fault::file_empty, "", {file_name, 0, ""});
  guard_kind(bytes, file_name);
  const auto reader = std::find_if(kReaders.begin(), kReaders.end(), [&](const Reader& r) { return r.claims(bytes); });
  return reader->read(pages, file_name, layouts_);
}

}  // namespace kontor
