#include "engine/bank/mt940_details.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "engine/bank/cell.h"
#include "engine/bank/mt940_labels.h"
#include "engine/text/fold.h"

namespace kontor {

namespace {

constexpr std::size_t kPieceSize = 27;  // of a purpose and of a name
constexpr std::size_t kLineSize = 65;
constexpr std::size_t kTagSize = 4;  // ":86:" stands on the first line

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t characters_in(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string joined(const std::vector<std::string_view>& lines) {
  std::string text;
  for (const std::string_view line : lines) text += line;
  return text;
}

std::string unwrapped(const std::vector<std::string_view>& lines) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    text += lines[i];
    const std::size_t full = i == 0 ? kLineSize - kTagSize : kLineSize;
    if (i + 1 < lines.size() && characters_in(lines[i]) < full) text.push_back(' ');
  }
  return text;
}

bool is_purpose(int number) { return (number >= 20 && number <= 29) || (number >= 60 && number <= 63); }
bool is_subfield(int number) {
  return number == 0 || number == 10 || is_purpose(number) || (number >= 30 && number <= 38) ||
         (number >= 70 && number <= 79);
}

// The two digits behind a separator, -1 when there are none.
int subfield_at(std::string_view text, std::size_t at, char separator) {
  if (at + 2 >= text.size() || text[at] != separator || !is_digit(text[at + 1]) || !is_digit(text[at + 2])) return -1;
  const int number = (text[at + 1] - '0') * 10 + (text[at + 2] - '0');
  return is_subfield(number) ? number : -1;
}

struct Subfield {
  int number;
  std::string_view text;
};

// None when this is not the German way.
std::vector<Subfield> subfields_of(std::string_view text) {
  if (text.size() < 6 || !std::all_of(text.begin(), text.begin() + 3, is_digit)) return {};
  const char separator = text[3];
  const bool is_mark = !is_digit(separator) && static_cast<unsigned char>(separator) < 0x80 &&
                       ((separator | 0x20) < 'a' || (separator | 0x20) > 'z');
  const int first = subfield_at(text, 3, separator);
  if (!is_mark || first < 0 || (separator == ' ' && first != 0)) return {};
  std::vector<Subfield> fields;
  std::array<bool, 100> met{};
  int purpose = -1;  // the last one met: those of the purpose only count upwards
  std::size_t begin = 3;
  for (std::size_t at = 3; at < text.size(); ++at) {
    const int number = subfield_at(text, at, separator);
    if (number < 0 || met.at(static_cast<std::size_t>(number)) || (is_purpose(number) && number < purpose)) continue;
    met.at(static_cast<std::size_t>(number)) = true;
    if (is_purpose(number)) purpose = number;
    if (!fields.empty()) fields.back().text = text.substr(begin, at - begin);
    begin = at + 3;
    fields.push_back({number, text.substr(begin)});
    at += 2;
  }
  return fields;
}

// A piece that is not full ends where its word ends; a label never goes on from the piece before it.
void append_piece(std::string& text, std::size_t& size_before, std::string_view piece) {
  if (!text.empty() && (size_before < kPieceSize || begins_with_label(piece))) text.push_back(' ');
  text += piece;
  size_before = characters_in(piece);
}

// Transactions that give money back because a direct debit or a transfer was not carried out.
bool is_return(std::string_view code) {
  constexpr auto kReturns = std::to_array<std::string_view>({"108", "109", "159", "181", "182", "183", "184"});
  return std::find(kReturns.begin(), kReturns.end(), code) != kReturns.end();
}

std::string without_blanks(std::string_view text) {
  std::string bare = tidy(text);
  bare.erase(std::remove(bare.begin(), bare.end(), ' '), bare.end());
  return bare;
}

SwiftDetails from_subfields(const std::vector<Subfield>& fields, std::string_view code) {
  SwiftDetails details;
  details.code = code;
  std::string purpose, name, more;
  std::size_t purpose_size = 0, name_size = 0, more_size = 0;
  for (const auto& [number, text] : fields) {
    if (number == 0) details.kind = tidy(text);
    if (is_purpose(number)) append_piece(purpose, purpose_size, text);
    if (number == 30) details.counterparty_bank = without_blanks(text);
    if (number == 31) details.counterparty_account = without_blanks(text);
    if (number == 38) details.counterparty_account = without_blanks(text);  // the IBAN beside an older number
    if (number == 32 || number == 33) append_piece(name, name_size, text);
    if (number == 34 && is_return(code)) details.return_reason = tidy(text);
    if (number >= 70) append_piece(more, more_size, text);
  }
  details.counterparty = tidy(name);
  read_labels(purpose, details);
  if (details.purpose.empty()) details.purpose = tidy(more);
  return details;
}

}  // namespace

SwiftDetails swift_details(const std::vector<std::string_view>& lines) {
  const std::string text = joined(lines);
  const std::string_view bare = trimmed(text);
  if (const auto fields = subfields_of(bare); !fields.empty()) return from_subfields(fields, bare.substr(0, 3));
  SwiftDetails details;
  if (read_slashes(bare, details)) return details;
  read_labels(unwrapped(lines), details);
  return details;
}

}  // namespace kontor
