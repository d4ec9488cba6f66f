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
  StatementFile (*read)(std::string_view bytes, const std::string& file, const Layouts& layouts);
};

// U+FFFD, and the same saved once more as if it were Windows-1252.
constexpr std::array<std::string_view, 2> kLostLetters = {"\xEF\xBF\xBD", "\xC3\xAF\xC2\xBF\xC2\xBD"};

std::size_t find_lost_letter(std::string_view text, std::size_t from) {
  return std::min(text.find(kLostLetters[0], from), text.find(kLostLetters[1], from));
}

// The word around `at`, as far as a separator of any format.
std::string word_at(std::string_view text, std::size_t at) {
  constexpr std::string_view kEnds = " ;,\t\r\n\"<>:?+";
  const std::size_t before = text.find_last_of(kEnds, at);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return tidy_cell(text.substr(begin, std::min(text.find_first_of(kEnds, at), text.size()) - begin));
}

// Letters that somebody lost before the file came here. Where one stands in an amount or a day, the file is refused.
void tell_lost_letters(StatementFile& read, std::string_view text) {
  const std::size_t first = find_lost_letter(text, 0);
  if (first == std::string_view::npos) return;
  std::size_t count = 0;
  for (std::size_t at = first; at != std::string_view::npos; at = find_lost_letter(text, at + 3)) ++count;
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(first), '\n');
  read.findings.push_back(
      {Fault::text_damaged, {read.file, static_cast<int>(line), ""}, word_at(text, first), {std::to_string(count)}});
}

bool has_lost_letter(std::string_view bytes) { return find_lost_letter(bytes, 0) != std::string_view::npos; }

StatementFile read_xml_statement(std::string_view bytes, const std::string& file, const Layouts&) {
  StatementFile read = read_camt(bytes, file);
  if (has_lost_letter(bytes)) tell_lost_letters(read, decode(bytes, file).text);
  return read;
}

StatementFile read_text_statement(std::string_view bytes, const std::string& file, const Layouts& layouts) {
  const std::string text = decode(bytes, file).text;
  StatementFile read = read_csv(text, layouts, file);
  tell_lost_letters(read, text);
  return read;
}

StatementFile read_swift_statement(std::string_view bytes, const std::string& file, const Layouts&) {
  StatementFile read = read_mt940(bytes, file);
  if (has_lost_letter(bytes)) tell_lost_letters(read, decode(bytes, file).text);
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

StatementFile StatementReaders::read(std::string_view bytes, const std::string& file_name) const {
  if (std::all_of(bytes.begin(), bytes.end(), is_blank)) refuse(Fault::file_empty, "", {file_name, 0, ""});
  guard_kind(bytes, file_name);
  const auto reader = std::find_if(kReaders.begin(), kReaders.end(), [&](const Reader& r) { return r.claims(bytes); });
  return reader->read(bytes, file_name, layouts_);
}

}  // namespace kontor
